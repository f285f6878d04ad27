public import Drawing
public import Typesetting

/// Writes display lists as SVG.
///
/// Letters are drawn as outlines, each defined once, so that they look the same everywhere; or they stay text that can be selected and
/// searched, as wide as in the outlines whatever font the reader has.
public struct SVGExporter {
    private let outlines: GlyphOutlines

    public init(fonts: FontBook) { outlines = GlyphOutlines(fonts: fonts) }

    /// - Parameters:
    ///   - title: what the drawing shows, for readers who cannot see it.
    ///   - prefix: begins all identifiers, so that several drawings can stand in one page.
    ///   - isFragment: whether the text goes into an HTML page instead of a file of its own.
    ///   - keepsText: whether letters stay text.
    public func svg(
        _ list: DisplayList, title: String?, prefix: String = "g", isFragment: Bool = false, keepsText: Bool = false
    ) -> String {
        var writer = SVGWriter(outlines: outlines, prefix: prefix, keepsText: keepsText)
        writer.write(list.items)
        let width = SVGNumber.text(list.size.width)
        let height = SVGNumber.text(list.size.height)
        var text = isFragment ? "" : "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        let namespaces =
            isFragment ? "" : " xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\""
        text += "<svg\(namespaces) width=\"\(width)pt\" height=\"\(height)pt\" viewBox=\"0 0 \(width) \(height)\""
        text +=
            title == nil
            ? " aria-hidden=\"true\">\n" : " role=\"img\">\n<title>\(SVGWriter.escaped(title ?? ""))</title>\n"
        if !writer.definitions.isEmpty { text += "<defs>\n\(writer.definitions)</defs>\n" }
        return text + writer.body + "</svg>\n"
    }
}

/// Collects a drawing's elements.
private struct SVGWriter {
    private let outlines: GlyphOutlines
    private let prefix: String
    private let keepsText: Bool
    private(set) var definitions = ""
    private(set) var body = ""
    private var glyphs: [GlyphKey: String] = [:]
    private var clipCount = 0

    private struct GlyphKey: Hashable {
        var font: FontFile
        var glyph: UInt32
    }

    init(outlines: GlyphOutlines, prefix: String, keepsText: Bool) {
        self.outlines = outlines
        self.prefix = prefix
        self.keepsText = keepsText
    }

    mutating func write(_ items: [DisplayItem]) { for item in items { write(item) } }

    private mutating func write(_ item: DisplayItem) {
        switch item {
        case .fill(let path, let color): body += "<path d=\"\(SVGPathData.absolute(path))\"\(Self.fill(color))/>\n"
        case .stroke(let path, var style):
            if style.dash.isEmpty, let compact = SVGPathData.compact(path) {
                style.width *= 100
                body += "<path transform=\"scale(.01)\" d=\"\(compact)\" fill=\"none\"\(Self.stroke(style))/>\n"
                return
            }
            body += "<path d=\"\(SVGPathData.absolute(path))\" fill=\"none\"\(Self.stroke(style))/>\n"
        case .glyphs(let run, let origin): write(run, at: origin)
        case .image(let image, let rect):
            let type = image.format == .png ? "image/png" : "image/jpeg"
            body +=
                "<image x=\"\(SVGNumber.text(rect.minX))\" y=\"\(SVGNumber.text(rect.minY))\" width=\"\(SVGNumber.text(rect.width))\""
            // Without it readers keep the shape of the image's pixels and leave margins where cells are no squares.
            body += " height=\"\(SVGNumber.text(rect.height))\" preserveAspectRatio=\"none\""
            body +=
                " href=\"data:\(type);base64,\(Base64.text(image.bytes))\"/>\n"
        case .group(let transform, let clip, let items):
            var attributes = transform == .identity ? "" : " transform=\"\(Self.text(transform))\""
            if let clip {
                clipCount += 1
                definitions +=
                    "<clipPath id=\"\(prefix)c\(clipCount)\"><path d=\"\(SVGPathData.absolute(clip))\"/></clipPath>\n"
                attributes += " clip-path=\"url(#\(prefix)c\(clipCount))\""
            }
            body += "<g\(attributes)>\n"
            write(items)
            body += "</g>\n"
        case .link(.address(let address), let items):
            body += "<a href=\"\(Self.escaped(address))\">\n"
            write(items)
            body += "</a>\n"
        case .link(.destination, let items), .tagged(_, let items): write(items)
        case .destination: break
        }
    }

