import Glibc

/// A value with its standard uncertainty; arithmetic takes operands for independent.
///
/// Values that come from one fit depend on each other: `CorrelatedValues` propagates those.
public struct Uncertain: Hashable, Codable, Sendable {
    public var value: Double
    /// One standard deviation, not negative; not-a-number when unknown.
    public var standardUncertainty: Double

    public init(_ value: Double, standardUncertainty: Double) {
        self.value = value
        self.standardUncertainty = abs(standardUncertainty)
    }

    /// u = √(u₁² + u₂²)
    public static func + (left: Uncertain, right: Uncertain) -> Uncertain {
        Uncertain(
            left.value + right.value, standardUncertainty: hypot(left.standardUncertainty, right.standardUncertainty))
    }

    public static func - (left: Uncertain, right: Uncertain) -> Uncertain {
        Uncertain(
            left.value - right.value, standardUncertainty: hypot(left.standardUncertainty, right.standardUncertainty))
    }

    /// u² = (b u₁)² + (a u₂)²
    public static func * (left: Uncertain, right: Uncertain) -> Uncertain {
        Uncertain(
            left.value * right.value,
            standardUncertainty: hypot(right.value * left.standardUncertainty, left.value * right.standardUncertainty))
    }

    public static func / (left: Uncertain, right: Uncertain) -> Uncertain {
        let quotient = left.value / right.value
        return Uncertain(
            quotient,
            standardUncertainty: hypot(
                left.standardUncertainty / right.value, quotient * right.standardUncertainty / right.value))
    }

    public static func * (factor: Double, value: Uncertain) -> Uncertain {
        Uncertain(factor * value.value, standardUncertainty: factor * value.standardUncertainty)
    }

    /// eˣ with u = eˣ u(x).
    public var exponential: Uncertain {
        Uncertain(exp(value), standardUncertainty: exp(value) * standardUncertainty)
    }

    /// ln x with u = u(x)/x; for positive values.
    public var naturalLogarithm: Uncertain {
        Uncertain(log(value), standardUncertainty: standardUncertainty / value)
    }
}

extension Uncertain: CustomStringConvertible {
    /// The concise notation, for example 0.312(4).
    public var description: String { NumberText.concise(value, standardUncertainty: standardUncertainty).plain }
}
