/// How much each point of an impedance spectrum counts in a fit: residuals are divided by s′ and s″.
public enum ImpedanceWeighting: String, Hashable, Codable, Sendable {
    /// s′ = s″ = 1 Ω: the largest impedances decide.
    case unit
    /// s′ = |Z′|, s″ = |Z″|: each part counts by its own size, so that a part near zero counts too much.
    case proportional
    /// s′ = s″ = |Z|: noise that is a constant part of the impedance. What to take where nothing is known.
    case modulus
    /// The spectrum's own standard uncertainties; those of the parameters then follow from them and not from the scatter.
    case standardUncertainties

    /// s′ and s″ of each point in Ω.
    ///
    /// - Throws: `IonicsError.outOfRange` when the spectrum has no uncertainties, or a point has no size to be weighed by.
    func scales(of spectrum: ImpedanceSpectrum) throws(IonicsError) -> (real: [Double], imaginary: [Double]) {
        let moduli = spectrum.moduli
        if self != .unit, let index = moduli.firstIndex(of: 0) {
            throw .outOfRange(name: "|Z|[\(index)]", value: 0, expected: "positive, or the weighting 'unit'")
        }
        switch self {
        case .unit:
            let ones = [Double](repeating: 1, count: spectrum.count)
            return (ones, ones)
        case .proportional:
            // A part that is zero by chance must not count without limit.
            return (
                zip(spectrum.realImpedances, moduli).map { max(abs($0), 1e-4 * $1) },
                zip(spectrum.imaginaryImpedances, moduli).map { max(abs($0), 1e-4 * $1) }
            )
        case .modulus: return (moduli, moduli)
        case .standardUncertainties:
            guard let given = spectrum.standardUncertainties else {
                throw .outOfRange(
                    name: "number of standard uncertainties", value: 0,
                    expected: "that of the points, \(spectrum.count), or another weighting")
            }
            return (given, given)
        }
    }
}
