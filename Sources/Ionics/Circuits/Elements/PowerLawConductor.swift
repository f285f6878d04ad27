import Glibc

/// A conductor by Jonscher's law, Y = {1 + (iω/ω_p)ⁿ/cos(nπ/2)}/R, so that Re Y = [1 + (ω/ω_p)ⁿ]/R: σ_dc and the hopping rate themselves as parameters.
///
/// It is a resistor beside a constant phase element with Q = 1/[R ω_pⁿ cos(nπ/2)], written so that the fit gives ω_p with its own uncertainty.
/// Stand it beside the capacitor of the lattice, `p(J1,C1)`. Source: A. K. Jonscher, Nature 1977, 267, 673; Li et al. 2023, eqs 2–4 (rows L2, L12).
public enum PowerLawConductor: CircuitElement {
    /// In circuit strings.
    public static let symbol = "J"
    /// In messages.
    public static let name = "power-law conductor"
    /// Z(ω).
    public static let equation = "R/(1 + (iω/ω_p)ⁿ/cos(nπ/2))"
    /// R in Ω, ω_p in rad/s, and n.
    public static let parameters = [
        CircuitParameter.resistance(),
        CircuitParameter(name: "omega", unit: "rad/s", bounds: 1e-6...1e15, isLogarithmic: true),
        // At n = 1 the real part does not rise at all.
        CircuitParameter(name: "n", unit: "", bounds: 0...0.99, isLogarithmic: false),
    ]

    /// Z in Ω and its derivatives by the parameters.
    public static func impedance(
        angularFrequency: Double, parameters: UnsafeBufferPointer<Double>,
        derivatives: UnsafeMutableBufferPointer<ComplexNumber>?
    ) -> ComplexNumber {
        let (resistance, rate, exponent) = (parameters[0], parameters[1], parameters[2])
        let logarithm = log(angularFrequency / rate)
        let tangent = tan(.pi / 2 * exponent)
        // (iω/ω_p)ⁿ/cos(nπ/2) = (ω/ω_p)ⁿ (1 + i tan(nπ/2)).
        let rise = exp(exponent * logarithm)
        let power = ComplexNumber(rise, rise * tangent)
        let unit = (.one + power).reciprocal
        if let derivatives {
            let slope = -resistance * (unit * unit)
            derivatives[0] = unit
            derivatives[1] = -exponent / rate * (slope * power)
            derivatives[2] =
                slope * (logarithm * power + ComplexNumber(0, rise * .pi / 2 * (1 + tangent * tangent)))
        }
        return resistance * unit
    }

    /// Parameters to start a fit from, by the resistance in Ω and the relaxation time in s of an arc and how ideal it looks, 0 to 1.
    public static func start(resistance: Double, relaxationTime: Double, ideality: Double) -> [Double] {
        [resistance, 1 / relaxationTime, 0.5 + 0.4 * ideality]
    }
}
