import Document
import Typesetting

/// Paragraphs and all that stands between them.
extension WordBody {
    mutating func blocks(_ blocks: [Block], _ place: WordPlace) -> String {
        var text = ""
        var place = place
        for block in blocks {
            text += self.block(block, place)
            place.lead = ""
        }
        return text
    }

    private mutating func block(_ block: Block, _ place: WordPlace) -> String {
        switch block.kind {
        case .heading(let heading): return self.heading(heading)
        case .paragraph(let content): return paragraph(place.lead + runs(content), place)
        case .list(let list): return self.list(list, place)
        case .quote(let blocks):
            var inner = place
            inner.style = "Quote"
            return self.blocks(blocks, inner)
        case .code(let code):
            let caption = caption("Listing", code.number, nil, code.caption, code.identifier, isAbove: true)
            return caption + lines(code.text, "Code")
        case .output(let text): return lines(text, "Output")
        case .math(let math): return equation(math, place)
        case .table(let table):
            return caption("Table", table.number, table.part, table.caption, table.identifier, isAbove: true)
                + self.table(table)
        case .figure(let figure): return self.figure(figure, place)
        case .panel(let panel): return self.panel(panel, place)
        case .division(let division): return self.division(division, place)
        case .references(let list): return references(list)
        case .thematicBreak:
            return "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>\(Self.run("⁂"))</w:p>"
        case .pageBreak: return "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"
        case .rawHTML: return ""
        case .cell, .note: preconditionFailure("a resolved document holds no cells and no definitions of footnotes")
        }
    }

    func paragraph(_ content: String, _ place: WordPlace, _ extra: String = "") -> String {
        let style = place.style.isEmpty ? place.listLevel == nil ? "" : "ListParagraph" : place.style
        let name = style.isEmpty ? "" : "<w:pStyle w:val=\"\(style)\"/>"
        var properties = name + extra
        if let level = place.listLevel, extra.isEmpty { properties += "<w:ind w:left=\"\(397 * (level + 1))\"/>" }
        return "<w:p>\(properties.isEmpty ? "" : "<w:pPr>\(properties)</w:pPr>")\(content)</w:p>"
    }

    // MARK: Title

    mutating func head() -> String {
        let metadata = document.metadata
        var text = ""
        func styled(_ style: String, _ content: String) -> String {
            "<w:p><w:pPr><w:pStyle w:val=\"\(style)\"/></w:pPr>\(content)</w:p>"
        }
        if !metadata.title.isEmpty { text += styled("Title", runs(metadata.title)) }
        if !metadata.subtitle.isEmpty { text += styled("Subtitle", runs(metadata.subtitle)) }
        text += authors(styled)
        if let date = metadata.date { text += styled("Date", Self.run(ReportDate(date)?.longText ?? date)) }
        if !metadata.abstract.isEmpty {
            var place = WordPlace()
            place.style = "Abstract"
            text += blocks(metadata.abstract, place)
        }
        return text + (metadata.showsContents ? contents() : "")
    }

    private mutating func authors(_ styled: (String, String) -> String) -> String {
        let authors = document.metadata.authors
        guard !authors.isEmpty else { return "" }
        let affiliations = document.metadata.affiliations
        var raised = Look()
        raised.raise = "superscript"
        var names = ""
        for (index, author) in authors.enumerated() {
            if index > 0 { names += Self.run(", ") }
            let name = Self.run(author.name)
            names +=
                author.orcid.map {
                    "<w:hyperlink r:id=\"\(externalLink("https://orcid.org/\($0)"))\">\(name)</w:hyperlink>"
                } ?? name
            if let number = document.metadata.affiliationNumber(of: author) { names += Self.run("\(number)", raised) }
        }
        var text = styled("Author", names)
        for (index, affiliation) in affiliations.enumerated() {
            let mark = affiliations.count > 1 ? Self.run("\(index + 1)", raised) : ""
            text += styled("Affiliation", mark + Self.run(affiliation))
        }
        return text
    }

    /// A table of contents that Word makes anew; until then it shows the headings.
    private mutating func contents() -> String {
        var lines: [String] = []
        for case .heading(let heading) in document.blocks.map(\.kind) where heading.level < targets.topLevel + 3 {
            let number = heading.number.map { Self.run($0) + "<w:r><w:tab/></w:r>" } ?? ""
            lines.append(number + Self.run(heading.content.plainText))
        }
        guard !lines.isEmpty else { return "" }
        let mark = { (kind: String) in "<w:r><w:fldChar w:fldCharType=\"\(kind)\"/></w:r>" }
        lines[0] =
            mark("begin")
            + "<w:r><w:instrText xml:space=\"preserve\"> TOC \\o &quot;1-3&quot; \\h \\z \\u </w:instrText></w:r>"
            + mark("separate") + lines[0]
        lines[lines.count - 1] += mark("end")
        return lines.map { "<w:p><w:pPr><w:pStyle w:val=\"Contents\"/></w:pPr>\($0)</w:p>" }.joined()
    }

