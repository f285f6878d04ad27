internal import Compression
public import Document
import Typesetting

/// Writes a report as a Word document (ECMA-376): styles, numbered headings, captions and cross references as fields,
/// formulas that can be edited, real footnotes. Equal reports give equal bytes.
public enum WordExporter {
    /// - Parameters:
    ///   - document: the resolved report.
    ///   - picture: draws a figure; nil where there is none.
    public static func docx(_ document: ResolvedDocument, picture: @escaping (FigureBlock) -> WordPicture?) -> [UInt8] {
        var body = WordBody(document: document, picture: picture)
        let content = body.content()
        var archive = ZipArchiveWriter()
        func add(_ name: String, _ xml: String) { archive.add(name, Array((declaration + xml).utf8)) }
        add("[Content_Types].xml", contentTypes)
        add("_rels/.rels", packageRelationships)
        add("docProps/core.xml", properties(document.metadata))
        add("word/document.xml", content)
        add("word/styles.xml", WordStyles.xml(language: document.metadata.language))
        add("word/numbering.xml", WordNumbering.xml(lists: body.orderedLists))
        add("word/footnotes.xml", body.footnotes())
        add("word/settings.xml", settings)
        add("word/_rels/document.xml.rels", relationships(body.links))
        add("word/_rels/footnotes.xml.rels", relationships(body.links))
        for (index, png) in body.media.enumerated() {
            archive.add("word/media/image\(index + 1).png", png, isStored: true)
        }
        return archive.bytes
    }

    /// Width of the text on a page, in points.
    public static let textWidth = WordBody.textWidth

    static let namespaces =
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\""

    private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

    private static let contentTypes: String = {
        let office = "application/vnd.openxmlformats-officedocument.wordprocessingml"
        let parts = [
            ("document", "document.main"), ("styles", "styles"), ("numbering", "numbering"), ("footnotes", "footnotes"),
            ("settings", "settings"),
        ].map { "<Override PartName=\"/word/\($0.0).xml\" ContentType=\"\(office).\($0.1)+xml\"/>" }
        return
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/>\(parts.joined())<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>"
    }()

    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let package = "http://schemas.openxmlformats.org/package/2006"

    private static let packageRelationships =
        "<Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"rId1\" Type=\"\(office)/officeDocument\" Target=\"word/document.xml\"/><Relationship Id=\"rId2\" Type=\"\(package)/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>"

    private static func relationships(_ links: [WordBody.Link]) -> String {
        let fixed = ["styles", "numbering", "footnotes", "settings"].map {
            "<Relationship Id=\"\($0)\" Type=\"\(office)/\($0)\" Target=\"\($0).xml\"/>"
        }
        let others = links.map { link in
            let kind = link.isExternal ? "hyperlink" : "image"
            let mode = link.isExternal ? " TargetMode=\"External\"" : ""
            return
                "<Relationship Id=\"\(link.identifier)\" Type=\"\(office)/\(kind)\" Target=\"\(MarkupText.escaped(link.target))\"\(mode)/>"
        }
        return "<Relationships xmlns=\"\(package)/relationships\">\((fixed + others).joined())</Relationships>"
    }

    private static let settings =
        "<w:settings \(namespaces)><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"709\"/><w:footnotePr><w:footnote w:id=\"-1\"/><w:footnote w:id=\"0\"/></w:footnotePr><w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat><m:mathPr><m:mathFont m:val=\"Cambria Math\"/></m:mathPr></w:settings>"

    private static func properties(_ metadata: Metadata) -> String {
        let authors = metadata.authors.map(\.name).joined(separator: "; ")
        let day = metadata.date.flatMap { ReportDate($0) }
        let date = day.map { day in
            func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
            let text = "\(day.year)-\(two(day.month))-\(two(day.day))T00:00:00Z"
            return "<dcterms:created xsi:type=\"dcterms:W3CDTF\">\(text)</dcterms:created>"
        }
        return
            "<cp:coreProperties xmlns:cp=\"\(package)/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>\(MarkupText.escaped(metadata.title.plainText))</dc:title><dc:creator>\(MarkupText.escaped(authors))</dc:creator><dc:language>\(MarkupText.escaped(metadata.language))</dc:language>\(date ?? "")</cp:coreProperties>"
    }
}
