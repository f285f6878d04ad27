import Glibc
public import Quantities

/// How the conductivity of a porous body follows from that of the dense material, with pores that do not conduct.
public enum PorosityModel: Hashable, Codable, Sendable {
    /// σ/σ₀ = 2(1 − p)/(2 + p): spherical pores far apart, an upper bound. Source: Maxwell, Treatise on Electricity and Magnetism (1873), §314.
    case maxwell
    /// σ/σ₀ = (1 − p)^{3/2}: pores of all sizes. Source: Bruggeman, Ann. Phys. 416 (1935) 636.
    case bruggeman
    /// σ/σ₀ = (1 − p)^m with an exponent of one's own. Source: Archie, Trans. AIME 146 (1942) 54.
    case archie(exponent: Uncertain)

    /// σ/σ₀, with the uncertainty of porosity and exponent.
    ///
    /// - Parameter porosity: share of the volume that is pores, from 0 to below 1.
    /// - Throws: `IonicsError.outOfRange`.
    public func conductivityRatio(porosity: Uncertain) throws(IonicsError) -> Uncertain {
        let p = porosity.value
        guard p >= 0, p < 1 else { throw .outOfRange(name: "porosity", value: p, expected: "from 0 to below 1") }
        switch self {
        case .maxwell:
            return Uncertain(
                2 * (1 - p) / (2 + p), standardUncertainty: 6 / ((2 + p) * (2 + p)) * porosity.standardUncertainty)
        case .bruggeman: return (Uncertain(exactly: 1) - porosity).power(1.5)
        case .archie(let exponent):
            guard exponent.value > 0, exponent.value.isFinite else {
                throw .outOfRange(name: "exponent", value: exponent.value, expected: "positive")
            }
            let ratio = pow(1 - p, exponent.value)
            return Uncertain(
                ratio,
                standardUncertainty: ratio
                    * hypot(
                        exponent.value / (1 - p) * porosity.standardUncertainty,
                        log1p(-p) * exponent.standardUncertainty))
        }
    }

    /// The conductivity of the dense material, σ₀ = σ/ratio.
    ///
    /// - Parameter conductivity: of the porous body, in any unit.
    public func denseConductivity(_ conductivity: Uncertain, porosity: Uncertain) throws(IonicsError) -> Uncertain {
        conductivity / (try conductivityRatio(porosity: porosity))
    }

    /// p = 1 − ρ/ρ_th.
    ///
    /// - Parameters:
    ///   - density: of the pellet, mass over volume.
    ///   - theoreticalDensity: of the crystal, in the same unit.
    public static func porosity(density: Uncertain, theoreticalDensity: Uncertain) throws(IonicsError) -> Uncertain {
        let ratio = density / theoreticalDensity
        guard ratio.value > 0, ratio.value <= 1 else {
            throw .outOfRange(
                name: "density / theoretical density", value: ratio.value, expected: "above 0 and at most 1")
        }
        return Uncertain(1 - ratio.value, standardUncertainty: ratio.standardUncertainty)
    }
}
