import Drawing

/// Lays out one panel: what it draws on a given plot area, and the room that it needs around.
struct PanelLayout {
    var panel: Panel
    var entries: [SeriesTable.Entry]
    var measure: LabelMeasure
    /// The panel's letter with its parentheses; nil in figures of one panel.
    var letter: String?
    /// Part of the plot's height kept free of data at the top, for labels.
    var headroom = 0.0

    private var theme: FigureTheme { measure.theme }

    static let letterGap = 5.0
    private static let legendGap = 6.0

    func axes(_ plot: Rect) -> PanelAxes { PanelAxes(panel: panel, plot: plot, measure: measure, headroom: headroom) }

    // MARK: Margins

    func margins(_ axes: PanelAxes) -> Margins {
        let layout = AxisLayout(panel: panel, axes: axes, measure: measure)
        var margins = layout.margins()
        if let letter {
            let label = measure.label(letter, weight: .bold)
            margins.top = max(margins.top, Self.letterGap + label.height + 1)
            margins.left = max(margins.left, label.width + 3 + max(0, layout.topLabelOverhang))
        }
        let legend = legend(axes)
        switch panel.legend {
        case .above where !legend.series.isEmpty:
            margins.top += legend.arrangement(within: axes.plot.width).size.height + Self.legendGap
        case .right where !legend.series.isEmpty:
            margins.right += legend.arrangement(columns: 1).size.width + Self.legendGap
        default: break
        }
        return margins
    }

    /// What finds no place in the plot.
    struct Crowding: Hashable {
        var blockedTexts: Int
        var areNamesBlocked: Bool
    }

    func crowding(_ axes: PanelAxes) -> Crowding {
        var occupancy = OccupancyMap(frame: axes.plot)
        let geometries = panel.marks.map { MarkGeometry($0, axes: axes) }
        cover(geometries, &occupancy)
        let texts = textItems(axes, bounds: axes.plot, &occupancy)
        return Crowding(
            blockedTexts: texts.blocked, areNamesBlocked: nameItems(axes, geometries, occupancy) == nil)
    }

    // MARK: Drawing

    /// - Parameters:
    ///   - margins: room around the plot area that the panel shares with its neighbours.
    ///   - bounds: the panel's share of the figure.
    func items(_ axes: PanelAxes, margins: Margins, bounds: Rect) -> [DisplayItem] {
        let layout = AxisLayout(panel: panel, axes: axes, measure: measure)
        let geometries = panel.marks.map { MarkGeometry($0, axes: axes) }
        let drawing = MarkDrawing(theme: theme)
        let order = panel.marks.indices.sorted {
            (panel.marks[$0].layer, $0) < (panel.marks[$1].layer, $1)
        }
        var clipped: [DisplayItem] = []
        var open: [DisplayItem] = []
        var bars: [DisplayItem] = []
        for index in order {
            let mark = panel.marks[index]
            let geometry = geometries[index]
            let color = theme.color(entries[index].color)
            switch mark {
            case .band: clipped += drawing.bandItems(geometry, color: color)
            case .line(let mark):
                clipped += drawing.lineItems(geometry.lines, style: mark.style, color: color, width: theme.lineWidth)
            case .rule(let mark):
                clipped += drawing.lineItems(geometry.lines, style: mark.style, color: color, width: theme.axisWidth)
            case .errorBars(let mark):
                bars += drawing.lineItems(geometry.bars, style: mark.style, color: color, width: theme.errorBarWidth)
            case .points(let mark):
                let shape = mark.style.marker ?? theme.marker(entries[index].markerIndex)
                open += drawing.markerItems(geometry.markers, shape: shape, style: mark.style, color: color)
            case .arrow(let arrow):
                for line in geometry.lines {
                    guard let start = line.first, let end = line.last else { continue }
                    open += drawing.arrowItems(arrow, from: start, to: end, color: color)
                }
            case .annotation: break
            }
        }
        let clip = Path(axes.plot)
        var items = layout.gridItems()
        if !clipped.isEmpty { items.append(.group(.identity, clip: clip, clipped)) }
        items += layout.frameItems()
        if !bars.isEmpty { items.append(.group(.identity, clip: clip, bars)) }
        items += open
        var occupancy = OccupancyMap(frame: axes.plot)
        cover(geometries, &occupancy)
        items += textItems(axes, bounds: bounds, &occupancy).items
        items += nameItems(axes, geometries, occupancy) ?? []
        items += outsideLegendItems(axes, geometries)
        items += layout.labelItems(margins: margins, bounds: bounds)
        return items + letterItems(axes, margins: margins)
    }

    private func letterItems(_ axes: PanelAxes, margins: Margins) -> [DisplayItem] {
        guard let letter else { return [] }
        let label = measure.label(letter, weight: .bold)
        let baseline = axes.plot.minY - Self.letterGap - label.descent
        return label.items(at: Point(x: axes.plot.minX - margins.left, y: baseline))
    }

    // MARK: Names of series

    private func namedSeries(_ axes: PanelAxes, _ geometries: [MarkGeometry]) -> [NamedSeries] {
        var keys: [String] = []
        for case let key? in entries.map(\.key) where !keys.contains(key) { keys.append(key) }
        return keys.compactMap { key in
            let marks = panel.marks.indices.filter { entries[$0].key == key && panel.marks[$0].isNameable }
                .map { (mark: panel.marks[$0], entry: entries[$0], geometry: geometries[$0]) }
            return NamedSeries(key: key, marks: marks, theme: theme, plot: axes.plot)
        }
    }

