/// Bars from value − error to value + error.
public struct ErrorBars: PlotElement, Codable, Hashable {
    public var x: [Double]
    public var y: [Double]
    /// Errors along x, in x's unit.
    public var xError: [Double]?
    /// Errors along y, in y's unit.
    public var yError: [Double]?
    public var style: MarkStyle

    public init(x: [Double], y: [Double], xError: [Double]? = nil, yError: [Double]? = nil) {
        requireEqualCounts(
            "ErrorBars", ("x", x.count), ("y", y.count), ("xError", xError?.count ?? x.count),
            ("yError", yError?.count ?? x.count))
        self.x = x
        self.y = y
        self.xError = xError
        self.yError = yError
        style = MarkStyle()
    }

    public var mark: Mark { .errorBars(self) }
}
