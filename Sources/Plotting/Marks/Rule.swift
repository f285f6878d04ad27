/// A thin line across the frame, at an x or a y.
public struct Rule: MarkConvertible, Sendable {
    public let mark: Mark

    public init(x: Double) { mark = Mark(.rule(x: x, y: nil)) }
    public init(y: Double) { mark = Mark(.rule(x: nil, y: y)) }
}
