/// Fisher's F distribution: the ratio of two estimated variances.
public struct FisherDistribution: Hashable, Sendable {
    /// Degrees of freedom of the numerator's variance, positive.
    public let numerator: Double
    /// Degrees of freedom of the denominator's variance, positive.
    public let denominator: Double

    public init(numerator: Double, denominator: Double) {
        self.numerator = numerator
        self.denominator = denominator
    }

    /// The probability of a ratio up to F. Source: NIST Digital Library of Mathematical Functions, 8.17.
    public func cumulative(_ ratio: Double) -> Double {
        guard ratio > 0 else { return 0 }
        return IncompleteBeta.value(
            numerator * ratio / (numerator * ratio + denominator), numerator / 2, denominator / 2)
    }

    /// The probability of a ratio beyond F.
    public func tail(_ ratio: Double) -> Double {
        guard ratio > 0 else { return 1 }
        return IncompleteBeta.value(denominator / (numerator * ratio + denominator), denominator / 2, numerator / 2)
    }

    /// The ratio that is not exceeded with a probability between 0 and 1.
    public func quantile(_ probability: Double) -> Double {
        MonotoneInverse.value(probability, from: 0, to: 1) { cumulative($0) }
    }
}
