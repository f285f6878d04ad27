import CHarfBuzz

/// What a mathematical font says of its glyphs; all measures are parts of the font size.
final class MathFont {
    let font: LoadedFont
    let constants: MathConstants
    private let buffer: OpaquePointer
    private var scriptGlyphs: [ScriptKey: UInt32] = [:]

    private struct ScriptKey: Hashable {
        var scalar: Unicode.Scalar
        var level: Int
    }

    init(_ font: LoadedFont) {
        self.font = font
        constants = MathConstants(font)
        buffer = hb_buffer_create()
    }

    deinit { hb_buffer_destroy(buffer) }

    /// The glyph of a character, nil when the font has none.
    ///
    /// - Parameter scriptLevel: 0 in text, 1 in scripts, 2 in scripts of scripts, for which fonts have glyphs of their own.
    func glyph(for scalar: Unicode.Scalar, scriptLevel: Int = 0) -> UInt32? {
        guard let glyph = font.glyph(for: scalar), scriptLevel > 0 else { return font.glyph(for: scalar) }
        let key = ScriptKey(scalar: scalar, level: scriptLevel)
        if let known = scriptGlyphs[key] { return known }
        let found = scriptGlyph(scalar, level: scriptLevel) ?? glyph
        scriptGlyphs[key] = found
        return found
    }

    private func scriptGlyph(_ scalar: Unicode.Scalar, level: Int) -> UInt32? {
        hb_buffer_clear_contents(buffer)
        hb_buffer_add(buffer, scalar.value, 0)
        hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE)
        hb_buffer_guess_segment_properties(buffer)
        // Scripts are found in fonts under the script "math".
        hb_buffer_set_script(buffer, HB_SCRIPT_MATH)
        var feature = hb_feature_t(
            tag: 0x7373_7479, value: UInt32(level), start: 0, end: UInt32.max)
        hb_shape(font.handle, buffer, &feature, 1)
        var count: UInt32 = 0
        let infos = hb_buffer_get_glyph_infos(buffer, &count)
        return count == 1 ? infos?[0].codepoint : nil
    }

    /// How far a slanted glyph leans over its width.
    func italicCorrection(of glyph: UInt32) -> Double {
        Double(hb_ot_math_get_glyph_italics_correction(font.handle, glyph)) / font.unitsPerEm
    }

    /// Where the middle of an accent lies over a glyph.
    func accentAttachment(of glyph: UInt32) -> Double {
        Double(hb_ot_math_get_glyph_top_accent_attachment(font.handle, glyph)) / font.unitsPerEm
    }

    enum Corner { case topRight, bottomRight, topLeft, bottomLeft }

    /// The space to add at a glyph's corner, at a height over the baseline.
    func kern(of glyph: UInt32, at corner: Corner, height: Double) -> Double {
        let place =
            switch corner {
            case .topRight: HB_OT_MATH_KERN_TOP_RIGHT
            case .bottomRight: HB_OT_MATH_KERN_BOTTOM_RIGHT
            case .topLeft: HB_OT_MATH_KERN_TOP_LEFT
            case .bottomLeft: HB_OT_MATH_KERN_BOTTOM_LEFT
            }
        return Double(
            hb_ot_math_get_glyph_kerning(font.handle, glyph, place, Int32((height * font.unitsPerEm).rounded())))
            / font.unitsPerEm
    }

    // MARK: Glyphs that grow

    enum Direction { case vertical, horizontal }

    private func direction(_ direction: Direction) -> hb_direction_t {
        direction == .vertical ? HB_DIRECTION_BTT : HB_DIRECTION_LTR
    }

    /// A glyph's variants with their heights or widths, from the smallest.
    func variants(of glyph: UInt32, _ direction: Direction) -> [(glyph: UInt32, size: Double)] {
        var count: UInt32 = 32
        var variants = [hb_ot_math_glyph_variant_t](repeating: hb_ot_math_glyph_variant_t(), count: Int(count))
        hb_ot_math_get_glyph_variants(font.handle, glyph, self.direction(direction), 0, &count, &variants)
        return variants.prefix(Int(count)).map { ($0.glyph, Double($0.advance) / font.unitsPerEm) }
    }

    /// The smallest variant that is at least so large; nil when none is.
    func variant(of glyph: UInt32, _ direction: Direction, atLeast size: Double) -> UInt32? {
        let variants = variants(of: glyph, direction)
        if variants.isEmpty { return extent(of: glyph, direction) >= size ? glyph : nil }
        return variants.first { $0.size >= size }?.glyph
    }

    private func extent(of glyph: UInt32, _ direction: Direction) -> Double {
        let extents = font.extents(of: glyph)
        return direction == .vertical ? extents.top - extents.bottom : extents.right - extents.left
    }

    /// A sign of at least the given size made of parts; nil when the font has no parts for it.
    func assembly(of glyph: UInt32, _ direction: Direction, atLeast size: Double) -> GlyphAssembly? {
        var count: UInt32 = 16
        var parts = [hb_ot_math_glyph_part_t](repeating: hb_ot_math_glyph_part_t(), count: Int(count))
        hb_ot_math_get_glyph_assembly(font.handle, glyph, self.direction(direction), 0, &count, &parts, nil)
        let scale = 1 / font.unitsPerEm
        return GlyphAssembly(
            parts: parts.prefix(Int(count)).map { part in
                GlyphAssembly.Part(
                    glyph: part.glyph, advance: Double(part.full_advance) * scale,
                    startConnector: Double(part.start_connector_length) * scale,
                    endConnector: Double(part.end_connector_length) * scale,
                    isExtender: part.flags.rawValue & HB_OT_MATH_GLYPH_PART_FLAG_EXTENDER.rawValue != 0)
            },
            minOverlap: Double(hb_ot_math_get_min_connector_overlap(font.handle, self.direction(direction))) * scale,
            atLeast: size)
    }
}
