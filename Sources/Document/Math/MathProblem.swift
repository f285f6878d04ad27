/// Something in a formula's source that is not understood.
public struct MathProblem: Hashable, Sendable {
    public var message: String
    /// Characters from the start of the source.
    public var offset: Int
}
