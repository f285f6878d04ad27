import Diagnostics
import Document
import Drawing

/// The lines at a page's head and foot, from a template's texts with `{title}`, `{authors}`, `{date}`, `{section}`, `{page}` and `{pages}`.
struct RunningLines {
    let style: PageStyle
    let metadata: Metadata
    let paragraphs: ParagraphSetter
    let shaper: any TextShaper

    private static let headDistance = 24.0
    private static let footDistance = 30.0
    /// Room kept between the left and the right text.
    private static let gap = 20.0

    /// What stands round a page's text; a report's first page has no head, as its title stands there.
    ///
    /// - Parameter section: the heading of the section that goes on from an earlier page; empty where the page begins with one.
    func items(page: Int, of pages: Int, isFirst: Bool, section: String = "") -> [DisplayItem] {
        func row(_ left: String, _ right: String, y: Double, _ page: Int, _ pages: Int) -> [DisplayItem] {
            self.row(
                left.replacing("{section}", with: section), right.replacing("{section}", with: section), y: y, page,
                pages)
        }
        let head = style.marginTop - Self.headDistance
        let foot = style.paper.height - style.marginBottom + Self.footDistance
        return (!isFirst ? row(style.headerLeft, style.headerRight, y: head, page, pages) : [])
            + row(style.footerLeft, style.footerRight, y: foot, page, pages)
    }

    private func row(_ left: String, _ right: String, y: Double, _ page: Int, _ pages: Int) -> [DisplayItem] {
        let end = line(right, width: style.textWidth / 2, page, pages)
        let start = line(left, width: style.textWidth - end.width - Self.gap, page, pages)
        return [
            .group(.translation(x: style.marginSide, y: y), clip: nil, start.items),
            .group(
                .translation(x: style.paper.width - style.marginSide - end.width, y: y), clip: nil, end.items),
        ].filter { if case .group(_, _, let items) = $0 { !items.isEmpty } else { true } }
    }

    /// One line, cut where it is too long for one.
    private func line(_ pattern: String, width: Double, _ page: Int, _ pages: Int) -> SetLine {
        let content = inlines(pattern, page, pages)
        let text = style.text(size: style.noteSize, color: style.noteColor)
        let lines = paragraphs.lines(content, style: text, width: width, alignment: .left).lines
        if let line = lines.first, lines.count == 1 { return line }
        let short = TextShortening.shortened(content.plainText, style: text, width: width, shaper: shaper)
        let shaped = shaper.shape(short, style: text)
        return SetLine(items: shaped.items(at: .zero), width: shaped.width, ascent: 0, descent: 0)
    }

    private func inlines(_ pattern: String, _ page: Int, _ pages: Int) -> [Inline] {
        let span = SourceFile(name: "", text: "").span(0..<0)
        var rest = pattern[...]
        var result: [Inline] = []
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let name = String(rest[rest.index(after: open)..<close])
            if open > rest.startIndex { result.append(Inline(.text(String(rest[..<open])), span: span)) }
            switch name {
            case "title": result += metadata.title
            case "authors":
                result.append(Inline(.text(metadata.authors.map(\.name).joined(separator: ", ")), span: span))
            case "date":
                let date = metadata.date ?? ""
                result.append(Inline(.text(ReportDate(date)?.longText ?? date), span: span))
            case "page": result.append(Inline(.text(String(page)), span: span))
            case "pages": result.append(Inline(.text(String(pages)), span: span))
            default: result.append(Inline(.text("{\(name)}"), span: span))
            }
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { result.append(Inline(.text(String(rest)), span: span)) }
        return result
    }
}
