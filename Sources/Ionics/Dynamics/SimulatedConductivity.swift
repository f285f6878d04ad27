public import Quantities

/// The conductivity that a simulation gives, by two ways that must not be mixed: of ions taken for independent (Nernst–Einstein with
/// the tracer diffusivity) and of the charge as it moved.
///
/// σ = n z² e² D/(k_B T). Row F4.
public struct SimulatedConductivity: Hashable, Sendable {
    /// Which diffusivity it was made of.
    public enum Kind: String, Hashable, Codable, Sendable {
        /// D* of single ions: not the dc conductivity, which is σ(D*)/H_R.
        case tracer
        /// D_σ of the collective: the dc conductivity, without assumptions.
        case charge
    }

    public let kind: Kind
    /// σ in S/cm with one standard uncertainty.
    public let value: Uncertain
    /// 95 % interval in S/cm.
    public let interval: ClosedRange<Double>

    /// - Parameters:
    ///   - diffusivity: of ions, or of the collective displacement of the same ions.
    ///   - ionCount: mobile ions in the cell.
    ///   - charge: z of an ion in elementary charges.
    ///   - volume: of the cell in Å³.
    ///   - temperature: in K.
    public init(
        _ diffusivity: Diffusivity, ionCount: Int, charge: Double, volume: Double, temperature: Double
    ) throws(TrajectoryError) {
        guard ionCount > 0 else { throw .outOfRange(name: "ionCount", value: Double(ionCount), expected: "positive") }
        guard volume > 0 else { throw .outOfRange(name: "volume", value: volume, expected: "positive") }
        guard temperature > 0 else { throw .outOfRange(name: "temperature", value: temperature, expected: "positive") }
        kind = diffusivity.ofIons.count == 1 && ionCount > 1 ? .charge : .tracer
        let elementary = charge * PhysicalConstants.elementaryCharge
        // cm²/s to m²/s, Å³ to m³ and S/m to S/cm.
        let factor =
            1e-4 * Double(ionCount) / (volume * 1e-30) * elementary * elementary
            / (PhysicalConstants.boltzmann * temperature) * 1e-2
        value = factor * diffusivity.value
        interval = factor * diffusivity.interval.lowerBound...factor * diffusivity.interval.upperBound
    }

    /// σ with its unit.
    public var valueInSiemensPerCentimetre: MeasuredQuantity { MeasuredQuantity(value, .siemensPerCentimetre) }
}
