import Drawing

/// Lays out a small panel inside another.
struct InsetLayout {
    var inset: Inset
    var entries: [SeriesTable.Entry]
    var axes: PanelAxes
    var measure: LabelMeasure

    struct Result {
        var items: [DisplayItem]
        /// The inset with its labels.
        var bounds: Rect
    }

    func result() -> Result {
        var small = measure
        small.theme.textSize *= 0.85
        small.theme.markerSize *= 0.9
        let theme = small.theme
        let outer = axes.plot
        let plot = Rect(
            x: outer.minX + inset.left * outer.width,
            y: outer.maxY - (inset.bottom + inset.height) * outer.height, width: inset.width * outer.width,
            height: inset.height * outer.height)
        let layout = PanelLayout(
            panel: inset.panel, entries: entries, insetEntries: [], measure: small, letter: nil,
            cache: PanelCache(inset.panel))
        let own = layout.axes(plot)
        let margins = layout.margins(own)
        let bounds = Rect(
            x: plot.minX - margins.left, y: plot.minY - margins.top,
            width: plot.width + margins.left + margins.right, height: plot.height + margins.top + margins.bottom)
        var items: [DisplayItem] = []
        if inset.isZoom { items += connectors(to: plot, own, theme) }
        items.append(.fill(Path(bounds), theme.ground))
        items += layout.items(own, margins: margins, bounds: bounds)
        return Result(items: items, bounds: bounds)
    }

    /// The frame of the enlarged part, and lines from two of its corners to those of the inset that cross neither.
    private func connectors(to plot: Rect, _ own: PanelAxes, _ theme: FigureTheme) -> [DisplayItem] {
        let corners = [
            axes.point(own.x.value(atPart: 0), own.y.value(atPart: 1)),
            axes.point(own.x.value(atPart: 1), own.y.value(atPart: 0)),
        ]
        guard corners.allSatisfy(\.isFinite) else { return [] }
        let source = Rect(x: corners[0].x, y: corners[0].y, width: 0, height: 0)
            .union(Rect(x: corners[1].x, y: corners[1].y, width: 0, height: 0))
        func ends(_ rect: Rect) -> [Point] {
            [
                Point(x: rect.minX, y: rect.minY), Point(x: rect.maxX, y: rect.minY),
                Point(x: rect.minX, y: rect.maxY), Point(x: rect.maxX, y: rect.maxY),
            ]
        }
        let toRight = plot.midX > source.midX
        let below = plot.midY > source.midY
        // The two corners on the falling or rising diagonal, whichever stands across the way between the frames.
        let pair = toRight == below ? [1, 2] : [0, 3]
        let stroke = StrokeStyle(color: theme.grey, width: theme.axisWidth * 0.8)
        let lines = pair.map { Path(through: [ends(source)[$0], ends(plot)[$0]]) }
        return lines.map { .stroke($0, stroke) } + [.stroke(Path(source), stroke)]
    }
}
