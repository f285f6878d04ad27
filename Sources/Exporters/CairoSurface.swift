import CCairo
import Drawing

/// Replays display lists through Cairo.
final class CairoSurface {
    let context: OpaquePointer
    private var faces: [FontFile: OpaquePointer] = [:]
    /// Whether links, destinations and structure tags are written: a PDF has them, an image has not.
    private let writesTags: Bool
    private let usesStandIns: Bool
    /// The elements of the structure in the order in which they were begun; nil for a link.
    private(set) var tags: [StructureTag?] = []
    /// Long paths that were drawn as stand-ins.
    private(set) var longPaths = PDFLongPaths()

    /// What artifacts are called until `PDFFinishing` marks them: Cairo has no name for them.
    static let artifactName = "Private"

    static func tagName(_ tag: StructureTag?) -> String {
        guard let tag else { return "Link" }
        return tag.role == .artifact ? artifactName : tag.role.rawValue
    }

    /// - Parameter usesStandIns: whether long paths are kept from Cairo, to be put into their pages afterwards.
    init(surface: OpaquePointer, writesTags: Bool, usesStandIns: Bool = false) {
        context = cairo_create(surface)
        self.writesTags = writesTags
        self.usesStandIns = usesStandIns
    }

    deinit {
        cairo_destroy(context)
        for face in faces.values { cairo_font_face_destroy(face) }
    }

    func draw(_ items: [DisplayItem]) throws(ExportError) {
        for item in items { try draw(item) }
    }

    private func draw(_ item: DisplayItem) throws(ExportError) {
        switch item {
        case .fill(let path, let color):
            add(path)
            set(color)
            cairo_fill(context)
        case .stroke(let path, let style): stroke(path, style)
        case .glyphs(let run, let origin): try draw(run, at: origin)
        case .image(let image, let rect): try draw(image, in: rect)
        case .group(let transform, let clip, let items):
            cairo_save(context)
            var matrix = cairo_matrix_t(
                xx: transform.a, yx: transform.b, xy: transform.c, yy: transform.d, x0: transform.translateX,
                y0: transform.translateY)
            cairo_transform(context, &matrix)
            if let clip {
                add(clip)
                cairo_clip(context)
            }
            try draw(items)
            cairo_restore(context)
        case .link(let target, let items):
            try tagged(nil, attributes: Self.attributes(target), items)
        case .destination(let name, let point):
            guard writesTags else { return }
            let attributes = "name='\(Self.escaped(name))' x=\(Self.text(point.x)) y=\(Self.text(point.y))"
            cairo_tag_begin(context, "cairo.dest", attributes)
            cairo_tag_end(context, "cairo.dest")
        case .tagged(let tag, let items): try tagged(tag, attributes: "", items)
        }
    }

    private func tagged(
        _ tag: StructureTag?, attributes: String, _ items: [DisplayItem]
    ) throws(ExportError) {
        guard writesTags else { return try draw(items) }
        let name = Self.tagName(tag)
        tags.append(tag)
        cairo_tag_begin(context, name, attributes)
        try draw(items)
        cairo_tag_end(context, name)
    }

    private static func attributes(_ target: LinkTarget) -> String {
        switch target {
        case .address(let address): "uri='\(escaped(address))'"
        case .destination(let name): "dest='\(escaped(name))'"
        }
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("'", with: "\\'")
    }
    private static func text(_ number: Double) -> String { "\((number * 100).rounded() / 100)" }

    private func set(_ color: Color) { cairo_set_source_rgba(context, color.red, color.green, color.blue, color.alpha) }

    private func add(_ path: Path) {
        cairo_new_path(context)
        for element in path.elements {
            switch element {
            case .move(let point): cairo_move_to(context, point.x, point.y)
            case .line(let point): cairo_line_to(context, point.x, point.y)
            case .curve(let first, let second, let end):
                cairo_curve_to(context, first.x, first.y, second.x, second.y, end.x, end.y)
            case .close: cairo_close_path(context)
            }
        }
    }

    private func stroke(_ path: Path, _ style: StrokeStyle) {
        if usesStandIns, let standIn = standIn(path) {
            // In the page's own space, where Cairo writes coordinates as they are.
            cairo_save(context)
            cairo_identity_matrix(context)
            add(standIn)
            finishStroke(style)
            cairo_restore(context)
        } else {
            add(path)
            finishStroke(style)
        }
    }

    /// What Cairo is to draw for a long path that is written without it; nil for short ones and in spaces that are scaled.
    private func standIn(_ path: Path) -> Path? {
        guard path.elements.count >= PDFLongPaths.leastCount else { return nil }
        var matrix = cairo_matrix_t()
        cairo_get_matrix(context, &matrix)
        guard matrix.xx == 1, matrix.yy == 1, matrix.xy == 0, matrix.yx == 0 else { return nil }
        return longPaths.standIn(path, movedBy: Point(x: matrix.x0, y: matrix.y0))
    }

    private func finishStroke(_ style: StrokeStyle) {
        set(style.color)
        cairo_set_line_width(context, style.width)
        cairo_set_dash(context, style.dash, Int32(style.dash.count), 0)
        switch style.cap {
        case .butt: cairo_set_line_cap(context, CAIRO_LINE_CAP_BUTT)
        case .round: cairo_set_line_cap(context, CAIRO_LINE_CAP_ROUND)
        case .square: cairo_set_line_cap(context, CAIRO_LINE_CAP_SQUARE)
        }
        switch style.join {
        case .miter: cairo_set_line_join(context, CAIRO_LINE_JOIN_MITER)
        case .round: cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
        case .bevel: cairo_set_line_join(context, CAIRO_LINE_JOIN_BEVEL)
        }
        cairo_stroke(context)
    }

