import Glibc

/// A constant phase element, Z = 1/[Q (iω)^α].
///
/// α = 1 is a capacitor, α = 1/2 a semi-infinite Warburg element with A = 1/(Q√2), α = 0 a resistor.
/// Source: G. J. Brug et al., J. Electroanal. Chem. 1984, 176, 275 (row L12).
public enum ConstantPhaseElement: CircuitElement {
    public static let symbol = "CPE"
    public static let name = "constant phase element"
    public static let equation = "1/(Q (iω)^α)"
    public static let parameters = [
        CircuitParameter(name: "Q", unit: "S sᵅ", bounds: 1e-18...1e9, isLogarithmic: true),
        CircuitParameter.exponent(),
    ]

    public static func impedance(
        angularFrequency: Double, parameters: UnsafeBufferPointer<Double>,
        derivatives: UnsafeMutableBufferPointer<ComplexNumber>?
    ) -> ComplexNumber {
        let (q, alpha) = (parameters[0], parameters[1])
        let logarithm = log(angularFrequency)
        let impedance = ComplexNumber(modulus: exp(-alpha * logarithm) / q, argument: -.pi / 2 * alpha)
        if let derivatives {
            derivatives[0] = -impedance / q
            derivatives[1] = -impedance * ComplexNumber(logarithm, .pi / 2)
        }
        return impedance
    }

    public static func start(resistance: Double, relaxationTime: Double, ideality: Double) -> [Double] {
        let alpha = 0.5 + 0.49 * ideality
        return [pow(relaxationTime, alpha) / resistance, alpha]
    }
}
