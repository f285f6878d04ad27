/// An axis with its domain settled and its place on the page.
struct AxisMapping: Hashable {
    var scale: AxisScale
    /// Domain in coordinates of the scale, low < high.
    var low: Double
    var high: Double
    /// Page positions of low and high, in points.
    var start: Double
    var end: Double

    func position(_ value: Double) -> Double { position(coordinate: scale.coordinate(value)) }

    func position(coordinate: Double) -> Double { start + (coordinate - low) / (high - low) * (end - start) }

    var length: Double { abs(end - start) }

    /// Whether a value lies in the domain, up to rounding.
    func shows(_ value: Double) -> Bool {
        let part = (scale.coordinate(value) - low) / (high - low)
        return part >= -1e-9 && part <= 1 + 1e-9
    }
}