    // MARK: Headings and lists

    private mutating func heading(_ heading: Heading) -> String {
        let level = min(max(heading.level - targets.topLevel + 1, 1), 6)
        if heading.startsSupplement { isInSupplement = true }
        var numbering = ""
        if heading.number == nil {
            numbering = "<w:numPr><w:numId w:val=\"0\"/></w:numPr>"
        } else if isInSupplement {
            let depth = max(0, (heading.number ?? "").count { $0 == "." })
            numbering =
                "<w:numPr><w:ilvl w:val=\"\(depth)\"/><w:numId w:val=\"\(WordNumbering.supplement)\"/></w:numPr>"
        }
        let content = marked(heading.identifier, runs(heading.content))
        let page = heading.startsSupplement ? "<w:pageBreakBefore/>" : ""
        return "<w:p><w:pPr><w:pStyle w:val=\"Heading\(level)\"/>\(page)\(numbering)</w:pPr>\(content)</w:p>"
    }

    private mutating func list(_ list: ListBlock, _ place: WordPlace) -> String {
        let level = (place.listLevel ?? -1) + 1
        var number = WordNumbering.bullets
        if let start = list.start {
            orderedLists.append(start)
            number = WordNumbering.firstOrdered + orderedLists.count - 1
        }
        let mark = "<w:numPr><w:ilvl w:val=\"\(min(level, 8))\"/><w:numId w:val=\"\(number)\"/></w:numPr>"
        var inner = place
        inner.listLevel = level
        inner.lead = ""
        var text = ""
        for item in list.items {
            guard let first = item.first, case .paragraph(let content) = first.kind else {
                text += paragraph("", inner, mark) + blocks(item, inner)
                continue
            }
            text += paragraph(runs(content), inner, mark) + blocks(Array(item.dropFirst()), inner)
        }
        return text
    }

    /// Code and printed text: one paragraph with its line ends.
    private func lines(_ text: String, _ style: String) -> String {
        var text = text
        while text.hasSuffix("\n") { text.removeLast() }
        let runs = text.split(separator: "\n", omittingEmptySubsequences: false).map {
            Self.run(String($0.replacing("\t", with: "    ")))
        }
        return
            "<w:p><w:pPr><w:pStyle w:val=\"\(style)\"/></w:pPr>\(runs.joined(separator: "<w:r><w:br/></w:r>"))</w:p>"
    }

    // MARK: Equations

    /// An equation with a number stands in a table without rules: only so Word sets it displayed beside its number.
    private mutating func equation(_ math: MathBlock, _ place: WordPlace) -> String {
        let formula = OfficeMath.displayed(math.source)
        guard let number = math.number else { return "<w:p>\(formula)</w:p>" }
        let count = marked(math.identifier, sequence("Equation", number))
        func cell(_ width: Int, _ content: String, _ side: String) -> String {
            "<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr><w:p><w:pPr><w:jc w:val=\"\(side)\"/></w:pPr>\(content)</w:p></w:tc>"
        }
        let row =
            cell(900, "", "left") + cell(7272, formula, "center")
            + cell(900, Self.run("(") + count + Self.run(")"), "right")
        return
            "<w:tbl><w:tblPr><w:tblW w:w=\"9072\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"900\"/><w:gridCol w:w=\"7272\"/><w:gridCol w:w=\"900\"/></w:tblGrid><w:tr>\(row)</w:tr></w:tbl>"
    }

    /// A number that Word counts; the S of supplementary information stands before it.
    private func sequence(_ kind: String, _ number: String) -> String {
        guard number.hasPrefix("S") else { return field("SEQ \(kind) \\* ARABIC", number) }
        return Self.run("S") + field("SEQ \(kind)S \\* ARABIC", String(number.dropFirst()))
    }

    // MARK: Captions

    /// What Word counts under this name is called in the report's language.
    private func word(_ kind: String) -> String {
        let words = document.metadata.words
        switch kind {
        case "Figure": return words.figure.one
        case "Table": return words.table.one
        default: return words.listing.one
        }
    }

