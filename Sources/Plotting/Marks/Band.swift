/// The area between two curves, barely tinted: a confidence band, or the area under a curve.
public struct Band: PlotElement, Codable, Hashable {
    public var x: [Double]
    public var low: [Double]
    public var high: [Double]
    public var style: MarkStyle

    public init(x: [Double], low: [Double], high: [Double], label: String? = nil) {
        requireEqualCounts("Band", ("x", x.count), ("low", low.count), ("high", high.count))
        self.x = x
        self.low = low
        self.high = high
        style = MarkStyle(label: label)
    }

    public var mark: Mark { .band(self) }

    /// The area between a curve and a level.
    public static func area(x: [Double], y: [Double], from level: Double = 0, label: String? = nil) -> Band {
        Band(x: x, low: y.map { $0.isNaN ? .nan : level }, high: y, label: label)
    }
}
