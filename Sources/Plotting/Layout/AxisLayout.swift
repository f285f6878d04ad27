import Drawing

/// Tick labels and titles of one panel, and the room that they need.
struct AxisLayout {
    var panel: Panel
    var axes: PanelAxes
    var measure: LabelMeasure

    private var theme: FigureTheme { measure.theme }
    private var plot: Rect { axes.plot }

    /// From the frame to tick labels, and from those to titles.
    static let labelGap = 3.2
    static let titleGap = 3.6

    private typealias Entry = (tick: Tick, label: RichLabel)

    // MARK: Margins

    func margins() -> Margins {
        var margins = Margins(left: 1, right: 1, top: 1, bottom: 1)
        guard panel.projection == .cartesian else {
            return RoundFrame(panel: panel, axes: axes, measure: measure).margins
        }
        guard panel.frame != .none else { return margins }
        let yLabels = labels(axes.yTicks, panel.yAxis)
        margins.left = yLabels.isEmpty ? 1 : Self.labelGap + (yLabels.map(\.label.width).max() ?? 0) + 0.5
        if let title = yTitle { margins.left += Self.titleGap + title.height }
        let xLabels = labels(axes.xTicks, panel.xAxis)
        margins.bottom = xLabels.isEmpty ? 1 : Self.labelGap + height(xLabels)
        if let title = xTitle { margins.bottom += Self.titleGap + title.height }
        margins.bottom += 1
        margins.top = yLabels.isEmpty ? 1 : theme.textSize * 0.5
        let topLabels = labels(axes.topTicks ?? [], panel.xAxis)
        if axes.topTicks != nil, let title = topTitle {
            margins.top = Self.labelGap + height(topLabels) + Self.titleGap + title.height + 1
        }
        if axes.second != nil {
            margins.right = secondWidth
            if let title = secondTitle { margins.right += Self.titleGap + title.height }
        }
        if !turnsXLabels {
            for entry in xLabels + topLabels {
                let center = axes.x.position(coordinate: entry.tick.coordinate)
                margins.left = max(margins.left, plot.minX - (center - entry.label.width / 2) + 0.5)
                margins.right = max(margins.right, center + entry.label.width / 2 - plot.maxX + 0.5)
            }
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
        labels(axes.topTicks ?? [], panel.xAxis).map {
            plot.minX - axes.x.position(coordinate: $0.tick.coordinate) + $0.label.width / 2
        }.max() ?? 0
    }

    /// Room that the second axis' labels take at the right, without its title.
    private var secondWidth: Double {
        let widest = secondLabels.map(\.label.width).max() ?? 0
        return widest > 0 ? Self.labelGap + widest + 0.5 : 1
    }

    private var xTitle: RichLabel? { title(panel.xAxis) }
    private var yTitle: RichLabel? { panel.frame == .bottom ? nil : title(panel.yAxis) }
    private var secondTitle: RichLabel? { panel.secondAxis.flatMap { title($0.axis) } }
    private var secondLabels: [Entry] { labels(axes.secondTicks, panel.secondAxis?.axis ?? Axis()) }
    private var topTitle: RichLabel? {
        panel.xAxis.title?.isEmpty == true ? nil : Axis.joined("*T*", "°C", theme.units).map { measure.label($0) }
    }

    private func title(_ axis: Axis) -> RichLabel? {
        guard axis.showsLabels, let text = axis.titleText(theme.units), !text.isEmpty else { return nil }
        return measure.label(text)
    }

    private func labels(_ ticks: [Tick], _ axis: Axis) -> [Entry] {
        guard axis.showsLabels else { return [] }
        return ticks.compactMap { tick in tick.label.map { (tick, measure.label($0)) } }
    }

    /// Names too wide to stand side by side read upwards.
    private var turnsXLabels: Bool {
        guard axes.x.scale.categories != nil else { return false }
        return !measure.room(length: axes.x.length, isVertical: false).fits(
            axes.xTicks, low: axes.x.low, high: axes.x.high)
    }

    private func height(_ labels: [Entry]) -> Double {
        let isTurned = axes.x.scale.categories != nil && turnsXLabels
        return labels.map { isTurned ? $0.label.width : $0.label.height }.max() ?? 0
    }

    // MARK: Drawing

    /// Tick labels and titles; titles keep inside the figure's `bounds`.
    func labelItems(bounds: Rect) -> [DisplayItem] {
        guard panel.projection == .cartesian else {
            return RoundFrame(panel: panel, axes: axes, measure: measure).labelItems()
        }
        guard panel.frame != .none else { return [] }
        var items: [DisplayItem] = []
        let xLabels = labels(axes.xTicks, panel.xAxis)
        let ascent = xLabels.map(\.label.ascent).max() ?? 0
        for entry in xLabels {
            let center = axes.x.position(coordinate: entry.tick.coordinate)
            if turnsXLabels {
                let baseline = center + theme.textSize * RichLabel.capHeight / 2
                items += entry.label.itemsReadingUpwards(
                    at: Point(x: baseline, y: plot.maxY + Self.labelGap + entry.label.width))
            } else {
                items += entry.label.centeredItems(
                    at: Point(x: center - entry.label.width / 2, y: plot.maxY + Self.labelGap + ascent))
            }
        }
        if let title = xTitle {
            let below = plot.maxY + (xLabels.isEmpty ? 0 : Self.labelGap + height(xLabels)) + Self.titleGap
            items += title.items(
                topLeft: Point(x: centered(title.width, plot.midX, bounds.minX, bounds.maxX), y: below))
        }
        let yLabels = labels(axes.yTicks, panel.yAxis)
        for entry in yLabels {
            let y = axes.y.position(coordinate: entry.tick.coordinate) + entry.label.ascent - entry.label.middle
            items += entry.label.items(at: Point(x: plot.minX - Self.labelGap - entry.label.width, y: y))
        }
        if let title = yTitle {
            let widest = yLabels.isEmpty ? 0 : (yLabels.map(\.label.width).max() ?? 0) + Self.labelGap
            let baseline = plot.minX - widest - Self.titleGap - title.descent
            items += title.itemsReadingUpwards(at: Point(x: baseline, y: upwards(title, bounds)))
        }
        return items + secondItems(bounds: bounds) + topLabelItems(bounds: bounds)
    }

    private func upwards(_ title: RichLabel, _ bounds: Rect) -> Double {
        min(bounds.maxY, max(bounds.minY + title.width, plot.midY + title.width / 2))
    }

    private func secondItems(bounds: Rect) -> [DisplayItem] {
        guard let second = axes.second else { return [] }
        var items = secondLabels.flatMap { entry -> [DisplayItem] in
            let y = second.position(coordinate: entry.tick.coordinate) + entry.label.ascent - entry.label.middle
            return entry.label.items(at: Point(x: plot.maxX + Self.labelGap, y: y))
        }
        if let title = secondTitle {
            let baseline = plot.maxX + secondWidth + Self.titleGap + title.ascent
            items += title.itemsReadingUpwards(at: Point(x: baseline, y: upwards(title, bounds)))
        }
        return items
    }

    private func topLabelItems(bounds: Rect) -> [DisplayItem] {
        guard let ticks = axes.topTicks, panel.xAxis.showsLabels else { return [] }
        var items: [DisplayItem] = []
        let topLabels = labels(ticks, panel.xAxis)
        for entry in topLabels {
            let x = axes.x.position(coordinate: entry.tick.coordinate) - entry.label.width / 2
            items += entry.label.items(at: Point(x: x, y: plot.minY - Self.labelGap))
        }
        guard let title = topTitle else { return items }
        let baseline = plot.minY - Self.labelGap - height(topLabels) - Self.titleGap - title.descent
        return items
            + title.items(at: Point(x: centered(title.width, plot.midX, bounds.minX, bounds.maxX), y: baseline))
    }

    private func centered(_ width: Double, _ center: Double, _ low: Double, _ high: Double) -> Double {
        max(low, min(high - width, center - width / 2))
    }
}
