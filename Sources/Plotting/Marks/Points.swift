/// Data points, hollow unless filled.
public struct Points: PlotElement, Codable, Hashable {
    public var x: [Double]
    public var y: [Double]
    public var style: MarkStyle

    /// - Parameters:
    ///   - x: positions in the axis' unit (kelvin on a reciprocal temperature axis).
    ///   - y: values; where either is NaN nothing is drawn.
    ///   - label: the series' name, in label markup.
    public init(x: [Double], y: [Double], label: String? = nil) {
        requireEqualCounts("Points", ("x", x.count), ("y", y.count))
        self.x = x
        self.y = y
        style = MarkStyle(label: label)
    }

    public var mark: Mark { .points(self) }
}