    /// Glyphs in units of a thousandth of their size, so that they need no transform of their own.
    private mutating func write(_ run: GlyphRun, at origin: Point) {
        guard !run.glyphs.isEmpty, run.size > 0 else { return }
        if keepsText, let font = SVGFont(run) { return write(run, as: font, at: origin) }
        let unit = run.size / Self.unitsPerSize
        var uses = ""
        for glyph in run.glyphs {
            guard let identifier = identifier(GlyphKey(font: run.font, glyph: glyph.id)) else { continue }
            let x = SVGNumber.text(glyph.x / unit, decimals: 0)
            let y = SVGNumber.text(glyph.y / unit, decimals: 0)
            uses += "<use href=\"#\(identifier)\""
            if x != "0" { uses += " x=\"\(x)\"" }
            if y != "0" { uses += " y=\"\(y)\"" }
            uses += "/>"
        }
        guard !uses.isEmpty else { return }
        let place = "translate(\(SVGNumber.text(origin.x)) \(SVGNumber.text(origin.y)))"
        body += "<g\(Self.fill(run.color)) transform=\"\(place) scale(\(SVGNumber.text(unit, decimals: 6)))\""
        body += " aria-label=\"\(Self.escaped(run.text))\">\(uses)</g>\n"
    }

    /// Letters of the reader's own font, as wide together as those that the figure was laid out with.
    private mutating func write(_ run: GlyphRun, as font: SVGFont, at origin: Point) {
        body += "<text x=\"\(SVGNumber.text(origin.x))\" y=\"\(SVGNumber.text(origin.y))\"\(font.attributes)"
        body += " font-size=\"\(SVGNumber.text(run.size))\"\(Self.fill(run.color))"
        body +=
            " textLength=\"\(SVGNumber.text(run.advance))\" lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\">"
        body += "\(Self.escaped(run.text))</text>\n"
    }

    private static let unitsPerSize = 1000.0

    /// The definition of a glyph's outline; nil for a glyph without ink.
    private mutating func identifier(_ key: GlyphKey) -> String? {
        if let known = glyphs[key] { return known.isEmpty ? nil : known }
        let outline = outlines.path(of: key.glyph, in: key.font)
        guard !outline.isEmpty else {
            glyphs[key] = ""
            return nil
        }
        let identifier = "\(prefix)\(glyphs.count)"
        glyphs[key] = identifier
        definitions += "<path id=\"\(identifier)\" d=\"\(SVGPathData.relative(outline, scale: Self.unitsPerSize))\"/>\n"
        return identifier
    }

    // MARK: Text of values

    private static func fill(_ color: Color) -> String {
        " fill=\"\(hex(color))\"" + (color.alpha < 1 ? " fill-opacity=\"\(SVGNumber.text(color.alpha))\"" : "")
    }

    private static func stroke(_ style: StrokeStyle) -> String {
        var text = " stroke=\"\(hex(style.color))\" stroke-width=\"\(SVGNumber.text(style.width))\""
        if style.color.alpha < 1 { text += " stroke-opacity=\"\(SVGNumber.text(style.color.alpha))\"" }
        if !style.dash.isEmpty {
            text += " stroke-dasharray=\"\(style.dash.map { SVGNumber.text($0) }.joined(separator: " "))\""
        }
        if style.cap != .butt { text += " stroke-linecap=\"\(style.cap.rawValue)\"" }
        if style.join != .miter { text += " stroke-linejoin=\"\(style.join.rawValue)\"" }
        return text
    }

    private static func hex(_ color: Color) -> String {
        let digits = [color.red, color.green, color.blue].map { component in
            let text = String(Int((min(max(component, 0), 1) * 255).rounded()), radix: 16)
            return text.count == 1 ? "0" + text : text
        }
        return "#" + digits.joined()
    }

    private static func text(_ transform: Transform) -> String {
        if transform.a == 1, transform.b == 0, transform.c == 0, transform.d == 1 {
            return "translate(\(SVGNumber.text(transform.translateX)) \(SVGNumber.text(transform.translateY)))"
        }
        let values = [transform.a, transform.b, transform.c, transform.d, transform.translateX, transform.translateY]
        return "matrix(\(values.map { SVGNumber.text($0, decimals: 4) }.joined(separator: " ")))"
    }

    static func escaped(_ text: String) -> String { MarkupText.escaped(text) }
}
