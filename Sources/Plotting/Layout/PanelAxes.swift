import Drawing
import Glibc

/// A panel's axes for a given plot area: mappings and ticks.
struct PanelAxes {
    var plot: Rect
    var projection: Projection
    var x: AxisMapping
    var y: AxisMapping
    /// The second vertical axis; where it only reads the first in another unit, the mapping is the first's.
    var second: AxisMapping?
    var xTicks: [Tick]
    var yTicks: [Tick]
    var secondTicks: [Tick]
    /// Ticks of the upper side when it has a scale of its own.
    var topTicks: [Tick]?

    /// - Parameter headroom: part of the plot's height kept free of data at the top, for labels.
    init(panel: Panel, domains: PanelDomains? = nil, plot: Rect, measure: LabelMeasure, headroom: Double = 0) {
        let domains = domains ?? PanelDomains(panel)
        self.plot = plot
        projection = panel.projection
        let xEnds = panel.xAxis.isReversed ? (plot.maxX, plot.minX) : (plot.minX, plot.maxX)
        let yEnds = panel.yAxis.isReversed ? (plot.minY, plot.maxY) : (plot.maxY, plot.minY)
        x = AxisMapping(
            scale: panel.xAxis.scale, low: domains.x.low, high: domains.x.high, start: xEnds.0, end: xEnds.1,
            breaks: panel.xAxis.breaks)
        y = AxisMapping(
            scale: panel.yAxis.scale, low: domains.y.low, high: domains.y.high, start: yEnds.0, end: yEnds.1,
            breaks: panel.yAxis.breaks)
        (xTicks, yTicks, secondTicks) = ([], [], [])
        if panel.projection != .cartesian {
            setRoundAxes(panel, measure)
            return
        }
        if panel.equalScales { equalize(panel) }
        if panel.yAxis.isReversed {
            y.low = y.high - (y.high - y.low) / (1 - headroom)
        } else {
            y.high = y.low + (y.high - y.low) / (1 - headroom)
        }
        if headroom > 0, panel.equalScales, panel.yAxis.scale == .linear { equalize(panel) }
        guard panel.frame != .none else { return }
        xTicks = AxisTicks(axis: panel.xAxis, mapping: x, measure: measure, isVertical: false).ticks()
        if panel.frame == .box {
            yTicks = AxisTicks(axis: panel.yAxis, mapping: y, measure: measure, isVertical: true).ticks()
            setSecondAxis(panel, domains, measure, headroom)
        }
        if panel.xAxis.scale == .reciprocalTemperature {
            let room = measure.room(length: x.length, isVertical: false)
            topTicks = CelsiusTicks.ticks(low: x.low, high: x.high, room: room)
        }
    }

    private mutating func setSecondAxis(
        _ panel: Panel, _ domains: PanelDomains, _ measure: LabelMeasure, _ headroom: Double
    ) {
        guard let secondAxis = panel.secondAxis else { return }
        if let domain = domains.second {
            let high = domain.low + (domain.high - domain.low) / (1 - headroom)
            let mapping = AxisMapping(
                scale: secondAxis.axis.scale, low: domain.low, high: high, start: plot.maxY, end: plot.minY)
            second = mapping
            secondTicks = AxisTicks(axis: secondAxis.axis, mapping: mapping, measure: measure, isVertical: true).ticks()
        } else if let factor = secondAxis.factor, factor != 0 {
            let scale = secondAxis.axis.scale
            let ends = [y.low, y.high].map { scale.coordinate(y.scale.value(at: $0) * factor + secondAxis.offset) }
            guard ends[0].isFinite, ends[1].isFinite, ends[0] != ends[1] else { return }
            let isTurned = ends[0] > ends[1]
            let mapping = AxisMapping(
                scale: scale, low: ends.min() ?? 0, high: ends.max() ?? 1, start: isTurned ? y.end : y.start,
                end: isTurned ? y.start : y.end)
            second = y
            secondTicks = AxisTicks(axis: secondAxis.axis, mapping: mapping, measure: measure, isVertical: true).ticks()
                .map { tick in
                    var tick = tick
                    let value = (scale.value(at: tick.coordinate) - secondAxis.offset) / factor
                    tick.coordinate = y.scale.coordinate(value)
                    return tick
                }
                .filter { $0.coordinate.isFinite }
        }
    }

    private mutating func setRoundAxes(_ panel: Panel, _ measure: LabelMeasure) {
        switch projection {
        case .cartesian: break
        case .polar:
            xTicks = (panel.xAxis.ticks ?? stride(from: 0, to: 359, by: 45).map { $0 }).map {
                Tick(coordinate: $0, label: TickText.shortest($0) + "°")
            }
            if let labels = panel.xAxis.tickLabels {
                for index in xTicks.indices where index < labels.count { xTicks[index].label = labels[index] }
            }
            y.start = 0
            y.end = radius
            yTicks = AxisTicks(axis: panel.yAxis, mapping: y, measure: measure, isVertical: true).ticks()
                .filter { $0.isMajor && $0.coordinate > y.low }
        case .ternary:
            xTicks = (1...4).map { Tick(coordinate: Double($0) / 5, label: "0.\($0 * 2)") }
            yTicks = xTicks
        }
    }

    // MARK: Places

    func point(_ x: Double, _ y: Double) -> Point {
        switch projection {
        case .cartesian: return Point(x: self.x.position(x), y: self.y.position(y))
        case .polar(let startsAtTop):
            let distance = self.y.position(y)
            guard distance >= -1e-9 else { return Point(x: .nan, y: .nan) }
            let angle = (startsAtTop ? 90 - x : x) * .pi / 180
            return Point(x: plot.midX + distance * cos(angle), y: plot.midY - distance * sin(angle))
        case .ternary:
            let corners = corners
            let first = 1 - x - y
            return Point(
                x: first * corners[0].x + x * corners[1].x + y * corners[2].x,
                y: first * corners[0].y + x * corners[1].y + y * corners[2].y)
        }
    }

    func points(_ x: [Double], _ y: [Double]) -> [Point] {
        guard case .cartesian = projection else { return zip(x, y).map(point) }
        return zip(self.x.positions(x), self.y.positions(y)).map { Point(x: $0, y: $1) }
    }

    func shows(_ x: Double, _ y: Double) -> Bool {
        switch projection {
        case .cartesian: self.x.shows(x) && self.y.shows(y)
        case .polar: x.isFinite && self.y.shows(y)
        case .ternary: x > -1e-9 && y > -1e-9 && x + y < 1 + 1e-9
        }
    }

    /// The circle of a polar panel.
    var radius: Double { min(plot.width, plot.height) / 2 }

    /// Left, right and top corner of a ternary panel.
    var corners: [Point] {
        let side = min(plot.width, plot.height / 0.866_025_403_784_438_6)
        let height = side * 0.866_025_403_784_438_6
        let bottom = plot.midY + height / 2
        return [
            Point(x: plot.midX - side / 2, y: bottom), Point(x: plot.midX + side / 2, y: bottom),
            Point(x: plot.midX, y: bottom - height),
        ]
    }

    /// The axes that a mark is drawn against.
    func axes(for mark: Mark) -> PanelAxes {
        guard mark.style.usesSecondAxis, let second else { return self }
        var axes = self
        axes.y = second
        return axes
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
}

extension AxisMapping {
    fileprivate mutating func widen(to span: Double) {
        let added = span - (high - low)
        low -= added / 2
        high += added / 2
    }
}
