import CHarfBuzz
public import Drawing

/// Glyphs as paths, for formats that cannot carry fonts.
public struct GlyphOutlines {
    private let fonts: FontBook

    public init(fonts: FontBook) { self.fonts = fonts }

    /// The outline of a glyph at a font size of one point, y downwards from the baseline.
    public func path(of glyph: UInt32, in file: FontFile) -> Path {
        guard let font = fonts.loaded(file) else { return Path() }
        let collector = OutlineCollector(scale: 1 / font.unitsPerEm)
        let functions = hb_draw_funcs_create()
        defer { hb_draw_funcs_destroy(functions) }
        hb_draw_funcs_set_move_to_func(
            functions, { _, data, _, x, y, _ in OutlineCollector.from(data).move(x, y) }, nil, nil)
        hb_draw_funcs_set_line_to_func(
            functions, { _, data, _, x, y, _ in OutlineCollector.from(data).line(x, y) }, nil, nil)
        hb_draw_funcs_set_cubic_to_func(
            functions,
            { _, data, _, x1, y1, x2, y2, x, y, _ in OutlineCollector.from(data).curve(x1, y1, x2, y2, x, y) }, nil, nil
        )
        hb_draw_funcs_set_close_path_func(
            functions, { _, data, _, _ in OutlineCollector.from(data).path.close() }, nil, nil)
        hb_font_get_glyph_shape(font.handle, glyph, functions, Unmanaged.passUnretained(collector).toOpaque())
        return collector.path
    }
}

/// Receives an outline from HarfBuzz.
private final class OutlineCollector {
    var path = Path()
    private let scale: Double

    init(scale: Double) { self.scale = scale }

    static func from(_ data: UnsafeMutableRawPointer?) -> OutlineCollector {
        guard let data else { preconditionFailure("HarfBuzz hands back the pointer that it was given") }
        return Unmanaged<OutlineCollector>.fromOpaque(data).takeUnretainedValue()
    }

    func move(_ x: Float, _ y: Float) { path.move(to: point(x, y)) }
    func line(_ x: Float, _ y: Float) { path.line(to: point(x, y)) }
    func curve(_ x1: Float, _ y1: Float, _ x2: Float, _ y2: Float, _ x: Float, _ y: Float) {
        path.curve(point(x1, y1), point(x2, y2), to: point(x, y))
    }

    private func point(_ x: Float, _ y: Float) -> Point { Point(x: Double(x) * scale, y: -Double(y) * scale) }
}
