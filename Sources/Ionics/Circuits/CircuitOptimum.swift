/// A minimum of a circuit's sum of squares, and how many starts ended in it.
public struct CircuitOptimum: Hashable, Codable, Sendable {
    public let sumOfSquares: Double
    /// Of all parameters.
    public let values: [Double]
    public internal(set) var startCount: Int
}
