import CHarfBuzz

/// A sign of any height made of parts; offsets and heights are parts of the font size, from the bottom upwards.
struct GlyphAssembly {
    var parts: [(glyph: UInt32, offset: Double)]
    var height: Double
}

extension LoadedFont {
    /// How far a slanted glyph leans over its width.
    func italicCorrection(of glyph: UInt32) -> Double {
        Double(hb_ot_math_get_glyph_italics_correction(handle, glyph)) / unitsPerEm
    }

    /// The smallest variant of a glyph that is at least so high; the highest one when none is.
    func verticalVariant(of glyph: UInt32, atLeast height: Double) -> UInt32 {
        var count: UInt32 = 16
        var variants = [hb_ot_math_glyph_variant_t](repeating: hb_ot_math_glyph_variant_t(), count: Int(count))
        hb_ot_math_get_glyph_variants(handle, glyph, HB_DIRECTION_BTT, 0, &count, &variants)
        for variant in variants.prefix(Int(count)) where Double(variant.advance) / unitsPerEm >= height {
            return variant.glyph
        }
        return count > 0 ? variants[Int(count) - 1].glyph : glyph
    }

    /// A sign of about the given height made of parts; nil when the font has no parts for it.
    func verticalAssembly(of glyph: UInt32, height: Double) -> GlyphAssembly? {
        var count: UInt32 = 16
        var parts = [hb_ot_math_glyph_part_t](repeating: hb_ot_math_glyph_part_t(), count: Int(count))
        hb_ot_math_get_glyph_assembly(handle, glyph, HB_DIRECTION_BTT, 0, &count, &parts, nil)
        guard count > 0 else { return nil }
        let overlap = Double(hb_ot_math_get_min_connector_overlap(handle, HB_DIRECTION_BTT)) / unitsPerEm
        for repeats in 0..<200 {
            var result: [(glyph: UInt32, offset: Double)] = []
            var top = 0.0
            for part in parts.prefix(Int(count)) {
                let isExtender = part.flags.rawValue & HB_OT_MATH_GLYPH_PART_FLAG_EXTENDER.rawValue != 0
                for _ in 0..<(isExtender ? repeats : 1) {
                    let offset = result.isEmpty ? 0 : top - overlap
                    result.append((part.glyph, offset))
                    top = offset + Double(part.full_advance) / unitsPerEm
                }
            }
            if top >= height { return GlyphAssembly(parts: result, height: top) }
        }
        return nil
    }
}
