import Glibc

/// Spheres of a filler with a conducting interface of given thickness around each, in a matrix.
///
/// Where spheres lie at random, their shells overlap: of the matrix, the share exp(−φ[(1 + δ/r)³ − 1]/(1 − φ)) is left untouched, as for points at random,
/// and φ_i = (1 − φ)(1 − that share). The interface thus grows at first with the filler, has a maximum, and falls when there is little matrix left, as
/// interface and conductivity do in LGPS–PEO at 70 wt%. Source of the comparison: Deck and Hu 2023, fig 5b (row D9); the shares are this model's.
public struct CoatedFiller: Hashable, Codable, Sendable {
    /// r, in one unit with the thickness.
    public let radius: Double
    /// δ
    public let thickness: Double

    /// - Parameters:
    ///   - radius: of the spheres, positive.
    ///   - thickness: of the interface, in the same unit, not negative.
    public init(radius: Double, thickness: Double) throws(IonicsError) {
        guard radius > 0, radius.isFinite else {
            throw .outOfRange(name: "radius", value: radius, expected: "positive")
        }
        guard thickness >= 0, thickness.isFinite else {
            throw .outOfRange(name: "thickness", value: thickness, expected: "not negative")
        }
        self.radius = radius
        self.thickness = thickness
    }

    /// φ_i, the share of the volume that is interface.
    ///
    /// - Parameter fraction: φ of the filler's own volume, from 0 to 1.
    public func interfaceFraction(fraction: Double) throws(IonicsError) -> Double {
        guard fraction >= 0, fraction <= 1 else {
            throw .outOfRange(name: "fraction", value: fraction, expected: "from 0 to 1")
        }
        guard fraction < 1 else { return 0 }
        let growth = pow(1 + thickness / radius, 3) - 1
        return (1 - fraction) * -expm1(-fraction * growth / (1 - fraction))
    }

    /// σ of one sphere with its shell: core in shell by Maxwell Garnett, exact for concentric spheres, with the share of the core that the mixture has.
    public func particleConductivity(core: Double, shell: Double, fraction: Double) throws(IonicsError) -> Double {
        let interface = try interfaceFraction(fraction: fraction)
        // Without filler, the share is that of a sphere alone.
        let share = fraction > 0 ? fraction / (fraction + interface) : pow(1 + thickness / radius, -3)
        return try EffectiveMedium.maxwellGarnett(matrix: shell, filler: core, fraction: share)
    }

    /// σ of the composite: the coated spheres percolate in the matrix (`EffectiveMedium.general`).
    ///
    /// - Parameters:
    ///   - matrix, core, shell: conductivities in one unit.
    ///   - fraction: φ of the filler's own volume.
    ///   - threshold: of the better conductor's volume; 0.16 for spheres placed at random (Scher and Zallen, J. Chem. Phys. 53 (1970) 3759).
    public func conductivity(
        matrix: Double, core: Double, shell: Double, fraction: Double, threshold: Double = 0.16, exponent: Double = 2
    ) throws(IonicsError) -> Double {
        let particle = try particleConductivity(core: core, shell: shell, fraction: fraction)
        let total = min(1, fraction + (try interfaceFraction(fraction: fraction)))
        let isBetter = particle >= matrix
        return try EffectiveMedium.general(
            poor: min(particle, matrix), good: max(particle, matrix), fraction: isBetter ? total : 1 - total,
            threshold: threshold, exponent: exponent)
    }
}
