/// Collects the marks of a figure.
@resultBuilder public enum MarkBuilder {
    public static func buildExpression(_ mark: Mark) -> [Mark] { [mark] }
    public static func buildExpression(_ marks: [Mark]) -> [Mark] { marks }
    public static func buildBlock(_ parts: [Mark]...) -> [Mark] { parts.flatMap { $0 } }
    public static func buildOptional(_ part: [Mark]?) -> [Mark] { part ?? [] }
    public static func buildEither(first part: [Mark]) -> [Mark] { part }
    public static func buildEither(second part: [Mark]) -> [Mark] { part }
    public static func buildArray(_ parts: [[Mark]]) -> [Mark] { parts.flatMap { $0 } }
}

/// Measured points, hollow, with error bars where standard uncertainties are given.
public func Points(
    x: [Double], y: [Double], uncertainties: [Double]? = nil, label: String? = nil, shape: MarkerShape? = nil
) -> Mark {
    precondition(x.count == y.count && uncertainties?.count ?? y.count == y.count, "points need as many y as x")
    return Mark(.points(x: x, y: y, shape: shape, deviations: uncertainties), series: label)
}

/// A line through points; not-a-number breaks it.
public func Line(x: [Double], y: [Double], label: String? = nil, dash: LineDash = .solid) -> Mark {
    precondition(x.count == y.count, "a line needs as many y as x")
    return Mark(.line(x: x, y: y, dash: dash), series: label)
}

/// The area between two curves, for example a confidence band.
public func Band(x: [Double], low: [Double], high: [Double], label: String? = nil) -> Mark {
    precondition(x.count == low.count && x.count == high.count, "a band needs as many limits as x")
    return Mark(.band(x: x, low: low, high: high), series: label)
}

/// A thin line across the frame.
public func Rule(x: Double? = nil, y: Double? = nil) -> Mark { Mark(.rule(x: x, y: y)) }

/// A text beside a point of the plot, in the label notation.
public func Annotation(_ text: String, x: Double, y: Double, anchor: TextAnchor = .right) -> Mark {
    Mark(.text(x: x, y: y, text, anchor))
}

/// A labelled arrow between two heights, for example for a barrier.
public func HeightArrow(x: Double, from: Double, to: Double, label: String, side: TextAnchor = .right) -> Mark {
    Mark(.arrow(x: x, from: from, to: to, label: label, side: side))
}