    private func draw(_ run: GlyphRun, at origin: Point) throws(ExportError) {
        guard !run.glyphs.isEmpty else { return }
        cairo_set_font_face(context, try face(run.font))
        cairo_set_font_size(context, run.size)
        set(run.color)
        let glyphs = run.glyphs.map { cairo_glyph_t(index: UInt($0.id), x: origin.x + $0.x, y: origin.y + $0.y) }
        let clusters = clusters(run)
        guard writesTags, !clusters.isEmpty else {
            cairo_show_glyphs(context, glyphs, Int32(glyphs.count))
            return
        }
        // Text and glyphs go together into the PDF, so that copied text reads rightly across ligatures.
        var text = Array(run.text.utf8).map { CChar(bitPattern: $0) }
        text.append(0)
        cairo_show_text_glyphs(
            context, text, Int32(text.count - 1), glyphs, Int32(glyphs.count), clusters, Int32(clusters.count),
            cairo_text_cluster_flags_t(0))
    }

    /// Bytes of text and glyphs that belong together; empty where glyphs do not follow the text's order.
    private func clusters(_ run: GlyphRun) -> [cairo_text_cluster_t] {
        let total = run.text.utf8.count
        guard total > 0, run.glyphs.first?.cluster == 0 else { return [] }
        var clusters: [cairo_text_cluster_t] = []
        var index = 0
        while index < run.glyphs.count {
            let start = run.glyphs[index].cluster
            var end = index + 1
            while end < run.glyphs.count, run.glyphs[end].cluster == start { end += 1 }
            let next = end < run.glyphs.count ? run.glyphs[end].cluster : total
            guard next >= start else { return [] }
            clusters.append(cairo_text_cluster_t(num_bytes: Int32(next - start), num_glyphs: Int32(end - index)))
            index = end
        }
        return clusters
    }

    private func face(_ file: FontFile) throws(ExportError) -> OpaquePointer {
        if let face = faces[file] { return face }
        guard let face = ionweave_cairo_open_face(file.path, Int32(file.index)) else {
            throw .fontUnreadable(path: file.path)
        }
        faces[file] = face
        return face
    }

    private func draw(_ image: RasterImage, in rect: Rect) throws(ExportError) {
        let surface = try surface(of: image)
        defer { cairo_surface_destroy(surface) }
        let status = cairo_surface_status(surface)
        guard status == CAIRO_STATUS_SUCCESS else {
            throw .imageUnreadable(reason: String(cString: cairo_status_to_string(status)))
        }
        cairo_save(context)
        cairo_translate(context, rect.minX, rect.minY)
        cairo_scale(
            context, rect.width / Double(cairo_image_surface_get_width(surface)),
            rect.height / Double(cairo_image_surface_get_height(surface)))
        cairo_set_source_surface(context, surface, 0, 0)
        // Painting without a shape inside a tag is an error of Cairo 1.16; filled, the edges must not fade.
        cairo_pattern_set_extend(cairo_get_source(context), CAIRO_EXTEND_PAD)
        cairo_rectangle(
            context, 0, 0, Double(cairo_image_surface_get_width(surface)),
            Double(cairo_image_surface_get_height(surface)))
        cairo_fill(context)
        cairo_restore(context)
    }

    private func surface(of image: RasterImage) throws(ExportError) -> OpaquePointer? {
        switch image.format {
        case .png:
            let source = ByteSource(image.bytes)
            return withExtendedLifetime(source) {
                cairo_image_surface_create_from_png_stream(
                    { closure, data, length in
                        guard let closure, let data else { return CAIRO_STATUS_READ_ERROR }
                        return Unmanaged<ByteSource>.fromOpaque(closure).takeUnretainedValue().read(data, Int(length))
                    }, Unmanaged.passUnretained(source).toOpaque())
            }
        case .jpeg:
            // A PDF takes the file as it is; Cairo itself cannot read it for an image of pixels.
            guard writesTags else {
                throw .imageUnreadable(reason: "JPEG files are shown in PDF, SVG and HTML only; use PNG")
            }
            let surface = cairo_image_surface_create(
                CAIRO_FORMAT_RGB24, Int32(image.pixelWidth), Int32(image.pixelHeight))
            guard let copy = malloc(image.bytes.count) else { return surface }
            image.bytes.withUnsafeBytes { bytes in
                if let start = bytes.baseAddress { copy.copyMemory(from: start, byteCount: bytes.count) }
            }
            cairo_surface_set_mime_data(
                surface, CAIRO_MIME_TYPE_JPEG, copy.assumingMemoryBound(to: UInt8.self), UInt(image.bytes.count), free,
                copy)
            return surface
        }
    }
}

/// Bytes that Cairo reads in pieces.
private final class ByteSource {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func read(_ data: UnsafeMutablePointer<UInt8>, _ length: Int) -> cairo_status_t {
        guard bytes.count - position >= length else { return CAIRO_STATUS_READ_ERROR }
        for index in 0..<length { data[index] = bytes[position + index] }
        position += length
        return CAIRO_STATUS_SUCCESS
    }
}

/// Bytes that Cairo writes in pieces.
final class ByteSink {
    private(set) var bytes: [UInt8] = []

    static let write: cairo_write_func_t = { closure, data, length in
        guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
        let sink = Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue()
        sink.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
        return CAIRO_STATUS_SUCCESS
    }
}
