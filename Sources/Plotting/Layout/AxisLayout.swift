import Drawing

/// Frame, ticks, tick labels and titles of one panel.
struct AxisLayout {
    var panel: Panel
    var axes: PanelAxes
    var measure: LabelMeasure

    private var theme: FigureTheme { measure.theme }
    private var plot: Rect { axes.plot }

    /// From the frame to tick labels, and from those to titles.
    static let labelGap = 3.2
    static let titleGap = 3.6

    // MARK: Margins

    func margins() -> Margins {
        var margins = Margins(left: 1, right: 1, top: 1, bottom: 1)
        let yLabels = labels(axes.yTicks)
        margins.left = yLabels.isEmpty ? 1 : Self.labelGap + (yLabels.map(\.label.width).max() ?? 0) + 0.5
        if let title = yTitle { margins.left += Self.titleGap + title.height }
        let xLabels = labels(axes.xTicks)
        margins.bottom = xLabels.isEmpty ? 1 : Self.labelGap + height(xLabels)
        if let title = xTitle { margins.bottom += Self.titleGap + title.height }
        margins.bottom += 1
        margins.top = yLabels.isEmpty ? 1 : theme.textSize * 0.5
        let topLabels = labels(axes.topTicks ?? [])
        if axes.topTicks != nil, let title = topTitle {
            margins.top = Self.labelGap + height(topLabels) + Self.titleGap + title.height + 1
        }
        for entry in xLabels + topLabels {
            let center = axes.x.position(coordinate: entry.tick.coordinate)
            margins.left = max(margins.left, plot.minX - (center - entry.label.width / 2) + 0.5)
            margins.right = max(margins.right, center + entry.label.width / 2 - plot.maxX + 0.5)
        }
        for entry in yLabels {
            let center = axes.y.position(coordinate: entry.tick.coordinate)
            margins.top = max(margins.top, plot.minY - (center - entry.label.height / 2) + 0.5)
            margins.bottom = max(margins.bottom, center + entry.label.height / 2 - plot.maxY + 0.5)
        }
        return margins
    }

    /// How far labels of the upper side reach beyond the left edge of the plot area.
    var topLabelOverhang: Double {
        labels(axes.topTicks ?? []).map {
            plot.minX - axes.x.position(coordinate: $0.tick.coordinate) + $0.label.width / 2
        }.max() ?? 0
    }

    private var xTitle: RichLabel? { panel.xAxis.titleText(theme.units).map { measure.label($0) } }
    private var yTitle: RichLabel? { panel.yAxis.titleText(theme.units).map { measure.label($0) } }
    private var topTitle: RichLabel? {
        Axis.joined("*T*", "°C", theme.units).map { measure.label($0) }
    }

    private func labels(_ ticks: [Tick]) -> [(tick: Tick, label: RichLabel)] {
        ticks.compactMap { tick in tick.label.map { (tick, measure.label($0)) } }
    }

    private func height(_ labels: [(tick: Tick, label: RichLabel)]) -> Double { labels.map(\.label.height).max() ?? 0 }

    // MARK: Drawing

    func gridItems() -> [DisplayItem] {
        guard panel.grid else { return [] }
        let lines =
            axes.xTicks.filter(\.isMajor).map { tick in
                let x = axes.x.position(coordinate: tick.coordinate)
                return [Point(x: x, y: plot.minY), Point(x: x, y: plot.maxY)]
            }
            + axes.yTicks.filter(\.isMajor).map { tick in
                let y = axes.y.position(coordinate: tick.coordinate)
                return [Point(x: plot.minX, y: y), Point(x: plot.maxX, y: y)]
            }
        return [.stroke(path(lines), StrokeStyle(color: theme.gridColor, width: theme.gridWidth))]
    }

