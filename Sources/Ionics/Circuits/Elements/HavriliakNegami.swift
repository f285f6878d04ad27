import Glibc

/// A depressed and skewed arc, Z = R/[1 + (iωτ)^α]^β.
///
/// β = 1 is the ZARC element, α = 1 Davidson and Cole's arc. Source: S. Havriliak, S. Negami, Polymer 1967, 8, 161, for permittivities (row L12).
public enum HavriliakNegami: CircuitElement {
    public static let symbol = "HN"
    public static let name = "Havriliak–Negami element"
    public static let equation = "R/(1 + (iωτ)^α)^β"
    public static let parameters = [CircuitParameter.resistance(), .time(), .exponent(), .exponent("beta")]

    public static func impedance(
        angularFrequency: Double, parameters: UnsafeBufferPointer<Double>,
        derivatives: UnsafeMutableBufferPointer<ComplexNumber>?
    ) -> ComplexNumber {
        let (resistance, time, alpha, beta) = (parameters[0], parameters[1], parameters[2], parameters[3])
        let logarithm = log(angularFrequency * time)
        let power = ComplexNumber(modulus: exp(alpha * logarithm), argument: .pi / 2 * alpha)
        let inner = .one + power
        let innerLogarithm = inner.logarithm
        let unit = (-beta * innerLogarithm).exponential
        if let derivatives {
            let slope = -beta * resistance * (unit / inner * power)
            derivatives[0] = unit
            derivatives[1] = alpha / time * slope
            derivatives[2] = slope * ComplexNumber(logarithm, .pi / 2)
            derivatives[3] = -resistance * (unit * innerLogarithm)
        }
        return resistance * unit
    }

    public static func start(resistance: Double, relaxationTime: Double, ideality: Double) -> [Double] {
        [resistance, relaxationTime, 0.5 + 0.49 * ideality, 0.6 + 0.39 * ideality]
    }
}
