import CHarfBuzz
public import Drawing

/// A font file opened for shaping; all measures are parts of the font size (1 is an em).
public final class LoadedFont {
    public let file: FontFile
    let handle: OpaquePointer
    let unitsPerEm: Double
    /// Height above and depth below the baseline that lines of this font need, both positive.
    public let ascent: Double
    public let descent: Double
    public let xHeight: Double
    public let capHeight: Double

    /// Nil when the file is no font.
    init?(file: FontFile) {
        guard let blob = hb_blob_create_from_file_or_fail(file.path) else { return nil }
        defer { hb_blob_destroy(blob) }
        guard let face = hb_face_create(blob, UInt32(file.index)) else { return nil }
        defer { hb_face_destroy(face) }
        guard hb_face_get_glyph_count(face) > 0, let font = hb_font_create(face) else { return nil }
        self.file = file
        handle = font
        let unitsPerEm = Double(hb_face_get_upem(face))
        self.unitsPerEm = unitsPerEm
        hb_font_set_scale(font, Int32(unitsPerEm), Int32(unitsPerEm))
        func metric(_ tag: hb_ot_metrics_tag_t) -> Double? {
            var position: hb_position_t = 0
            return hb_ot_metrics_get_position(font, tag, &position) != 0 ? Double(position) / unitsPerEm : nil
        }
        ascent = metric(HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER) ?? 0.8
        descent = -(metric(HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER) ?? -0.2)
        xHeight = metric(HB_OT_METRICS_TAG_X_HEIGHT) ?? 0.45
        capHeight = metric(HB_OT_METRICS_TAG_CAP_HEIGHT) ?? 0.7
    }

    deinit { hb_font_destroy(handle) }

    /// The glyph of a character; nil when the font has none.
    func glyph(for scalar: Unicode.Scalar) -> UInt32? {
        var glyph: hb_codepoint_t = 0
        return hb_font_get_nominal_glyph(handle, scalar.value, &glyph) != 0 ? glyph : nil
    }

    func advance(of glyph: UInt32) -> Double { Double(hb_font_get_glyph_h_advance(handle, glyph)) / unitsPerEm }

    /// The glyph's inked rectangle, y upwards from the baseline.
    func extents(of glyph: UInt32) -> (left: Double, bottom: Double, right: Double, top: Double) {
        var extents = hb_glyph_extents_t()
        guard hb_font_get_glyph_extents(handle, glyph, &extents) != 0 else { return (0, 0, 0, 0) }
        let left = Double(extents.x_bearing) / unitsPerEm
        let top = Double(extents.y_bearing) / unitsPerEm
        return (left, top + Double(extents.height) / unitsPerEm, left + Double(extents.width) / unitsPerEm, top)
    }
}
