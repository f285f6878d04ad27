import Quantities

/// The Nernst–Einstein relation σ = D n q²/(k_B T). Source: Wang et al. 2022, eq 2 (row W2).
public enum NernstEinstein {
    /// σ in S/m.
    ///
    /// - Parameters:
    ///   - diffusivity: D in m²/s.
    ///   - concentration: n in m⁻³.
    ///   - chargeNumber: q in elementary charges.
    ///   - temperature: in K.
    public static func conductivity(diffusivity: Double, concentration: Double, chargeNumber: Int, temperature: Double)
        -> Double
    {
        let charge = Double(chargeNumber) * PhysicalConstants.elementaryCharge
        return diffusivity * concentration * charge * charge / (PhysicalConstants.boltzmann * temperature)
    }

    /// D in m²/s of a conductivity in S/m.
    public static func diffusivity(conductivity: Double, concentration: Double, chargeNumber: Int, temperature: Double)
        -> Double
    {
        let charge = Double(chargeNumber) * PhysicalConstants.elementaryCharge
        return conductivity * PhysicalConstants.boltzmann * temperature / (concentration * charge * charge)
    }
}
