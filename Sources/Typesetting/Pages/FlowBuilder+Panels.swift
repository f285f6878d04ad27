import Diagnostics
import Document
import Drawing

/// Figures side by side.
extension FlowBuilder {
    /// Space between the parts of a row and between rows, in points.
    private static let partGap = 12.0

    mutating func panel(_ panel: Panel, _ place: Place, span: SourceSpan) -> [FlowItem] {
        let panelElement = element(.division)
        // A panel in a column of its own page may be as wide as the widest figure.
        let isInColumn = place.left == 0 && place.width == style.columnWidth
        let spans = isInColumn && style.columns > 1 && panel.columns > 1
        let width = spans ? style.textWidth : isInColumn ? style.widestFigure : place.width
        var outer = place
        if isInColumn, !spans { outer.left -= (width - place.width) / 2 }
        outer.width = width
        let columns = max(1, min(panel.columns, panel.parts.count))
        let partWidth = (width - Double(columns - 1) * Self.partGap) / Double(columns)
        var strips: [FlowItem] = []
        var row = 0
        while row < panel.parts.count {
            let parts = Array(panel.parts[row..<min(panel.parts.count, row + columns)])
            strips.append(self.row(parts, width: partWidth, outer))
            row += columns
        }
        var captionPlace = outer
        captionPlace.left = place.left
        captionPlace.width = spans ? width : place.width
        var captionStrips = caption(
            kind: panel.identifier?.hasPrefix("tbl-") == true ? words.table.one : words.figure.one,
            number: panel.number,
            panel.caption, captionPlace, span: span)
        if !captionStrips.isEmpty {
            captionStrips[0].spaceBefore = 6
            strips += captionStrips
        }
        guard !strips.isEmpty else { return [] }
        var whole = FlowItem.joined(strips)
        whole.path = spans ? [panelElement] : place.path + [panelElement]
        if spans {
            whole = spanning(whole)
        } else {
            whole.placement = panel.number == nil || style.hasPagePerFigure ? .inline : .float
            whole.spaceBefore = style.leading
            whole.spaceAfter = style.leading
        }
        if panel.number != nil { whole.series = panel.identifier?.hasPrefix("tbl-") == true ? .tables : .figures }
        if let identifier = panel.identifier ?? panel.number.map({ CaptionList.identifier(.figures, $0) }) {
            whole.destinations.insert(identifier, at: 0)
        }
        return [whole]
    }

    /// One row of parts, their captions below them.
    private mutating func row(_ parts: [Block], width: Double, _ place: Place) -> FlowItem {
        var row = FlowItem(height: 0, spaceAfter: Self.partGap, items: [])
        for (index, part) in parts.enumerated() {
            var inner = place
            inner.left = 0
            inner.width = width
            inner.path = []
            let strip = FlowItem.joined(items([part], inner))
            let x = place.left + Double(index) * (width + Self.partGap)
            row.items.append(.group(.translation(x: x, y: 0), clip: nil, strip.items))
            row.height = max(row.height, strip.height)
            row.destinations += strip.destinations
            row.mentions += strip.mentions
            row.notes += strip.notes
        }
        return row
    }
}