    private func legend(_ axes: PanelAxes) -> Legend {
        guard panel.legend == .above || panel.legend == .right else { return Legend(series: [], measure: measure) }
        return Legend(series: namedSeries(axes, panel.marks.map { MarkGeometry($0, axes: axes) }), measure: measure)
    }

    /// Names at the curves or in a corner; nil when there is no room, empty when there is nothing to name.
    private func nameItems(
        _ axes: PanelAxes, _ geometries: [MarkGeometry], _ occupancy: OccupancyMap
    ) -> [DisplayItem]? {
        guard panel.legend == .automatic || panel.legend == .inside else { return [] }
        let series = namedSeries(axes, geometries)
        guard !series.isEmpty else { return [] }
        if panel.legend == .automatic {
            let direct = series.filter { !$0.isNamedInLegend }
            let labels = direct.map { measure.label($0.name, color: $0.color) }
            let search = DirectLabels(series: direct, labels: labels, plot: axes.plot, occupancy: occupancy)
            if let placements = search.placements() {
                var occupancy = occupancy
                for placement in placements { occupancy.cover(placement.box.inset(by: -2)) }
                if let legend = legendItems(series.filter(\.isNamedInLegend), axes.plot, occupancy) {
                    return placements.flatMap { $0.label.items(topLeft: $0.box.origin) } + legend
                }
            }
        }
        return legendItems(series, axes.plot, occupancy)
    }

    private func legendItems(_ series: [NamedSeries], _ plot: Rect, _ occupancy: OccupancyMap) -> [DisplayItem]? {
        guard !series.isEmpty else { return [] }
        let legend = Legend(series: series, measure: measure)
        return legend.place(in: plot, occupancy: occupancy).map { legend.items($0.0, at: $0.1) }
    }

    private func outsideLegendItems(_ axes: PanelAxes, _ geometries: [MarkGeometry]) -> [DisplayItem] {
        guard panel.legend == .above || panel.legend == .right else { return [] }
        let series = namedSeries(axes, geometries)
        guard !series.isEmpty else { return [] }
        let legend = Legend(series: series, measure: measure)
        let own = AxisLayout(panel: panel, axes: axes, measure: measure).margins()
        if panel.legend == .right {
            let arrangement = legend.arrangement(columns: 1)
            return legend.items(
                arrangement, at: Point(x: axes.plot.maxX + own.right + Self.legendGap, y: axes.plot.minY + 2))
        }
        let arrangement = legend.arrangement(within: axes.plot.width)
        let top = axes.topTicks == nil ? min(own.top, 1) : own.top
        return legend.items(
            arrangement,
            at: Point(x: axes.plot.minX, y: axes.plot.minY - top - Self.legendGap + 1 - arrangement.size.height))
    }

    // MARK: Annotations

    /// Places the texts of arrows and annotations and covers them.
    private func textItems(
        _ axes: PanelAxes, bounds: Rect, _ occupancy: inout OccupancyMap
    ) -> (items: [DisplayItem], blocked: Int) {
        let placing = TextPlacing(plot: axes.plot, bounds: bounds)
        var items: [DisplayItem] = []
        var blocked = 0
        for (mark, entry) in zip(panel.marks, entries) {
            let color = theme.color(entry.color)
            let label: RichLabel
            let place: (box: Rect, isFree: Bool)
            switch mark {
            case .annotation(let mark):
                guard axes.x.shows(mark.x), axes.y.shows(mark.y) else { continue }
                label = measure.label(mark.text, color: color)
                let point = Point(x: axes.x.position(mark.x), y: axes.y.position(mark.y))
                place = placing.annotation(label, at: point, anchor: mark.anchor, occupancy: occupancy)
            case .arrow(let mark):
                guard let text = mark.text else { continue }
                label = measure.label(text, color: color)
                let start = Point(x: axes.x.position(mark.startX), y: axes.y.position(mark.startY))
                let end = Point(x: axes.x.position(mark.endX), y: axes.y.position(mark.endY))
                guard start.isFinite, end.isFinite else { continue }
                place = placing.arrow(label, from: start, to: end, anchor: mark.anchor, occupancy: occupancy)
            default: continue
            }
            if !place.isFree {
                blocked += 1
                // Text that must lie on marks stands out from them.
                items.append(.fill(Path(place.box.inset(by: -1)), theme.ground.opacity(0.8)))
            }
            items += label.items(topLeft: place.box.origin)
            occupancy.cover(place.box.inset(by: -2))
        }
        return (items, blocked)
    }

    /// Covers marks and the ticks along the frame.
    private func cover(_ geometries: [MarkGeometry], _ occupancy: inout OccupancyMap) {
        for (mark, geometry) in zip(panel.marks, geometries) {
            let radius = theme.markerSize * mark.style.scale / 2 + 0.6
            for center in geometry.markers {
                occupancy.cover(Rect(x: center.x, y: center.y, width: 0, height: 0).inset(by: -radius))
            }
            let halfWidth = theme.lineWidth * mark.style.scale / 2
            for line in geometry.lines + geometry.bars { occupancy.cover(line, halfWidth: halfWidth) }
        }
    }
}
