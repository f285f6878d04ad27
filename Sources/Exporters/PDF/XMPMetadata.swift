import Typesetting

/// A report's title, authors, language and date as XMP (ISO 16684-1).
enum XMPMetadata {
    static func packet(_ information: TypesetDocument.Information) -> String {
        func escaped(_ text: String) -> String { MarkupText.escaped(text) }
        var lines = [
            "<dc:format>application/pdf</dc:format>",
            "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">\(escaped(information.title))</rdf:li></rdf:Alt></dc:title>",
            "<dc:language><rdf:Bag><rdf:li>\(escaped(information.language))</rdf:li></rdf:Bag></dc:language>",
            "<xmp:CreatorTool>IonWeave</xmp:CreatorTool>",
        ]
        if !information.authors.isEmpty {
            let names = information.authors.map { "<rdf:li>\(escaped($0))</rdf:li>" }.joined()
            lines.insert("<dc:creator><rdf:Seq>\(names)</rdf:Seq></dc:creator>", at: 2)
        }
        if let date = information.date, ReportDate(date) != nil {
            lines.append("<xmp:CreateDate>\(escaped(date))</xmp:CreateDate>")
        }
        // The packet's identifier is the one that the standard prescribes.
        return """
            <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
            \(lines.joined(separator: "\n"))
            </rdf:Description></rdf:RDF></x:xmpmeta>
            <?xpacket end="r"?>
            """
    }
}
