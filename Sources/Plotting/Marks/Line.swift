/// A line through points; not-a-number breaks it.
public struct Line: MarkConvertible, Sendable {
    public let mark: Mark

    public init(x: [Double], y: [Double], label: String? = nil, dash: LineDash = .solid) {
        precondition(x.count == y.count, "a line needs as many y as x")
        mark = Mark(.line(x: x, y: y, dash: dash), series: label)
    }
}
