import Drawing

/// The names of series with samples of their look, without a frame.
struct Legend {
    var series: [NamedSeries]
    var measure: LabelMeasure

    private struct Entry {
        var series: NamedSeries
        var label: RichLabel
    }

    private let entries: [Entry]
    /// Short where nothing but markers is shown.
    private let sampleWidth: Double
    private var theme: FigureTheme { measure.theme }

    private static let sampleGap = 4.0
    private static let columnGap = 10.0
    private var rowHeight: Double { theme.textSize * 1.4 }

    init(series: [NamedSeries], measure: LabelMeasure) {
        self.series = series
        self.measure = measure
        let hasLines = series.contains {
            $0.marks.contains { $0.mark.kind != "points" && $0.mark.kind != "error bars" }
        }
        sampleWidth = hasLines ? 15 : 5
        entries = series.map { series in
            let oneLine = series.name.split(separator: "\n").joined(separator: ", ")
            return Entry(series: series, label: measure.label(oneLine))
        }
    }

    /// Entries set in rows of several columns.
    struct Arrangement: Hashable {
        /// Left edges of the columns.
        var lefts: [Double]
        var size: Size
    }

    func arrangement(columns: Int) -> Arrangement {
        let columns = max(1, min(columns, entries.count))
        var lefts: [Double] = []
        var right = 0.0
        for column in 0..<columns {
            lefts.append(right)
            let widest = entries.indices.filter { $0 % columns == column }.map { entries[$0].label.width }.max() ?? 0
            right += sampleWidth + Self.sampleGap + widest + Self.columnGap
        }
        let rows = (entries.count + columns - 1) / columns
        return Arrangement(
            lefts: lefts,
            size: Size(
                width: right - Self.columnGap, height: Double(rows) * rowHeight - (rowHeight - theme.textSize)))
    }

    /// As many columns as a width has room for.
    func arrangement(within width: Double) -> Arrangement {
        let fitting = (1...max(1, entries.count)).map(arrangement).last { $0.size.width <= width }
        return fitting ?? arrangement(columns: 1)
    }

    /// The emptiest free place in the plot, corners before the middles of sides.
    func place(in plot: Rect, occupancy: OccupancyMap) -> (Arrangement, Point)? {
        var best: (score: Double, arrangement: Arrangement, corner: Point)?
        for columns in [1, entries.count, 2, 3] where columns <= entries.count {
            let arrangement = arrangement(columns: columns)
            let inner = plot.inset(by: 6)
            let xs = [inner.minX, inner.maxX - arrangement.size.width, inner.midX - arrangement.size.width / 2]
            let ys = [inner.minY, inner.maxY - arrangement.size.height, inner.midY - arrangement.size.height / 2]
            for (column, x) in xs.enumerated() {
                for (row, y) in ys.enumerated() {
                    let box = Rect(origin: Point(x: x, y: y), size: arrangement.size)
                    guard let clearance = clearance(box, occupancy) else { continue }
                    let centered = (column == 2 ? 1.0 : 0) + (row == 2 ? 1.0 : 0)
                    let score = clearance - 5 * centered - (columns > 1 ? 3 : 0) - (row == 1 ? 0.5 : 0)
                    if score > best?.score ?? -.infinity { best = (score, arrangement, box.origin) }
                }
            }
        }
        return best.map { ($0.arrangement, $0.corner) }
    }

    /// How far a box may grow before it touches anything, at most 16 points; nil when it has not even 2.5.
    private func clearance(_ box: Rect, _ occupancy: OccupancyMap) -> Double? {
        guard occupancy.isFree(box.inset(by: -2.5)) else { return nil }
        var clearance = 2.5
        while clearance < 16, occupancy.isFree(box.inset(by: -clearance - 1.5)) { clearance += 1.5 }
        // The frame limits growth in corners: there a box counts as free as its other sides are.
        return clearance
    }

    func items(_ arrangement: Arrangement, at corner: Point) -> [DisplayItem] {
        entries.enumerated().flatMap { index, entry -> [DisplayItem] in
            let columns = arrangement.lefts.count
            let left = corner.x + arrangement.lefts[index % columns]
            let top = corner.y + Double(index / columns) * rowHeight
            let middle = top + theme.textSize * 0.5
            let baseline = middle + theme.textSize * RichLabel.capHeight / 2
            return sample(entry.series, left: left, middle: middle)
                + entry.label.items(at: Point(x: left + sampleWidth + Self.sampleGap, y: baseline))
        }
    }

    private func sample(_ series: NamedSeries, left: Double, middle: Double) -> [DisplayItem] {
        let drawing = MarkDrawing(theme: theme)
        let line = [Point(x: left, y: middle), Point(x: left + sampleWidth, y: middle)]
        var items: [DisplayItem] = []
        var drawn: Set<String> = []
        for (mark, entry, _) in series.marks.sorted(by: { $0.mark.layer < $1.mark.layer }) {
            guard drawn.insert(mark.kind).inserted else { continue }
            let color = theme.color(entry.color)
            switch mark {
            case .band:
                let box = Rect(
                    x: left, y: middle - theme.textSize * 0.35, width: sampleWidth, height: theme.textSize * 0.7)
                items.append(.fill(Path(box), color.opacity(mark.style.opacity ?? theme.bandOpacity)))
            case .line: items += drawing.lineItems([line], style: mark.style, color: color, width: theme.lineWidth)
            case .rule: items += drawing.lineItems([line], style: mark.style, color: color, width: theme.axisWidth)
            case .points:
                let center = Point(x: left + sampleWidth / 2, y: middle)
                items += drawing.markerItems(
                    [center], shape: mark.style.marker ?? theme.marker(entry.markerIndex), style: mark.style,
                    color: color)
            case .bars(let bars):
                let box = Rect(
                    x: left + sampleWidth * 0.2, y: middle - theme.textSize * 0.36, width: sampleWidth * 0.6,
                    height: theme.textSize * 0.72)
                var geometry = MarkGeometry.empty
                geometry.boxes = [box]
                items += drawing.barItems(bars, geometry, color: color)
            case .region, .shapes:
                let box = Rect(
                    x: left, y: middle - theme.textSize * 0.36, width: sampleWidth, height: theme.textSize * 0.72)
                let isShape = if case .shapes = mark { true } else { false }
                let opacity = mark.style.opacity ?? (isShape ? theme.bandOpacity * 1.6 : 0.12)
                items.append(.fill(Path(box), color.opacity(opacity)))
            case .vectors:
                let arrow = Arrow(from: (0, 0), to: (0, 0), heads: .end)
                items += drawing.arrowItems(arrow, from: line[0], to: line[1], color: color)
            case .errorBars, .annotation, .arrow, .heatMap, .labels, .picture: break
            }
        }
        return items
    }
}
