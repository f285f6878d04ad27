import Glibc

/// A depressed arc, Z = R/[1 + (iωτ)^α]: a resistor beside a constant phase element with Q = τ^α/R.
///
/// Source: K. S. Cole, R. H. Cole, J. Chem. Phys. 1941, 9, 341, for permittivities (row L12).
public enum ZARC: CircuitElement {
    public static let symbol = "Zarc"
    public static let name = "ZARC element"
    public static let equation = "R/(1 + (iωτ)^α)"
    public static let parameters = [CircuitParameter.resistance(), .time(), .exponent()]

    public static func impedance(
        angularFrequency: Double, parameters: UnsafeBufferPointer<Double>,
        derivatives: UnsafeMutableBufferPointer<ComplexNumber>?
    ) -> ComplexNumber {
        let (resistance, time, alpha) = (parameters[0], parameters[1], parameters[2])
        let logarithm = log(angularFrequency * time)
        let power = ComplexNumber(modulus: exp(alpha * logarithm), argument: .pi / 2 * alpha)
        let unit = (.one + power).reciprocal
        if let derivatives {
            let slope = -resistance * (unit * unit * power)
            derivatives[0] = unit
            derivatives[1] = alpha / time * slope
            derivatives[2] = slope * ComplexNumber(logarithm, .pi / 2)
        }
        return resistance * unit
    }

    public static func start(resistance: Double, relaxationTime: Double, ideality: Double) -> [Double] {
        [resistance, relaxationTime, 0.5 + 0.49 * ideality]
    }
}
