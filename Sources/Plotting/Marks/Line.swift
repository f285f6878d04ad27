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

    /// The same values as a staircase.
    ///
    /// - Parameter position: where each value holds: from its x to the next (`.after`), from the one before (`.before`),
    ///   or half-way to both (`.middle`).
    public func steps(_ position: StepPosition = .middle) -> Line {
        var stepped = self
        (stepped.x, stepped.y) = ([], [])
        for index in x.indices {
            let previous = index > 0 ? x[index - 1] : x[index]
            let next = index + 1 < x.count ? x[index + 1] : x[index]
            let ends: (Double, Double) =
                switch position {
                case .after: (x[index], next)
                case .before: (previous, x[index])
                case .middle: ((previous + x[index]) / 2, (x[index] + next) / 2)
                }
            stepped.x += [ends.0, ends.1]
            stepped.y += [y[index], y[index]]
        }
        return stepped
    }

    /// Where the value of a staircase holds.
    public enum StepPosition: String, Codable, Hashable, Sendable { case before, middle, after }
}
