import Glibc

/// The normal distribution of mean 0 and variance 1.
public enum NormalDistribution {
    /// The probability of a value up to z.
    public static func cumulative(_ z: Double) -> Double { erfc(-z / 2.0.squareRoot()) / 2 }

    /// ln of the probability of a value beyond z, also where the probability itself underflows.
    public static func logarithmOfTail(_ z: Double) -> Double {
        // Beyond 30 the asymptotic series is exact to rounding. Source: NIST Digital Library of Mathematical Functions, 7.12.1.
        guard z > 30 else { return log(erfc(z / 2.0.squareRoot()) / 2) }
        let inverse = 1 / (z * z)
        let series = 1 - inverse * (1 - 3 * inverse * (1 - 5 * inverse * (1 - 7 * inverse)))
        return -z * z / 2 - log(z * (2 * Double.pi).squareRoot()) + log(series)
    }

    /// φ(z)/(1 − Φ(z)): density over tail, the mean of what lies beyond z.
    public static func hazard(_ z: Double) -> Double {
        exp(-z * z / 2 - log((2 * Double.pi).squareRoot()) - logarithmOfTail(z))
    }

    /// The value that is not exceeded with a probability between 0 and 1.
    public static func quantile(_ probability: Double) -> Double {
        guard probability != 0.5 else { return 0 }
        guard probability > 0.5 else { return -quantile(1 - probability) }
        return MonotoneInverse.value(probability, from: 0, to: 1) { cumulative($0) }
    }
}
