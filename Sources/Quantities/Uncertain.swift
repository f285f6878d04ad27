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

    /// An exact value.
    public init(exactly value: Double) { self.init(value, standardUncertainty: 0) }

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

    /// The product with a number taken for exact.
    public static func * (value: Uncertain, factor: Double) -> Uncertain { factor * value }
    public static func / (value: Uncertain, divisor: Double) -> Uncertain { 1 / divisor * value }
    public static func + (value: Uncertain, number: Double) -> Uncertain {
        Uncertain(value.value + number, standardUncertainty: value.standardUncertainty)
    }
    public static func - (value: Uncertain, number: Double) -> Uncertain { value + -number }
    public static prefix func - (value: Uncertain) -> Uncertain { -1 * value }

    /// u/|x|, not-a-number for a value of zero.
    public var relativeUncertainty: Double { value == 0 ? .nan : standardUncertainty / abs(value) }

    /// xᵏ with u = |k xᵏ⁻¹| u(x).
    public func power(_ exponent: Double) -> Uncertain {
        Uncertain(
            pow(value, exponent), standardUncertainty: exponent * pow(value, exponent - 1) * standardUncertainty)
    }

    /// eˣ with u = eˣ u(x).
    public var exponential: Uncertain {
        Uncertain(exp(value), standardUncertainty: exp(value) * standardUncertainty)
    }

    /// ln x with u = u(x)/x; for positive values.
    public var naturalLogarithm: Uncertain {
        Uncertain(log(value), standardUncertainty: standardUncertainty / value)
    }

    /// log₁₀ x with u = u(x)/(x ln 10); for positive values.
    public var decimalLogarithm: Uncertain {
        Uncertain(log10(value), standardUncertainty: standardUncertainty / (value * log(10)))
    }
}

extension Uncertain: CustomStringConvertible {
    /// The concise notation, for example 0.312(4).
    public var description: String { NumberText.concise(value, standardUncertainty: standardUncertainty).plain }
}
