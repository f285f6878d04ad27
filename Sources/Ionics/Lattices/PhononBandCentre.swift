/// The mean frequency of a phonon band, ∫ω g(ω)dω / ∫g(ω)dω, of all atoms or of the mobile ones.
///
/// Source: Muy et al., Energy Environ. Sci. 11 (2018) 850; Wang et al. 2022, §4.1 and fig 6e (row W9).
public struct PhononBandCentre: Hashable, Codable, Sendable {
    /// In the unit of the given frequencies or energies.
    public let value: Double
    /// √(∫(ω − centre)² g dω/∫g dω), in the same unit.
    public let width: Double

    /// By the trapezoidal rule.
    ///
    /// - Parameters:
    ///   - frequencies: ω, ν or energies, rising, at least two; imaginary modes, written as negative, are refused.
    ///   - density: g, not negative, in any unit, as many.
    public init(frequencies: [Double], density: [Double]) throws(IonicsError) {
        guard frequencies.count == density.count, frequencies.count >= 2 else {
            throw .outOfRange(
                name: "number of densities", value: Double(density.count),
                expected: "that of the frequencies, \(frequencies.count), and at least 2")
        }
        for (index, value) in density.enumerated() where !(value >= 0 && value.isFinite) {
            throw .outOfRange(name: "density[\(index)]", value: value, expected: "not negative, finite")
        }
        for (index, value) in frequencies.enumerated()
        where !(value >= 0 && value.isFinite && (index == 0 || value > frequencies[index - 1])) {
            throw .outOfRange(name: "frequencies[\(index)]", value: value, expected: "not negative, rising")
        }
        func integral(_ function: (Double) -> Double) -> Double {
            (1..<frequencies.count).reduce(0) { sum, index in
                let (left, right) = (
                    function(frequencies[index - 1]) * density[index - 1], function(frequencies[index]) * density[index]
                )
                return sum + (left + right) / 2 * (frequencies[index] - frequencies[index - 1])
            }
        }
        let whole = integral { _ in 1 }
        guard whole > 0 else { throw .outOfRange(name: "sum of the density", value: whole, expected: "positive") }
        let centre = integral { $0 } / whole
        value = centre
        width = (integral { ($0 - centre) * ($0 - centre) } / whole).squareRoot()
    }
}
