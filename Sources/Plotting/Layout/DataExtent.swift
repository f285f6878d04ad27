/// The range that an axis must show, from all marks of a panel.
struct DataExtent {
    private(set) var low = Double.infinity
    private(set) var high = -Double.infinity
    /// Whether points need room beside the outermost ones.
    private(set) var hasPoints = false

    enum Direction { case x, y }

    private var scale: AxisScale

    /// The domain of an axis in coordinates of its scale, low < high.
    static func domain(of direction: Direction, panel: Panel) -> (low: Double, high: Double) {
        let axis = direction == .x ? panel.xAxis : panel.yAxis
        var extent = DataExtent(scale: axis.scale)
        for mark in panel.marks { extent.include(mark, direction) }
        let automatic = extent.padded(pads: direction == .y || extent.hasPoints)
        // A reciprocal scale turns the ends round.
        let isReversed = axis.scale == .reciprocalTemperature
        let stated = [isReversed ? axis.highest : axis.lowest, isReversed ? axis.lowest : axis.highest]
            .map { end in end.map(axis.scale.coordinate).flatMap { $0.isFinite ? $0 : nil } }
        let low = stated[0] ?? (automatic.low < stated[1] ?? .infinity ? automatic.low : (stated[1] ?? 1) - 1)
        let high = stated[1] ?? (automatic.high > low ? automatic.high : low + 1)
        return low < high ? (low, high) : low > high ? (high, low) : (low - 0.5, high + 0.5)
    }

    private init(scale: AxisScale) { self.scale = scale }

    private mutating func include(_ values: [Double]) {
        for value in values {
            let coordinate = scale.coordinate(value)
            // Beyond that even differences overflow.
            guard coordinate.magnitude < 1e280 else { continue }
            low = min(low, coordinate)
            high = max(high, coordinate)
        }
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
        }
    }

    private func padded(pads: Bool) -> (low: Double, high: Double) {
        guard low <= high else { return scale == .reciprocalTemperature ? (2, 4) : (0, 1) }
        var pad = pads ? (high - low) * 0.05 : 0
        // A single value stands in the middle of a range that its size suggests.
        if high - low <= 1e-12 * max(abs(low), abs(high)) {
            pad = scale == .log ? 0.5 : max(abs(high) * 0.1, low == 0 ? 1 : 0)
        }
        let bottom = low - pad
        return (scale == .reciprocalTemperature ? max(bottom, low * 0.5) : bottom, high + pad)
    }
}
