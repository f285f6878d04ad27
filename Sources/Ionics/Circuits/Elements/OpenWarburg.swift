import Glibc

/// Diffusion in a layer with a blocking end, Z = R coth(√(iωτ))/√(iωτ), τ = d²/D.
///
/// At low frequency it is R/3 in series with the capacitance τ/R. Source: J. R. Macdonald, W. B. Johnson in Impedance Spectroscopy, 2nd ed.,
/// Wiley 2005, section 2.1.3; impedance.py's Wo (row L12).
public enum OpenWarburg: CircuitElement {
    public static let symbol = "Wo"
    public static let name = "Warburg element with an open end"
    public static let equation = "R coth(√(iωτ))/√(iωτ)"
    public static let parameters = [CircuitParameter.resistance(), .time()]

    public static func impedance(
        angularFrequency: Double, parameters: UnsafeBufferPointer<Double>,
        derivatives: UnsafeMutableBufferPointer<ComplexNumber>?
    ) -> ComplexNumber {
        let (resistance, time) = (parameters[0], parameters[1])
        // √i = (1 + i)/√2
        let half = (angularFrequency * time / 2).squareRoot()
        let root = ComplexNumber(half, half)
        let cotangent = root.hyperbolicTangent.reciprocal
        let unit = cotangent / root
        if let derivatives {
            derivatives[0] = unit
            // d(coth u/u)/du · du/dτ with du/dτ = u/(2τ); coth′ = 1 − coth².
            derivatives[1] = resistance / (2 * time) * (.one - cotangent * cotangent - unit)
        }
        return resistance * unit
    }

    public static func start(resistance: Double, relaxationTime: Double, ideality: Double) -> [Double] {
        [resistance, relaxationTime]
    }
}
