/// A line through points in their order; NaN breaks it.
public struct Line: PlotElement, Codable, Hashable {
    public var x: [Double]
    public var y: [Double]
    public var style: MarkStyle

    /// - Parameters:
    ///   - x: positions in the axis' unit (kelvin on a reciprocal temperature axis).
    ///   - y: values.
    ///   - label: the series' name, in label markup.
    public init(x: [Double], y: [Double], label: String? = nil, dash: LineDash = .solid) {
        requireEqualCounts("Line", ("x", x.count), ("y", y.count))
        self.x = x
        self.y = y
        style = MarkStyle(label: label, dash: dash)
    }

    public var mark: Mark { .line(self) }
}
