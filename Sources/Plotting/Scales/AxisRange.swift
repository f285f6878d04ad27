import Glibc

/// The ends of an axis in the space where its scale is even: values, logarithms, or 1000/T.
struct AxisRange {
    let scale: Scale
    let low: Double
    let high: Double

    /// A range that holds the values with a little room, or the ends that the axis asks for.
    init(axis: Axis, values: [Double]) {
        scale = axis.scale
        let places = values.compactMap { Self.place($0, axis.scale) }
        var low = places.min() ?? 0
        var high = places.max() ?? 1
        if low == high {
            let spread = axis.scale == .log ? 0.5 : max(abs(low) * 0.1, 1e-9)
            low -= spread
            high += spread
        }
        let padding = (high - low) * 0.06
        low -= padding
        high += padding
        let given = [axis.lowest, axis.highest].compactMap { $0.flatMap { Self.place($0, axis.scale) } }
        if axis.scale == .reciprocalTemperature, given.count == 2 {
            low = given.min() ?? low
            high = given.max() ?? high
        } else {
            if let lowest = axis.lowest, let place = Self.place(lowest, axis.scale) { low = place }
            if let highest = axis.highest, let place = Self.place(highest, axis.scale) { high = place }
        }
        self.low = low
        self.high = high > low ? high : low + 1
    }

    static func place(_ value: Double, _ scale: Scale) -> Double? {
        let place: Double
        switch scale {
        case .linear: place = value
        case .log: place = value > 0 ? log10(value) : .nan
        case .reciprocalTemperature: place = value > 0 ? 1000 / value : .nan
        }
        return place.isFinite ? place : nil
    }

    /// Where a value stands: 0 at the low end, 1 at the high end; nil where it has no place.
    func part(_ value: Double) -> Double? { Self.place(value, scale).map { ($0 - low) / (high - low) } }

    func part(ofPlace place: Double) -> Double { (place - low) / (high - low) }
}
