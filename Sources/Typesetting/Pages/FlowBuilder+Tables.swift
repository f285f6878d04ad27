import Diagnostics
import Document
import Drawing

/// Tables.
extension FlowBuilder {
    mutating func table(_ table: TableBlock, _ place: Place, span: SourceSpan) -> [FlowItem] {
        let setter = TableSetter(style: style, paragraphs: paragraphs, shaper: shaper)
        let tableElement = element(.table)
        // A table too wide for its column takes the room beside it, or all columns.
        let natural = setter.naturalWidth(of: table)
        let isInColumn = place.left == 0 && place.width == style.columnWidth
        let isWide = isInColumn && (natural > place.width + 0.5 || place.isPageWide)
        let spans = isWide && style.columns > 1
        let width = isWide ? min(natural, spans ? style.textWidth : style.widestFigure) : place.width
        var outer = place
        if isWide, !spans { outer.left -= (width - place.width) / 2 }
        outer.width = spans ? style.textWidth : width
        outer.path.append(tableElement)
        let body = setter.set(table, width: spans ? style.textWidth : width)
        var strips = caption(
            kind: words.table.one, number: table.number, part: table.part, table.caption, outer, span: span)
        if !strips.isEmpty { strips[strips.count - 1].spaceAfter = 4 }
        if body.overflow > 0.5 { reportOverfull(by: body.overflow, at: span) }
        for var strip in body.strips {
            strip.move(x: outer.left)
            strip.path = outer.path
            strips.append(strip)
        }
        guard !strips.isEmpty else { return [] }
        let cells = (table.head + table.rows.flatMap { $0 }).flatMap(Self.noteNumbers)
        strips[strips.count - 1].notes += noteStrips(cells, place)
        strips = spaced(strips, before: style.leading * 0.9, after: style.leading * 0.9)
        strips[0].breakBefore = .allowed
        if let name = table.identifier ?? table.number.map({ CaptionList.identifier(.tables, $0) }) {
            strips[0].destinations = [name]
        }
        let series: FlowItem.Series? = table.number == nil ? nil : .tables
        strips[0].series = series
        let height = strips.reduce(0) { $0 + $1.height }
        if spans {
            let limit = style.columnHeight * Self.highestWideTable
            return Self.parts(of: strips, height: limit).map { part in
                var whole = FlowItem.joined(part, in: tableElement)
                whole.path = [tableElement]
                whole.series = series
                return spanning(whole)
            }
        }
        // A slide that can show a table shows it whole.
        guard style.hasPagePerFigure, height < style.columnHeight else { return strips }
        var whole = FlowItem.joined(strips, in: tableElement)
        whole.series = series
        whole.spaceBefore = strips[0].spaceBefore
        whole.spaceAfter = strips[strips.count - 1].spaceAfter
        whole.path = outer.path
        return [whole]
    }

    /// The part of a column's height above which wide tables are parted.
    private static let highestWideTable = 0.8

    /// A table's strips in parts that are no higher than a limit, each with the table's head.
    private static func parts(of strips: [FlowItem], height limit: Double) -> [[FlowItem]] {
        var parts: [[FlowItem]] = []
        var part: [FlowItem] = []
        for strip in strips {
            let height = part.reduce(0) { $0 + $1.height } + strip.height + (strip.closing?.height ?? 0)
            var strip = strip
            if height > limit, strip.repeatedHead != nil, part.contains(where: { $0.repeatedHead != nil }) {
                part[part.count - 1].close()
                part[part.count - 1].height += part[part.count - 1].closing?.height ?? 0
                parts.append(part)
                part = []
                strip.repeatHead()
            }
            part.append(strip)
        }
        return parts + [part]
    }
}
