/// A stretch of an axis that is left out, marked by two slanted strokes.
public struct AxisBreak: Codable, Hashable, Sendable {
    /// Ends in the data's unit, `from` < `to`.
    public var from: Double
    public var to: Double

    public init(from: Double, to: Double) {
        self.from = from
        self.to = to
    }
}