    /// The frame and its ticks on all four sides.
    func frameItems() -> [DisplayItem] {
        var lines: [[Point]] = []
        func length(_ tick: Tick) -> Double { tick.isMajor ? theme.tickLength : theme.minorTickLength }
        func horizontalTicks(_ ticks: [Tick], edge: Double, direction: Double) {
            for tick in ticks {
                let x = axes.x.position(coordinate: tick.coordinate)
                guard x > plot.minX + 0.05, x < plot.maxX - 0.05 else { continue }
                lines.append([Point(x: x, y: edge), Point(x: x, y: edge + direction * length(tick))])
            }
        }
        horizontalTicks(axes.xTicks, edge: plot.maxY, direction: -1)
        horizontalTicks(axes.topTicks ?? axes.xTicks, edge: plot.minY, direction: 1)
        for tick in axes.yTicks {
            let y = axes.y.position(coordinate: tick.coordinate)
            guard y > plot.minY + 0.05, y < plot.maxY - 0.05 else { continue }
            lines.append([Point(x: plot.minX, y: y), Point(x: plot.minX + length(tick), y: y)])
            lines.append([Point(x: plot.maxX, y: y), Point(x: plot.maxX - length(tick), y: y)])
        }
        let stroke = StrokeStyle(color: theme.axisColor, width: theme.axisWidth)
        return [.stroke(path(lines), stroke), .stroke(Path(plot), stroke)]
    }

    private func path(_ lines: [[Point]]) -> Path { Path(lines.flatMap { Path(through: $0).elements }) }

    /// Tick labels and titles; titles keep inside the figure's `bounds`.
    func labelItems(margins: Margins, bounds: Rect) -> [DisplayItem] {
        var items: [DisplayItem] = []
        let xLabels = labels(axes.xTicks)
        let ascent = xLabels.map(\.label.ascent).max() ?? 0
        for entry in xLabels {
            let x = axes.x.position(coordinate: entry.tick.coordinate) - entry.label.width / 2
            items += entry.label.items(at: Point(x: x, y: plot.maxY + Self.labelGap + ascent))
        }
        var below = plot.maxY + (xLabels.isEmpty ? 0 : Self.labelGap + height(xLabels))
        if let title = xTitle {
            below += Self.titleGap
            items += title.items(
                topLeft: Point(x: centered(title.width, plot.midX, bounds.minX, bounds.maxX), y: below))
        }
        let yLabels = labels(axes.yTicks)
        for entry in yLabels {
            let y = axes.y.position(coordinate: entry.tick.coordinate) + theme.textSize * RichLabel.capHeight / 2
            items += entry.label.items(at: Point(x: plot.minX - Self.labelGap - entry.label.width, y: y))
        }
        if let title = yTitle {
            let widest = yLabels.isEmpty ? 0 : (yLabels.map(\.label.width).max() ?? 0) + Self.labelGap
            let baseline = plot.minX - widest - Self.titleGap - title.descent
            let start = plot.midY + title.width / 2
            let y = min(bounds.maxY, max(bounds.minY + title.width, start))
            items += title.itemsReadingUpwards(at: Point(x: baseline, y: y))
        }
        return items + topLabelItems(bounds: bounds)
    }

    private func topLabelItems(bounds: Rect) -> [DisplayItem] {
        guard let ticks = axes.topTicks, let title = topTitle else { return [] }
        var items: [DisplayItem] = []
        let topLabels = labels(ticks)
        for entry in topLabels {
            let x = axes.x.position(coordinate: entry.tick.coordinate) - entry.label.width / 2
            items += entry.label.items(at: Point(x: x, y: plot.minY - Self.labelGap))
        }
        let baseline = plot.minY - Self.labelGap - height(topLabels) - Self.titleGap - title.descent
        return items
            + title.items(at: Point(x: centered(title.width, plot.midX, bounds.minX, bounds.maxX), y: baseline))
    }

    private func centered(_ width: Double, _ center: Double, _ low: Double, _ high: Double) -> Double {
        max(low, min(high - width, center - width / 2))
    }
}
