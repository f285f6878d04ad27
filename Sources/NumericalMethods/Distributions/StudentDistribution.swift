import Glibc

/// Student's t distribution: the deviation of a mean in units of its estimated uncertainty.
public struct StudentDistribution: Hashable, Sendable {
    /// f, positive.
    public let degreesOfFreedom: Double

    public init(degreesOfFreedom: Double) { self.degreesOfFreedom = degreesOfFreedom }

    /// The probability of a value up to t. Source: NIST Digital Library of Mathematical Functions, 8.17 (t² = F(1, f)).
    public func cumulative(_ t: Double) -> Double {
        guard degreesOfFreedom.isFinite else { return NormalDistribution.cumulative(t) }
        let tail = IncompleteBeta.value(degreesOfFreedom / (degreesOfFreedom + t * t), degreesOfFreedom / 2, 0.5) / 2
        return t > 0 ? 1 - tail : tail
    }

    /// The value that is not exceeded with a probability between 0 and 1.
    public func quantile(_ probability: Double) -> Double {
        guard probability != 0.5 else { return 0 }
        guard probability > 0.5 else { return -quantile(1 - probability) }
        return MonotoneInverse.value(probability, from: 0, to: 1) { cumulative($0) }
    }

    /// k of the interval x ± k u that covers the truth with a given probability: 1.96 for 95 % and many degrees of freedom, 12.7 for one.
    public func coverageFactor(_ coverage: Double = 0.95) -> Double { quantile((1 + coverage) / 2) }
}
