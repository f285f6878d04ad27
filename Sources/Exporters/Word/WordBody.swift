import Document

/// Builds the text of a Word document and collects what lies beside it: pictures, links, footnotes, lists.
struct WordBody {
    /// A relationship of the document to a picture or to an address.
    struct Link {
        var identifier: String
        var target: String
        var isExternal: Bool
    }

    /// How the characters of a run look.
    struct Look {
        var isBold = false
        var isItalic = false
        var raise: String?
        var style: String?
        var isSmallCaps = false
        var isUnderlined = false
    }

    /// Width of the text on a page of A4 or letter with margins of 25 mm, in points.
    static let textWidth = 453.5

    let document: ResolvedDocument
    let picture: (FigureBlock) -> WordPicture?
    var media: [[UInt8]] = []
    var links: [Link] = []
    /// First numbers of the ordered lists.
    var orderedLists: [Int] = []
    var isInSupplement = false
    var pictureCount = 0
    private var notes: [(number: Int, blocks: [Block])] = []
    private var bookmarks: [String: Int] = [:]
    let targets: ManuscriptTargets

    init(document: ResolvedDocument, picture: @escaping (FigureBlock) -> WordPicture?) {
        self.document = document
        self.picture = picture
        targets = ManuscriptTargets(document.blocks)
        isInSupplement = document.metadata.isSupplement
    }

    /// `word/document.xml`; to be made first, because it collects the rest.
    mutating func content() -> String {
        let text = head() + blocks(document.blocks, WordPlace())
        let metadata = document.metadata
        let size = metadata.paper != .letter ? "w:w=\"11906\" w:h=\"16838\"" : "w:w=\"12240\" w:h=\"15840\""
        let margin =
            "w:top=\"1417\" w:right=\"1417\" w:bottom=\"1417\" w:left=\"1417\" w:header=\"709\" w:footer=\"709\" w:gutter=\"0\""
        return
            "<w:document \(WordExporter.namespaces)><w:body>\(text)<w:sectPr><w:pgSz \(size)/><w:pgMar \(margin)/></w:sectPr></w:body></w:document>"
    }

    /// `word/footnotes.xml`.
    mutating func footnotes() -> String {
        func separator(_ id: Int, _ kind: String, _ element: String) -> String {
            "<w:footnote w:type=\"\(kind)\" w:id=\"\(id)\"><w:p><w:pPr><w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/></w:pPr><w:r><w:\(element)/></w:r></w:p></w:footnote>"
        }
        var text =
            separator(-1, "separator", "separator") + separator(0, "continuationSeparator", "continuationSeparator")
        let mark =
            "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteRef/></w:r><w:r><w:t xml:space=\"preserve\"> </w:t></w:r>"
        for note in notes {
            var place = WordPlace()
            place.style = "FootnoteText"
            place.lead = mark
            text += "<w:footnote w:id=\"\(note.number)\">\(blocks(note.blocks, place))</w:footnote>"
        }
        return "<w:footnotes \(WordExporter.namespaces)>\(text)</w:footnotes>"
    }

    mutating func addNote(_ note: Note) -> Int {
        let number = note.number ?? notes.count + 1
        if !notes.contains(where: { $0.number == number }) { notes.append((number, note.blocks)) }
        return number
    }

    // MARK: Names

    /// A bookmark's number and name: letters, digits and underscores, 40 at most.
    mutating func bookmark(_ identifier: String) -> (id: Int, name: String) {
        let id = bookmarks[identifier] ?? bookmarks.count + 1
        bookmarks[identifier] = id
        let letters = identifier.unicodeScalars.map { scalar -> Character in
            scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
                ? Character(scalar) : "_"
        }
        return (id, "b\(id)_\(String(letters.prefix(30)))")
    }

    /// Content between the marks of a bookmark.
    mutating func marked(_ identifier: String?, _ content: String) -> String {
        guard let identifier, !identifier.isEmpty else { return content }
        let (id, name) = bookmark(identifier)
        return "<w:bookmarkStart w:id=\"\(id)\" w:name=\"\(name)\"/>\(content)<w:bookmarkEnd w:id=\"\(id)\"/>"
    }

    mutating func externalLink(_ address: String) -> String {
        if let known = links.first(where: { $0.isExternal && $0.target == address }) { return known.identifier }
        let link = Link(identifier: "rId\(links.count + 1)", target: address, isExternal: true)
        links.append(link)
        return link.identifier
    }

    mutating func pictureLink(_ png: [UInt8]) -> String {
        let index = media.firstIndex(of: png) ?? media.count
        if index == media.count { media.append(png) }
        let target = "media/image\(index + 1).png"
        if let known = links.first(where: { $0.target == target }) { return known.identifier }
        let link = Link(identifier: "rId\(links.count + 1)", target: target, isExternal: false)
        links.append(link)
        return link.identifier
    }
}

/// Where blocks stand.
struct WordPlace {
    /// The style of paragraphs.
    var style = ""
    /// Level of the list that the blocks stand in, from 0; nil outside of lists.
    var listLevel: Int?
    /// Runs before the first paragraph's own.
    var lead = ""
    /// Points of the width for pictures.
    var width = WordBody.textWidth
}
