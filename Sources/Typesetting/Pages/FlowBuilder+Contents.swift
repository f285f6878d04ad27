import Diagnostics
import Document
import Drawing

/// The table of contents and the lists of figures and tables.
extension FlowBuilder {
    /// A heading as the table of contents shows it.
    struct ContentsEntry: Equatable {
        var level: Int
        var title: String
        var destination: String
        var page: Int
    }

    /// A list of figures or of tables with the pages on which they stand.
    struct ListOfCaptions {
        var title: String
        var entries: [CaptionList.Entry]
        /// By the identifiers of the entries.
        var pages: [String: Int]
    }

    private var contentsLeading: Double { style.abstractSize * 1.45 }
    /// Room for the page's number and the dots before it.
    private static let pageRoom = 44.0

    mutating func contents(_ entries: [ContentsEntry]) -> [FlowItem] {
        let text = style.text(size: style.abstractSize)
        let outer = element(.contents)
        return entries.map { entry in
            let left = Double(entry.level - 1) * style.indent * 1.6
            let title = TextShortening.shortened(
                entry.title, style: text, width: style.textWidth - left - Self.pageRoom, shaper: shaper)
            let shaped = shaper.shape(title, style: text)
            let baseline = contentsLeading - text.size * Self.stripDepth
            let items = shaped.items(at: Point(x: left, y: baseline))
            return line(
                items, end: left + shaped.width, page: entry.page, destination: entry.destination, outer, text)
        }
    }

    /// Contents as a text of their own, entries of the first level with room above them.
    mutating func contentsOfReports(_ entries: [ContentsEntry]) -> [FlowItem] {
        zip(entries, contents(entries)).map { entry, item in
            var item = item
            if entry.level == 1 { item.spaceBefore = style.leading * 0.5 }
            return item
        }
    }

    /// The list below its title; captions that need more than a line go on below it.
    mutating func list(_ list: ListOfCaptions) -> [FlowItem] {
        let text = style.text(size: style.abstractSize)
        let place = Place(width: style.textWidth, leading: contentsLeading, size: text.size)
        let span = SourceFile(name: "", text: "").span(0..<0)
        var strips = paragraph(
            [Inline(.strong([Inline(.text(list.title), span: span)]), span: span)], text, place, alignment: .left)
        for index in strips.indices { strips[index].keepsWithNext = true }
        if !strips.isEmpty { strips[strips.count - 1].spaceAfter = 2 }
        let outer = element(.contents)
        let widest = list.entries.map { shaper.shape($0.number, style: text).width }.max() ?? 0
        let left = widest + style.abstractSize
        let baseline = contentsLeading - text.size * Self.stripDepth
        for entry in list.entries {
            var lines = paragraphs.lines(
                entry.title, style: text, width: style.textWidth - left - Self.pageRoom, alignment: .left
            ).lines
            if lines.isEmpty { lines = [SetLine(items: [], width: 0, ascent: 0, descent: 0)] }
            let number = shaper.shape(entry.number, style: text).items(at: Point(x: 0, y: baseline))
            let inner = element(.contentsEntry)
            for (index, set) in lines.enumerated() {
                let items = [DisplayItem.group(.translation(x: left, y: baseline), clip: nil, set.items)]
                let isLast = index == lines.count - 1
                strips.append(
                    line(
                        (index == 0 ? number : []) + items, end: left + set.width,
                        page: isLast ? list.pages[entry.identifier] ?? 0 : nil, destination: entry.identifier, outer,
                        text, inner: inner))
                if index > 0 { strips[strips.count - 1].breakBefore = .forbidden }
            }
        }
        return strips
    }

    /// A line of contents that leads to what it names; with a page, dots lead to its number.
    private mutating func line(
        _ items: [DisplayItem], end: Double, page: Int?, destination: String, _ outer: FlowItem.Element,
        _ text: TextStyle, inner: FlowItem.Element? = nil
    ) -> FlowItem {
        var items = items
        if let page {
            let baseline = contentsLeading - text.size * Self.stripDepth
            let number = shaper.shape(String(page), style: text)
            // Dots on one raster, so that they stand below each other from line to line.
            let dot = shaper.shape(".", style: style.text(size: text.size, color: style.noteColor))
            var x = ((end + 6) / 6).rounded(.up) * 6
            while x + dot.width < style.textWidth - 18 {
                items += dot.items(at: Point(x: x, y: baseline))
                x += 6
            }
            items += number.items(at: Point(x: style.textWidth - number.width, y: baseline))
        }
        return FlowItem(
            height: contentsLeading, items: [.link(.destination(destination), items)],
            path: [outer, inner ?? element(.contentsEntry)])
    }
}
