import Diagnostics
import Document
import Drawing

/// What stands above the text: title, authors, date, abstract.
extension FlowBuilder {
    /// The strips of the title block, as wide as the page's text area.
    mutating func title(_ metadata: Metadata, contents: [ContentsEntry], lists: [ListOfCaptions] = []) -> [FlowItem] {
        var strips: [FlowItem] = []
        func place(_ leading: Double, _ size: Double) -> Place {
            Place(width: style.textWidth, leading: leading, size: size)
        }
        let isLetter = style.titleLayout == .letter
        if isLetter {
            strips += authors(metadata)
            if !strips.isEmpty { strips.append(rule(before: 6, after: style.leading * 1.5)) }
        }
        strips += heading(metadata)
        if !isLetter { strips += spaced(authors(metadata), before: 7, after: 0) }
        if !metadata.abstract.isEmpty {
            strips.append(rule(before: 8, after: 5))
            var blocks = metadata.abstract
            if let first = blocks.first, case .paragraph(let content) = first.kind {
                let label = Inline(
                    .strong([Inline(.text(metadata.words.abstract + "."), span: first.span)]), span: first.span)
                blocks[0].kind = .paragraph([label, Inline(.text(" "), span: first.span)] + content)
            }
            strips += items(blocks, place(style.abstractSize * 1.36, style.abstractSize))
            strips.append(rule(before: 6, after: 0))
        } else if !strips.isEmpty, !isLetter {
            strips.append(rule(before: 8, after: 0))
        }
        if !contents.isEmpty { strips += spaced(self.contents(contents), before: 12, after: 0) }
        for list in lists { strips += spaced(self.list(list), before: 14, after: 0) }
        if !strips.isEmpty { strips[strips.count - 1].spaceAfter = style.columns > 1 ? 14 : 16 }
        if style.titleLayout == .page, !strips.isEmpty {
            // The title stands a little above the middle of its page.
            let height = strips.reduce(0) { $0 + $1.height }
            strips.insert(FlowItem(height: max(0, (style.columnHeight - height) * 0.38), items: []), at: 0)
        }
        return strips
    }

    /// Title and subtitle.
    private mutating func heading(_ metadata: Metadata) -> [FlowItem] {
        let width = style.textWidth
        func place(_ leading: Double, _ size: Double) -> Place { Place(width: width, leading: leading, size: size) }
        var strips: [FlowItem] = []
        if !metadata.title.isEmpty {
            let size = style.titleSize
            strips += paragraph(
                metadata.title, style.text(size: size, weight: .bold), place(size * 1.22, size), alignment: .left,
                role: .heading1)
        }
        if !metadata.subtitle.isEmpty {
            let size = max(12, style.authorSize * 1.2)
            strips += spaced(
                paragraph(metadata.subtitle, style.text(size: size), place(size * 1.25, size), alignment: .left),
                before: 3, after: 0)
        }
        return strips
    }

    private func rule(before: Double, after: Double) -> FlowItem {
        let line = Path(through: [Point(x: 0, y: 0.2), Point(x: style.textWidth, y: 0.2)])
        return FlowItem(
            height: 0.4, spaceBefore: before, spaceAfter: after,
            items: [.stroke(line, StrokeStyle(color: style.ruleColor, width: 0.4))])
    }

    // MARK: Authors

    /// The authors with the date at the right, below them their affiliations.
    private mutating func authors(_ metadata: Metadata) -> [FlowItem] {
        let span = SourceFile(name: "", text: "").span(0..<0)
        func text(_ text: String) -> Inline { Inline(.text(text), span: span) }
        let affiliations = metadata.affiliations
        var names: [Inline] = []
        for (index, author) in metadata.authors.enumerated() {
            if index > 0 { names.append(text(", ")) }
            names.append(text(author.name.replacing(" ", with: "\u{A0}")))
            if let orcid = author.orcid {
                let mark = Inline(.span(classes: [InlineSetter.orcidClass], [text("ORCID")]), span: span)
                names.append(Inline(.link(address: "https://orcid.org/\(orcid)", title: nil, [mark]), span: span))
            }
            if let number = metadata.affiliationNumber(of: author) {
                names.append(Inline(.superscript([text(String(number))]), span: span))
            }
        }
        let size = style.authorSize
        let date = metadata.date.map {
            shaper.shape(ReportDate($0)?.longText ?? $0, style: style.text(size: size))
        }
        let room = date.map { $0.width + 20 } ?? 0
        let inner = Place(width: style.textWidth - room, leading: size * 1.35, size: size)
        var strips = paragraph(names, style.text(size: size), inner, alignment: .left)
        if let date {
            if strips.isEmpty { strips = [FlowItem(height: inner.leading, items: [])] }
            let baseline = inner.leading - size * 0.27
            strips[0].items += date.items(at: Point(x: style.textWidth - date.width, y: baseline))
        }
        guard !affiliations.isEmpty else { return strips }
        var notes: [Inline] = []
        for (index, affiliation) in affiliations.enumerated() {
            if index > 0 { notes.append(text("\u{2003} ")) }
            if affiliations.count > 1 {
                notes.append(Inline(.superscript([text(String(index + 1))]), span: span))
                notes.append(text("\u{202F}"))
            }
            notes.append(text(affiliation))
        }
        let note = Place(width: style.textWidth, leading: style.noteSize * 1.4, size: style.noteSize)
        let noteStyle = style.text(size: style.noteSize, color: style.noteColor)
        return strips + paragraph(notes, noteStyle, note, alignment: .left)
    }
}
