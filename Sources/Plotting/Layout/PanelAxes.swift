import Drawing

/// A panel's axes for a given plot area: mappings and ticks.
struct PanelAxes {
    var plot: Rect
    var x: AxisMapping
    var y: AxisMapping
    var xTicks: [Tick]
    var yTicks: [Tick]
    /// Ticks of the upper side when it has a scale of its own.
    var topTicks: [Tick]?

    /// - Parameter headroom: part of the plot's height kept free of data at the top, for labels.
    init(panel: Panel, plot: Rect, measure: LabelMeasure, headroom: Double = 0) {
        self.plot = plot
        let xDomain = DataExtent.domain(of: .x, panel: panel)
        let yDomain = DataExtent.domain(of: .y, panel: panel)
        x = AxisMapping(
            scale: panel.xAxis.scale, low: xDomain.low, high: xDomain.high, start: plot.minX, end: plot.maxX)
        y = AxisMapping(
            scale: panel.yAxis.scale, low: yDomain.low, high: yDomain.high, start: plot.maxY, end: plot.minY)
        xTicks = []
        yTicks = []
        if panel.equalScales { equalize(panel) }
        y.high = y.low + (y.high - y.low) / (1 - headroom)
        if headroom > 0, panel.equalScales, panel.yAxis.scale == .linear { equalize(panel) }
        xTicks = Self.ticks(panel.xAxis, x, measure: measure, isVertical: false)
        yTicks = Self.ticks(panel.yAxis, y, measure: measure, isVertical: true)
        if panel.xAxis.scale == .reciprocalTemperature {
            let room = measure.room(length: x.length, isVertical: false)
            topTicks = CelsiusTicks.ticks(low: x.low, high: x.high, room: room)
        }
    }

    /// Widens the domain that has more points for a unit, until both have the same.
    private mutating func equalize(_ panel: Panel) {
        let xUnit = x.length / (x.high - x.low)
        let yUnit = y.length / (y.high - y.low)
        // Decades are squared where that costs little room; linear axes are always made equal.
        let isStrict = panel.xAxis.scale == .linear && panel.yAxis.scale == .linear
        guard isStrict || max(xUnit / yUnit, yUnit / xUnit) < 1.35 else { return }
        if xUnit > yUnit, panel.xAxis.isFree {
            x.widen(to: x.length / yUnit)
        } else if yUnit > xUnit, panel.yAxis.isFree {
            y.widen(to: y.length / xUnit)
        }
    }

    private static func ticks(_ axis: Axis, _ mapping: AxisMapping, measure: LabelMeasure, isVertical: Bool) -> [Tick] {
        let room = measure.room(length: mapping.length, isVertical: isVertical)
        if let values = axis.ticks {
            return stated(values, labels: axis.tickLabels, mapping: mapping, room: room)
        }
        return switch axis.scale {
        case .linear, .reciprocalTemperature: LinearTicks.ticks(low: mapping.low, high: mapping.high, room: room)
        case .log: LogarithmicTicks.ticks(low: mapping.low, high: mapping.high, room: room)
        }
    }

    /// Ticks where the author wants them; a label that would touch the one before it is left out.
    private static func stated(_ values: [Double], labels: [String]?, mapping: AxisMapping, room: TickRoom) -> [Tick] {
        var ticks: [Tick] = []
        for (index, value) in values.enumerated() where mapping.shows(value) {
            let label = labels.map { index < $0.count ? $0[index] : "" } ?? TickText.shortest(value)
            let tick = Tick(coordinate: mapping.scale.coordinate(value), label: label.isEmpty ? nil : label)
            let fits = room.fits(ticks + [tick], low: mapping.low, high: mapping.high)
            ticks.append(fits ? tick : Tick(coordinate: tick.coordinate))
        }
        return ticks
    }
}

extension AxisMapping {
    fileprivate mutating func widen(to span: Double) {
        let added = span - (high - low)
        low -= added / 2
        high += added / 2
    }
}
