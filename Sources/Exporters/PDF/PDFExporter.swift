import CCairo
import Drawing
public import Typesetting

/// Writes pages as tagged PDF: fonts embedded, text that copies rightly, links, outline, structure, attached files.
public enum PDFExporter {
    /// The document's bytes; equal pages and attachments give equal bytes.
    ///
    /// - Parameter attachments: files that go inside, each with a name of its own.
    public static func pdf(
        _ document: TypesetDocument, attachments: [PDFAttachment] = []
    ) throws(ExportError) -> [UInt8] {
        for usesStandIns in [true, false] {
            let drawn = try drawn(document, usesStandIns: usesStandIns)
            do throws(ExportError) {
                let bytes = try PDFFinishing.finished(
                    drawn.bytes, document.information, tags: drawn.tags, longPaths: drawn.longPaths,
                    attachments: attachments)
                if let bytes { return bytes }
            } catch {
                // Where a stand-in was all there was to an element, the element is missing with it.
                guard usesStandIns, !drawn.longPaths.contents.isEmpty else { throw error }
            }
        }
        throw .drawingFailed(format: "PDF", reason: "a path found no place in its page")
    }

    /// The file as Cairo writes it, the elements of its structure in the order in which they were begun, and its long paths.
    static func drawn(
        _ document: TypesetDocument, usesStandIns: Bool = true
    ) throws(ExportError) -> (bytes: [UInt8], tags: [StructureTag?], longPaths: PDFLongPaths) {
        let sink = ByteSink()
        let size = document.pages.first?.size ?? Size(width: 595.276, height: 841.89)
        let surface = cairo_pdf_surface_create_for_stream(
            ByteSink.write, Unmanaged.passUnretained(sink).toOpaque(), size.width, size.height)
        defer { cairo_surface_destroy(surface) }
        guard let surface else { throw .drawingFailed(format: "PDF", reason: "no surface") }
        setMetadata(document.information, surface)
        let drawing = CairoSurface(surface: surface, writesTags: true, usesStandIns: usesStandIns)
        for page in document.pages {
            cairo_pdf_surface_set_size(surface, page.size.width, page.size.height)
            try drawing.draw(StructuredContent.prepared(page.items))
            cairo_show_page(drawing.context)
        }
        addOutline(document.outline, surface)
        cairo_surface_finish(surface)
        let status = cairo_surface_status(surface)
        guard status == CAIRO_STATUS_SUCCESS else {
            throw .drawingFailed(format: "PDF", reason: String(cString: cairo_status_to_string(status)))
        }
        return (sink.bytes, drawing.tags, drawing.longPaths)
    }

    private static func setMetadata(_ information: TypesetDocument.Information, _ surface: OpaquePointer) {
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, information.title)
        if !information.authors.isEmpty {
            cairo_pdf_surface_set_metadata(
                surface, CAIRO_PDF_METADATA_AUTHOR, information.authors.joined(separator: ", "))
        }
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "IonWeave")
        // The notebook's own date, never the clock: the same notebook gives the same bytes.
        let day = information.date.flatMap(ReportDate.init) == nil ? "2000-01-01" : information.date ?? "2000-01-01"
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "\(day)T00:00:00Z")
    }

    private static func addOutline(_ entries: [TypesetDocument.OutlineEntry], _ surface: OpaquePointer) {
        var parents: [(level: Int, identifier: Int32)] = []
        for entry in entries {
            while let last = parents.last, last.level >= entry.level { parents.removeLast() }
            let parent = parents.last?.identifier ?? Int32(CAIRO_PDF_OUTLINE_ROOT)
            let target = "dest='\(entry.destination.replacing("\\", with: "\\\\").replacing("'", with: "\\'"))'"
            let identifier = cairo_pdf_surface_add_outline(
                surface, parent, entry.title, target, CAIRO_PDF_OUTLINE_FLAG_OPEN)
            parents.append((entry.level, identifier))
        }
    }
}
