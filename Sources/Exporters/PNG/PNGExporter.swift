import CCairo
public import Drawing

/// Draws a display list as an image.
public enum PNGExporter {
    /// - Parameter resolution: pixels per inch.
    public static func png(_ list: DisplayList, resolution: Double) throws(ExportError) -> [UInt8] {
        try drawn(list, resolution: resolution) { surface throws(ExportError) in
            let sink = ByteSink()
            let status = cairo_surface_write_to_png_stream(
                surface, ByteSink.write, Unmanaged.passUnretained(sink).toOpaque())
            guard status == CAIRO_STATUS_SUCCESS else {
                throw .drawingFailed(format: "PNG", reason: String(cString: cairo_status_to_string(status)))
            }
            return sink.bytes
        }
    }

    /// The pixels themselves, four bytes each, row after row.
    static func pixels(_ list: DisplayList, resolution: Double) throws(ExportError) -> [UInt8] {
        try drawn(list, resolution: resolution) { surface throws(ExportError) in
            cairo_surface_flush(surface)
            guard let data = cairo_image_surface_get_data(surface) else { return [] }
            let count = Int(cairo_image_surface_get_stride(surface)) * Int(cairo_image_surface_get_height(surface))
            return Array(UnsafeBufferPointer(start: data, count: count))
        }
    }

    private static func drawn(
        _ list: DisplayList, resolution: Double, _ read: (OpaquePointer) throws(ExportError) -> [UInt8]
    ) throws(ExportError) -> [UInt8] {
        let scale = resolution / 72
        let surface = cairo_image_surface_create(
            CAIRO_FORMAT_ARGB32, Int32((list.size.width * scale).rounded(.up)),
            Int32((list.size.height * scale).rounded(.up)))
        defer { cairo_surface_destroy(surface) }
        guard let surface else { throw .drawingFailed(format: "PNG", reason: "no surface") }
        let drawing = CairoSurface(surface: surface, writesTags: false)
        cairo_set_source_rgb(drawing.context, 1, 1, 1)
        cairo_paint(drawing.context)
        cairo_scale(drawing.context, scale, scale)
        try drawing.draw(list.items)
        return try read(surface)
    }
}
