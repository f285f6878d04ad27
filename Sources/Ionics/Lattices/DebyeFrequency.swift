import Glibc
public import Quantities

/// The Debye frequency of a solid from its sound velocities, a descriptor of the attempt frequency.
///
/// ω_D = v_m (6π²n)^{1/3} with 3/v_m³ = 1/v_l³ + 2/v_t³. Optical phonons are beyond it: it is not the attempt frequency itself. Source: Anderson,
/// J. Phys. Chem. Solids 24 (1963) 909; as a descriptor: Wang et al. 2022, §4.1 and fig 6c, d (row W9).
public struct DebyeFrequency: Hashable, Codable, Sendable {
    /// v_m in m/s.
    public let meanVelocity: Uncertain
    /// n in m⁻³, of all atoms.
    public let atomDensity: Double

    /// - Parameters:
    ///   - longitudinalVelocity: v_l in m/s.
    ///   - transverseVelocity: v_t in m/s, smaller.
    ///   - atomDensity: atoms per m³.
    public init(longitudinalVelocity: Uncertain, transverseVelocity: Uncertain, atomDensity: Double) throws(IonicsError)
    {
        for (name, value) in [
            ("longitudinalVelocity", longitudinalVelocity.value), ("transverseVelocity", transverseVelocity.value),
            ("atomDensity", atomDensity),
        ] where !(value > 0 && value.isFinite) { throw .outOfRange(name: name, value: value, expected: "positive") }
        // K > 0 needs v_l² > (4/3) v_t².
        let ratio = longitudinalVelocity.value / transverseVelocity.value
        guard ratio * ratio > 4 / 3.0 else {
            throw .outOfRange(
                name: "longitudinal / transverse velocity", value: ratio,
                expected: "above 1.155, for a positive bulk modulus")
        }
        let (l, t) = (longitudinalVelocity, transverseVelocity)
        let values = CorrelatedValues(
            values: [l.value, t.value],
            covariance: [
                [l.standardUncertainty * l.standardUncertainty, 0], [0, t.standardUncertainty * t.standardUncertainty],
            ])
        meanVelocity = values.propagate { cbrt(3 / (pow($0[0], -3) + 2 * pow($0[1], -3))) }
        self.atomDensity = atomDensity
    }

    /// From elastic moduli, v_l = √((K + 4G/3)/ρ) and v_t = √(G/ρ).
    ///
    /// - Parameters:
    ///   - bulkModulus: K in GPa.
    ///   - shearModulus: G in GPa.
    ///   - density: ρ in g/cm³.
    ///   - atomDensity: atoms per m³.
    public init(bulkModulus: Double, shearModulus: Double, density: Double, atomDensity: Double) throws(IonicsError) {
        for (name, value) in [("bulkModulus", bulkModulus), ("shearModulus", shearModulus), ("density", density)]
        where !(value > 0 && value.isFinite) { throw .outOfRange(name: name, value: value, expected: "positive") }
        let factor = 1e9 / (density * 1e3)
        try self.init(
            longitudinalVelocity: Uncertain(exactly: ((bulkModulus + 4 / 3 * shearModulus) * factor).squareRoot()),
            transverseVelocity: Uncertain(exactly: (shearModulus * factor).squareRoot()), atomDensity: atomDensity)
    }

    /// The frequency as a quantity that knows whether it is ν or ω.
    public var frequency: Frequency { Frequency(radiansPerSecond: cbrt(6 * .pi * .pi * atomDensity) * meanVelocity) }

    /// θ_D = ħω_D/k_B in K.
    public var temperature: Uncertain {
        (PhysicalConstants.planck / (2 * .pi * PhysicalConstants.boltzmann)) * frequency.radiansPerSecond
    }
}
