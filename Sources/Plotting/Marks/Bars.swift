/// Bars from a base to a value, upright or lying.
public struct Bars: PlotElement, Codable, Hashable {
    /// Places along the axis that the bars stand on.
    public var positions: [Double]
    /// Ends of the bars along the other axis.
    public var low: [Double]
    public var high: [Double]
    /// Thickness in the unit of `positions`.
    public var thickness: Double
    /// Whether the bars lie: `positions` along y.
    public var isHorizontal: Bool
    /// Whether the bars have an outline and a tint instead of their full colour.
    public var isOutlined: Bool
    public var style: MarkStyle

    /// Bars that stand on `base`.
    ///
    /// - Parameters:
    ///   - x: places of the bars; 0, 1, 2, … on an axis of categories.
    ///   - y: values.
    ///   - thickness: in the unit of x.
    ///   - label: the series' name, in label markup.
    public init(x: [Double], y: [Double], base: Double = 0, thickness: Double = 0.7, label: String? = nil) {
        self.init(x: x, low: y.map { min($0, base) }, high: y.map { max($0, base) }, thickness: thickness, label: label)
    }

    /// Bars from `low` to `high`.
    public init(x: [Double], low: [Double], high: [Double], thickness: Double = 0.7, label: String? = nil) {
        requireEqualCounts("Bars", ("x", x.count), ("low", low.count), ("high", high.count))
        positions = x
        self.low = low
        self.high = high
        self.thickness = thickness
        isHorizontal = false
        isOutlined = false
        style = MarkStyle(label: label)
    }

    /// The same bars lying, their places along y.
    public func horizontal() -> Bars {
        var bars = self
        bars.isHorizontal = true
        return bars
    }

    /// The same bars with an outline and a tint.
    public func outlined() -> Bars {
        var bars = self
        bars.isOutlined = true
        return bars
    }

    public var mark: Mark { .bars(self) }
}
