import Glibc

/// Diffusion with a reaction that takes the ions away, Z = R/√(1 + iωτ).
///
/// Source: B. A. Boukamp, H. J. M. Bouwmeester, Solid State Ionics 2003, 157, 29 (row L12).
public enum Gerischer: CircuitElement {
    public static let symbol = "G"
    public static let name = "Gerischer element"
    public static let equation = "R/√(1 + iωτ)"
    public static let parameters = [CircuitParameter.resistance(), .time()]

    public static func impedance(
        angularFrequency: Double, parameters: UnsafeBufferPointer<Double>,
        derivatives: UnsafeMutableBufferPointer<ComplexNumber>?
    ) -> ComplexNumber {
        let (resistance, time) = (parameters[0], parameters[1])
        let inner = ComplexNumber(1, angularFrequency * time)
        let unit = inner.squareRoot.reciprocal
        if let derivatives {
            derivatives[0] = unit
            derivatives[1] = -resistance / 2 * (unit / inner * ComplexNumber(0, angularFrequency))
        }
        return resistance * unit
    }

    public static func start(resistance: Double, relaxationTime: Double, ideality: Double) -> [Double] {
        [resistance, relaxationTime]
    }
}