    private mutating func caption(
        _ kind: String, _ number: String?, _ part: String?, _ content: [Inline]?, _ identifier: String?, isAbove: Bool
    ) -> String {
        guard number != nil || part != nil || content?.isEmpty == false else { return "" }
        var bold = Look()
        bold.isBold = true
        var text = ""
        if let part {
            text = marked(identifier, Self.run("(\(part)) ", bold))
        } else if let number {
            text =
                Self.run("\(word(kind))\u{A0}", bold) + marked(identifier, sequence(kind, number))
                + Self.run(". ", bold)
        }
        text += runs(content ?? [])
        return
            "<w:p><w:pPr><w:pStyle w:val=\"Caption\"/>\(isAbove ? "<w:keepNext/>" : "")</w:pPr>\(text)</w:p>"
    }

    // MARK: Figures

    func drawing(_ picture: WordPicture, link: String, number: Int) -> String {
        let (width, height) = (Int(picture.width * 12700), Int(picture.height * 12700))
        let words = MarkupText.escaped(picture.alternative)
        let name = "<wp:docPr id=\"\(number)\" name=\"Picture \(number)\" descr=\"\(words)\"/>"
        let properties =
            "<pic:nvPicPr><pic:cNvPr id=\"\(number)\" name=\"Picture \(number)\" descr=\"\(words)\"/><pic:cNvPicPr/></pic:nvPicPr>"
        let fill = "<pic:blipFill><a:blip r:embed=\"\(link)\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        let shape =
            "<pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"\(width)\" cy=\"\(height)\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr>"
        return
            "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"\(width)\" cy=\"\(height)\"/>\(name)<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic>\(properties)\(fill)\(shape)</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    }

    mutating func drawing(_ picture: WordPicture) -> String {
        pictureCount += 1
        return drawing(picture, link: pictureLink(picture.png), number: pictureCount)
    }

    private mutating func figure(_ figure: FigureBlock, _ place: WordPlace) -> String {
        guard var picture = picture(figure) else { return "" }
        if picture.width > place.width {
            picture.height *= place.width / picture.width
            picture.width = place.width
        }
        let drawn = "<w:p><w:pPr><w:pStyle w:val=\"Figure\"/></w:pPr>\(drawing(picture))</w:p>"
        return drawn + caption("Figure", figure.number, figure.part, figure.caption, figure.identifier, isAbove: false)
    }

    /// Parts side by side in a table without rules.
    private mutating func panel(_ panel: Panel, _ place: WordPlace) -> String {
        let columns = max(1, panel.columns)
        let width = 9072 / columns
        var inner = place
        inner.width = place.width / Double(columns) - 10
        var rows = ""
        for start in stride(from: 0, to: panel.parts.count, by: columns) {
            var cells = ""
            for index in start..<(start + columns) {
                let content = index < panel.parts.count ? block(panel.parts[index], inner) : ""
                // A cell must end with a paragraph.
                let end = content.hasSuffix("</w:p>") ? "" : "<w:p/>"
                cells += "<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/></w:tcPr>\(content)\(end)</w:tc>"
            }
            rows += "<w:tr><w:trPr><w:cantSplit/></w:trPr>\(cells)</w:tr>"
        }
        let grid = String(repeating: "<w:gridCol w:w=\"\(width)\"/>", count: columns)
        let table =
            "<w:tbl><w:tblPr><w:tblW w:w=\"9072\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>\(grid)</w:tblGrid>\(rows)</w:tbl>"
        let kind = panel.identifier?.hasPrefix("tbl-") == true ? "Table" : "Figure"
        return table
            + caption(kind, panel.number, nil, panel.caption, ManuscriptTargets.identifier(of: panel), isAbove: false)
    }

    // MARK: Divisions and references

    private mutating func division(_ division: Division, _ place: WordPlace) -> String {
        guard let callout = division.callout else {
            let content = blocks(division.blocks, place)
            guard let identifier = division.identifier, targets[identifier]?.number == nil else { return content }
            let (id, name) = bookmark(identifier)
            return "<w:bookmarkStart w:id=\"\(id)\" w:name=\"\(name)\"/>\(content)<w:bookmarkEnd w:id=\"\(id)\"/>"
        }
        var inner = place
        inner.style = "Callout"
        var bold = Look()
        bold.isBold = true
        let title =
            Self.run(document.metadata.words.title(of: callout), bold)
            + (division.title.map { Self.run(": ", bold) + runs($0, bold) } ?? "")
        return paragraph(title, inner, "<w:keepNext/>") + blocks(division.blocks, inner)
    }

    private mutating func references(_ list: ReferenceList) -> String {
        var text = ""
        for entry in list.entries {
            let label = entry.label.map { Self.run($0) + "<w:r><w:tab/></w:r>" } ?? ""
            text +=
                "<w:p><w:pPr><w:pStyle w:val=\"Bibliography\"/></w:pPr>\(marked(entry.identifier, label + runs(entry.content)))</w:p>"
        }
        return text
    }
}
