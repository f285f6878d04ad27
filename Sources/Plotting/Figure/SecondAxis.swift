/// A second vertical axis, at the right.
public struct SecondAxis: Codable, Hashable, Sendable {
    public var axis: Axis
    /// The value on this axis that stands beside a value y of the first: `factor` y + `offset`; nil when the axis follows
    /// marks of its own.
    public var factor: Double?
    public var offset: Double

    public init(axis: Axis, factor: Double? = nil, offset: Double = 0) {
        self.axis = axis
        self.factor = factor
        self.offset = offset
    }
}
