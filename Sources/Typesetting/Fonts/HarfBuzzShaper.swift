import CHarfBuzz
public import Drawing

/// Shapes text with HarfBuzz: kerning, ligatures, and another font where the asked one lacks a character.
public final class HarfBuzzShaper: TextShaper {
    public let fonts: FontBook
    private let buffer: OpaquePointer
    private var cache: [CacheKey: ShapedText] = [:]
    private var fallbacks: [CacheKey: [LoadedFont]] = [:]

    private struct CacheKey: Hashable {
        var text: String
        var style: TextStyle
    }

    public init(fonts: FontBook) {
        self.fonts = fonts
        buffer = hb_buffer_create()
    }

    deinit { hb_buffer_destroy(buffer) }

    /// Shapes one line of text. The style's family must be installed: `FontBook.font(for:)` is where that is found out.
    public func shape(_ text: String, style: TextStyle) -> ShapedText {
        let key = CacheKey(text: text, style: style)
        if let known = cache[key] { return known }
        guard let font = try? fonts.font(for: style) else {
            return ShapedText(runs: [], width: 0, ascent: 0, descent: 0)
        }
        var runs: [GlyphRun] = []
        for (part, font) in parts(of: text, font: font, style: style) {
            runs.append(run(part, font: font, style: style))
        }
        let shaped = ShapedText(
            runs: runs, width: runs.reduce(0) { $0 + $1.advance }, ascent: font.ascent * style.size,
            descent: font.descent * style.size)
        cache[key] = shaped
        return shaped
    }

    /// The text cut where another font must step in.
    private func parts(of text: String, font: LoadedFont, style: TextStyle) -> [(String, LoadedFont)] {
        var parts: [(text: String, font: LoadedFont)] = []
        for character in text {
            let chosen = self.font(for: character, font: font, style: style)
            if let last = parts.last, last.font === chosen {
                parts[parts.count - 1].text.append(character)
            } else {
                parts.append((String(character), chosen))
            }
        }
        return parts
    }

    private func font(for character: Character, font: LoadedFont, style: TextStyle) -> LoadedFont {
        func covers(_ font: LoadedFont) -> Bool {
            character.unicodeScalars.allSatisfy { Self.isInvisible($0) || font.glyph(for: $0) != nil }
        }
        if covers(font) { return font }
        let key = CacheKey(text: "", style: style)
        let others = fallbacks[key] ?? fonts.fallbacks(for: style)
        fallbacks[key] = others
        return others.first(where: covers) ?? font
    }

    /// Characters that HarfBuzz sets without a glyph of their own.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.generalCategory == .spaceSeparator
    }

    /// OpenType's feature `smcp` for a whole text.
    private static let smallCaps = hb_feature_t(
        tag: "smcp".utf8.reduce(0) { $0 << 8 | UInt32($1) }, value: 1, start: 0, end: .max)

    private func run(_ text: String, font: LoadedFont, style: TextStyle) -> GlyphRun {
        hb_buffer_clear_contents(buffer)
        hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS)
        var bytes = Array(text.utf8)
        bytes.withUnsafeMutableBufferPointer { pointer in
            pointer.withMemoryRebound(to: CChar.self) {
                hb_buffer_add_utf8(buffer, $0.baseAddress, Int32($0.count), 0, Int32($0.count))
            }
        }
        hb_buffer_guess_segment_properties(buffer)
        let features = style.isSmallCaps ? [Self.smallCaps] : []
        hb_shape(font.handle, buffer, features, UInt32(features.count))
        var count: UInt32 = 0
        let infos = hb_buffer_get_glyph_infos(buffer, &count)
        let positions = hb_buffer_get_glyph_positions(buffer, &count)
        let scale = style.size / font.unitsPerEm
        var glyphs: [GlyphRun.Glyph] = []
        glyphs.reserveCapacity(Int(count))
        var pen = 0.0
        for index in 0..<Int(count) {
            guard let info = infos?[index], let position = positions?[index] else { break }
            glyphs.append(
                GlyphRun.Glyph(
                    id: info.codepoint, x: pen + Double(position.x_offset) * scale,
                    y: -Double(position.y_offset) * scale,
                    cluster: Int(info.cluster)))
            pen += Double(position.x_advance) * scale
        }
        return GlyphRun(font: font.file, size: style.size, color: style.color, glyphs: glyphs, text: text, advance: pen)
    }
}
