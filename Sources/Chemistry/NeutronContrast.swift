import Glibc

/// What neutrons see of a crystal: lengths and cross-sections of a formula unit in its volume.
///
/// ρ = Σ n b / V and Σ_x = Σ n σ_x / V over the atoms of a formula unit. Source: Xia 2022, §8.3 (row X18).
public struct NeutronContrast: Hashable, Sendable {
    /// Σ n b of a formula unit in fm.
    public let coherentScatteringLength: Double
    /// ρ in 10⁻⁶ Å⁻².
    public let scatteringLengthDensity: Double
    /// Shares of each element in Σ n |b|, which say how well it is seen; their sum is 1.
    public let shares: [String: Double]
    /// Macroscopic cross-section in 1/cm.
    public let macroscopicCoherent: Double
    /// In 1/cm.
    public let macroscopicIncoherent: Double
    /// In 1/cm at the wavelength.
    public let macroscopicAbsorption: Double

    /// - Parameters:
    ///   - formula: of elements with a neutron cross-section in `NeutronScattering`.
    ///   - values: of the formula's variables.
    ///   - volume: of a formula unit in Å³, above 0.
    ///   - isotopes: what stands in the place of a natural element, such as `["Li": "7Li", "H": "D"]`.
    ///   - wavelength: in Å, above 0; absorption grows in proportion to it.
    /// - Throws: `ChemistryError.noScattering` naming the element, `.invalidVolume`, `.invalidWavelength` and what `elementCounts` throws.
    public init(
        _ formula: ChemicalFormula, values: [Character: Double] = [:], volume: Double, isotopes: [String: String] = [:],
        wavelength: Double = 1.798
    ) throws(ChemistryError) {
        guard volume > 0, volume.isFinite else { throw .invalidVolume(volume) }
        guard wavelength > 0, wavelength.isFinite else { throw .invalidWavelength(wavelength) }
        var sums = (length: 0.0, coherent: 0.0, incoherent: 0.0, absorption: 0.0, seen: 0.0)
        var seen: [String: Double] = [:]
        for (element, count) in try formula.elementCounts(values).sorted(by: { $0.key < $1.key }) {
            let name = isotopes[element] ?? element
            guard let nucleus = NeutronScattering.of(name) else { throw .noScattering(name, formula: formula.text) }
            sums.length += count * nucleus.coherentScatteringLength
            sums.coherent += count * nucleus.coherentCrossSection
            sums.incoherent += count * nucleus.incoherentCrossSection
            sums.absorption += count * nucleus.absorptionCrossSection
            seen[element] = count * abs(nucleus.coherentScatteringLength)
            sums.seen += count * abs(nucleus.coherentScatteringLength)
        }
        coherentScatteringLength = sums.length
        // 1 fm/Å³ is 10⁻⁵ Å⁻², and 1 barn/Å³ is 1/cm.
        scatteringLengthDensity = 10 * sums.length / volume
        shares = seen.mapValues { $0 / sums.seen }
        macroscopicCoherent = sums.coherent / volume
        macroscopicIncoherent = sums.incoherent / volume
        macroscopicAbsorption = sums.absorption / volume * wavelength / 1.798
    }

    /// In cm: where absorption and incoherent scattering have let a share 1/e of a beam through.
    public var penetrationDepth: Double { 1 / (macroscopicAbsorption + macroscopicIncoherent) }
}
