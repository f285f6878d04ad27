internal import Compression
import Drawing
import Typesetting

/// Adds to a PDF what Cairo leaves out: the marks of a tagged document, metadata, attached files.
enum PDFFinishing {
    /// Pages up to so many bytes are packed as small as can be; larger ones would take long.
    private static let largestForHighEffort = 1 << 18

    /// - Parameters:
    ///   - bytes: the file as Cairo wrote it.
    ///   - tags: the elements of its structure, in the order in which they were begun; nil for a link.
    ///   - longPaths: paths that Cairo drew as stand-ins.
    /// - Returns: nil when Cairo left a stand-in out, which it does outside a clip.
    static func finished(
        _ bytes: [UInt8], _ information: TypesetDocument.Information, tags: [StructureTag?],
        longPaths: PDFLongPaths, attachments: [PDFAttachment]
    ) throws(ExportError) -> [UInt8]? {
        let file = try PDFFile(bytes)
        var structure = try PDFStructure(file, tags: tags)
        structure.arrange()
        structure.write(to: file)
        let catalog = file.catalog
        catalog["/MarkInfo"] = file.dictionary([("/Marked", file.bool(true))])
        catalog["/Lang"] = file.text(information.language)
        catalog["/ViewerPreferences"] = file.dictionary([("/DisplayDocTitle", file.bool(true))])
        catalog["/Metadata"] = file.indirect(
            file.stream(
                Array(XMPMetadata.packet(information).utf8),
                [("/Type", file.name("/Metadata")), ("/Subtype", file.name("/XML"))]))
        let insertedCount = file.pages.reduce(0) { $0 + arrange($1, longPaths, file) }
        guard insertedCount == longPaths.contents.count else { return nil }
        attach(attachments, to: file)
        return try file.bytes()
    }

    /// Arranges a page's content and says how many long paths it got.
    private static func arrange(_ page: PDFObject, _ longPaths: PDFLongPaths, _ file: PDFFile) -> Int {
        var insertedCount = 0
        for content in page["/Contents"]?.items ?? [] {
            guard let data = content.streamData else { continue }
            let arranged = PDFPathNumbers.shortened(PDFPageContent.arranged(data), longPaths: longPaths)
            insertedCount += arranged.insertedCount
            let effort: ZlibStream.Effort = arranged.content.count <= largestForHighEffort ? .high : .usual
            content.replaceData(packed: ZlibStream.packed(arranged.content, effort: effort))
        }
        let fonts = page["/Resources"]?["/Font"]
        for name in fonts?.keys ?? [] {
            guard let table = fonts?[name]?["/ToUnicode"], let data = table.streamData,
                let changed = PDFPageContent.unicodeTable(data)
            else { continue }
            table.replaceData(changed)
        }
        guard let annotations = page["/Annots"]?.items, !annotations.isEmpty else { return insertedCount }
        // The tabulator goes from link to link as the text does.
        page["/Tabs"] = file.name("/S")
        for annotation in annotations where annotation["/Subtype"]?.name == "/Link" {
            let target = annotation["/A"]?["/URI"]?.text ?? "Link inside the report"
            annotation["/Contents"] = file.text(target)
        }
        return insertedCount
    }

    private static func attach(_ attachments: [PDFAttachment], to file: PDFFile) {
        guard !attachments.isEmpty else { return }
        // A name tree has its names in the order of their bytes.
        let sorted = attachments.sorted { Array($0.name.utf8).lexicographicallyPrecedes(Array($1.name.utf8)) }
        let specifications = sorted.map { attachment -> PDFObject in
            let stream = file.stream(
                attachment.bytes,
                [
                    ("/Type", file.name("/EmbeddedFile")), ("/Subtype", file.name("/" + attachment.mediaType)),
                    ("/Params", file.dictionary([("/Size", file.integer(attachment.bytes.count))])),
                ])
            return file.indirect(
                file.dictionary([
                    ("/Type", file.name("/Filespec")), ("/F", file.text(attachment.name)),
                    ("/UF", file.text(attachment.name)), ("/Desc", file.text(attachment.description)),
                    ("/AFRelationship", file.name("/" + attachment.relationship.rawValue)),
                    ("/EF", file.dictionary([("/F", stream), ("/UF", stream)])),
                ]))
        }
        let names = zip(sorted, specifications).flatMap { [file.text($0.name), $1] }
        let tree = file.indirect(file.dictionary([("/Names", file.array(names))]))
        if let known = file.catalog["/Names"] {
            known["/EmbeddedFiles"] = tree
        } else {
            file.catalog["/Names"] = file.dictionary([("/EmbeddedFiles", tree)])
        }
        file.catalog["/AF"] = file.array(specifications)
    }
}
