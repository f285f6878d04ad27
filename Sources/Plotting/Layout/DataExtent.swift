/// The range that an axis must show, from all marks of a panel.
struct DataExtent {
    private var low = Double.infinity
    private var high = -Double.infinity
    /// Range of marks that end at the frame: maps, and bars at their base.
    private var hardLow = Double.infinity
    private var hardHigh = -Double.infinity
    /// Whether points need room beside the outermost ones.
    private var hasPoints = false

    enum Direction { case x, y }

    private var scale: AxisScale

    /// The domain of an axis in coordinates of its scale, low < high.
    static func domain(of direction: Direction, panel: Panel) -> (low: Double, high: Double) {
        let marks =
            panel.secondAxis == nil || direction == .x ? panel.marks : panel.marks.filter { !$0.style.usesSecondAxis }
        return domain(of: direction, axis: direction == .x ? panel.xAxis : panel.yAxis, marks: marks, panel.projection)
    }

    /// The domain of the second vertical axis from the marks that belong to it.
    static func secondDomain(_ axis: Axis, panel: Panel) -> (low: Double, high: Double) {
        domain(of: .y, axis: axis, marks: panel.marks.filter(\.style.usesSecondAxis), panel.projection)
    }

    private static func domain(
        of direction: Direction, axis: Axis, marks: [Mark], _ projection: Projection
    ) -> (low: Double, high: Double) {
        var extent = DataExtent(scale: axis.scale)
        for mark in marks { extent.include(mark, direction) }
        var automatic = extent.padded(pads: direction == .y || extent.hasPoints)
        if let names = axis.scale.categories { automatic = (-0.5, max(0.5, Double(names.count) - 0.5)) }
        switch projection {
        case .cartesian: break
        case .polar: automatic = direction == .x ? (0, 360) : (0, extent.high > 0 ? extent.high : 1)
        case .ternary: automatic = (0, 1)
        }
        // A reciprocal scale turns the ends round.
        let isReversed = axis.scale == .reciprocalTemperature
        let stated = [isReversed ? axis.highest : axis.lowest, isReversed ? axis.lowest : axis.highest]
            .map { end in end.map(axis.scale.coordinate).flatMap { $0.isFinite ? $0 : nil } }
        let low = stated[0] ?? (automatic.low < stated[1] ?? .infinity ? automatic.low : (stated[1] ?? 1) - 1)
        let high = stated[1] ?? (automatic.high > low ? automatic.high : low + 1)
        return low < high ? (low, high) : low > high ? (high, low) : (low - 0.5, high + 0.5)
    }

    private init(scale: AxisScale) { self.scale = scale }

    private mutating func include(_ values: [Double], isHard: Bool = false) {
        var low = Double.infinity
        var high = -Double.infinity
        let isLinear = scale == .linear
        for value in values {
            let coordinate = isLinear ? value : scale.coordinate(value)
            // Beyond that even differences overflow.
            guard coordinate.magnitude < 1e280 else { continue }
            low = min(low, coordinate)
            high = max(high, coordinate)
        }
        self.low = min(self.low, low)
        self.high = max(self.high, high)
        guard isHard else { return }
        hardLow = min(hardLow, low)
        hardHigh = max(hardHigh, high)
    }

    private mutating func include(_ mark: Mark, _ direction: Direction) {
        let isX = direction == .x
        switch mark {
        case .points(let mark):
            include(isX ? mark.x : mark.y)
            hasPoints = true
            if !isX, let uncertainties = mark.uncertainties {
                include(zip(mark.y, uncertainties).map { $0 - $1 })
                include(zip(mark.y, uncertainties).map { $0 + $1 })
            }
        case .line(let mark): include(isX ? mark.x : mark.y)
        case .band(let mark): include(isX ? mark.x : mark.low + mark.high)
        case .errorBars(let mark):
            let center = isX ? mark.x : mark.y
            hasPoints = true
            include(center)
            guard let error = isX ? mark.xError : mark.yError else { return }
            include(zip(center, error).map { $0 - $1 })
            include(zip(center, error).map { $0 + $1 })
        case .rule(let mark): if (mark.direction == .vertical) == isX { include([mark.value]) }
        case .annotation(let mark): include([isX ? mark.x : mark.y])
        case .arrow(let mark): include(isX ? [mark.startX, mark.endX] : [mark.startY, mark.endY])
        case .bars(let mark):
            hasPoints = true
            if mark.isHorizontal == isX {
                include(mark.low + mark.high)
                if mark.low.contains(0) || mark.high.contains(0) { include([0], isHard: true) }
            } else {
                include(mark.positions.map { $0 - mark.thickness / 2 } + mark.positions.map { $0 + mark.thickness / 2 })
            }
        case .region: break
        case .heatMap(let mark): include(isX ? mark.xEdges : mark.yEdges, isHard: true)
        case .shapes(let mark):
            let isHard = mark.isOneArea || mark.values != nil
            for values in isX ? mark.xs : mark.ys { include(values, isHard: isHard) }
            if !isHard { hasPoints = true }
        case .vectors(let mark):
            include(isX ? mark.x : mark.y)
            hasPoints = true
        case .labels(let mark): include(isX ? mark.x : mark.y)
        case .picture(let mark):
            let range = isX ? mark.x : mark.y
            include([range.lowerBound, range.upperBound], isHard: true)
        }
    }

    private func padded(pads: Bool) -> (low: Double, high: Double) {
        guard low <= high else { return scale == .reciprocalTemperature ? (2, 4) : (0, 1) }
        var pad = pads ? (high - low) * 0.05 : 0
        // A single value stands in the middle of a range that its size suggests.
        if high - low <= 1e-12 * max(abs(low), abs(high)) {
            pad = scale == .log ? 0.5 : max(abs(high) * 0.1, low == 0 ? 1 : 0)
        }
        let bottom = hardLow <= low ? low : low - pad
        let top = hardHigh >= high && hardLow < hardHigh ? high : high + pad
        return (scale == .reciprocalTemperature ? max(bottom, low * 0.5) : bottom, top > bottom ? top : bottom + 1)
    }
}
