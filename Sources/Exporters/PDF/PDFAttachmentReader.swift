/// Takes the attached files out of a PDF again.
public enum PDFAttachmentReader {
    /// Name trees that are nested deeper than this are taken for a circle.
    private static let deepestTree = 32

    /// The files inside a PDF, in the order of their names.
    ///
    /// - Throws: `ExportError.pdfUnreadable` for what is no PDF.
    public static func attachments(in bytes: [UInt8]) throws(ExportError) -> [PDFAttachment] {
        let file: PDFFile
        do { file = try PDFFile(bytes) } catch { throw .pdfUnreadable(reason: "\(error)") }
        guard let tree = file.catalog["/Names"]?["/EmbeddedFiles"] else { return [] }
        return specifications(in: tree, depth: 0).compactMap(attachment)
    }

    private static func specifications(in node: PDFObject, depth: Int) -> [(name: String, file: PDFObject)] {
        guard depth < deepestTree else { return [] }
        let entries = node["/Names"]?.items ?? []
        let own = stride(from: 0, to: entries.count - 1, by: 2).compactMap { index in
            entries[index].text.map { (name: $0, file: entries[index + 1]) }
        }
        return own + (node["/Kids"]?.items ?? []).flatMap { specifications(in: $0, depth: depth + 1) }
    }

    private static func attachment(name: String, file: PDFObject) -> PDFAttachment? {
        guard let stream = file["/EF"]?["/F"], let bytes = stream.streamData else { return nil }
        return PDFAttachment(
            name: name, mediaType: String((stream.streamDictionary["/Subtype"]?.name ?? "").dropFirst()),
            description: file["/Desc"]?.text ?? "",
            relationship: PDFAttachment.Relationship(
                rawValue: String((file["/AFRelationship"]?.name ?? "").dropFirst())) ?? .supplement,
            bytes: bytes)
    }
}
