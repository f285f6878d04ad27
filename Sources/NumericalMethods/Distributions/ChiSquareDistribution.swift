/// The χ² distribution: the sum of squares of f independent normal deviates, or f times an estimated variance over its true value.
public struct ChiSquareDistribution: Hashable, Sendable {
    /// f, positive, also broken: the effective number of squares.
    public let degreesOfFreedom: Double

    public init(degreesOfFreedom: Double) { self.degreesOfFreedom = degreesOfFreedom }

    /// The probability of a sum up to χ². Source: NIST Digital Library of Mathematical Functions, 8.2.4 with a = f/2, x = χ²/2.
    public func cumulative(_ sum: Double) -> Double { IncompleteGamma.lower(degreesOfFreedom / 2, sum / 2) }

    /// The sum that is not exceeded with a probability between 0 and 1.
    public func quantile(_ probability: Double) -> Double {
        MonotoneInverse.value(probability, from: 0, to: 1) { cumulative($0) }
    }
}
