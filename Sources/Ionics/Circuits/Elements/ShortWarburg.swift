import Glibc

/// Diffusion in a layer with an end that lets ions through, Z = R tanh(√(iωτ))/√(iωτ), τ = d²/D.
///
/// At low frequency it is the resistance R. Source: J. R. Macdonald, W. B. Johnson in Impedance Spectroscopy, 2nd ed., Wiley 2005, section 2.1.3;
/// impedance.py's Ws (row L12).
public enum ShortWarburg: CircuitElement {
    public static let symbol = "Ws"
    public static let name = "Warburg element with a short-circuited end"
    public static let equation = "R tanh(√(iωτ))/√(iωτ)"
    public static let parameters = [CircuitParameter.resistance(), .time()]

    public static func impedance(
        angularFrequency: Double, parameters: UnsafeBufferPointer<Double>,
        derivatives: UnsafeMutableBufferPointer<ComplexNumber>?
    ) -> ComplexNumber {
        let (resistance, time) = (parameters[0], parameters[1])
        // √i = (1 + i)/√2
        let half = (angularFrequency * time / 2).squareRoot()
        let root = ComplexNumber(half, half)
        let tangent = root.hyperbolicTangent
        let unit = tangent / root
        if let derivatives {
            derivatives[0] = unit
            // d(tanh u/u)/du · u/(2τ); tanh′ = 1 − tanh².
            derivatives[1] = resistance / (2 * time) * (.one - tangent * tangent - unit)
        }
        return resistance * unit
    }

    public static func start(resistance: Double, relaxationTime: Double, ideality: Double) -> [Double] {
        [resistance, relaxationTime]
    }
}
