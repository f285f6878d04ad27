import Glibc
public import Quantities

/// The carrier concentration factor C = (σT/ω_p) exp[(E_a − E_m)/(k_B T)] = z n q² a²/k_B, in S cm⁻¹ Hz⁻¹ K.
///
/// Source: Li et al. 2023, eq 9 (row L5). The factor takes the hopping rate as the paper prints it, in Hz.
public enum CarrierConcentrationFactor {
    /// - Parameters:
    ///   - dcConductivity: σ in S/cm.
    ///   - hoppingRate: ω_p as printed, in Hz.
    ///   - formationEnergy: E_a − E_m in eV.
    ///   - temperature: in K.
    /// - Returns: C in S cm⁻¹ Hz⁻¹ K.
    public static func value(
        dcConductivity: Double, hoppingRate: Double, formationEnergy: Double, temperature: Double
    ) -> Double {
        dcConductivity * temperature / hoppingRate
            * exp(formationEnergy / (PhysicalConstants.boltzmannElectronvolt * temperature))
    }

    /// The same for values with uncertainties, taken for independent.
    public static func value(
        dcConductivity: Uncertain, hoppingRate: Uncertain, formationEnergy: Uncertain, temperature: Double
    ) -> Uncertain {
        let energy = 1 / (PhysicalConstants.boltzmannElectronvolt * temperature) * formationEnergy
        return temperature * (dcConductivity / hoppingRate * energy.exponential)
    }

    /// C from the Arrhenius fits of σT and of the hopping rate: the ratio of their prefactors.
    ///
    /// By eqs 5 and 7 the exponentials of eq 9 are those of the fits, so C = (σT)₀/ω_p,₀, and each fit's correlation of energy and
    /// prefactor is accounted for. The two fits are taken for independent; those of the same spectra are not, see
    /// `HoppingTemperatureSeries`. What was fitted is the caller's care; `value(conductivityFit:hoppingFit:)` checks it.
    public static func value(conductivityFit: ArrheniusFit, ratesFit: ArrheniusFit) -> Uncertain {
        conductivityFit.prefactor / ratesFit.prefactor
    }

    /// The same, refusing fits of other kinds.
    ///
    /// - Parameters:
    ///   - conductivityFit: of σT.
    ///   - hoppingFit: of the hopping frequency in Hz or of the angular rate in rad/s; C is then per Hz or per rad/s, and 2π smaller.
    /// - Throws: `IonicsError.wrongKind`.
    public static func value(conductivityFit: ArrheniusFit, hoppingFit: ArrheniusFit) throws(IonicsError) -> Uncertain {
        guard conductivityFit.kind == .conductivityTimesTemperature else {
            throw .wrongKind(name: "conductivityFit", found: conductivityFit.kind, expected: "one of σT")
        }
        guard hoppingFit.kind == .hoppingFrequency || hoppingFit.kind == .angularHoppingRate else {
            throw .wrongKind(name: "hoppingFit", found: hoppingFit.kind, expected: "one of a hopping rate")
        }
        return value(conductivityFit: conductivityFit, ratesFit: hoppingFit)
    }

    /// The carrier concentration n = C k_B/(z q² a²) in m⁻³ that a factor stands for.
    ///
    /// - Parameters:
    ///   - factor: C in S cm⁻¹ Hz⁻¹ K.
    ///   - geometricalFactor: z, 1/6 for random jumps in three dimensions.
    ///   - hoppingDistance: a in m.
    ///   - chargeNumber: q in elementary charges.
    public static func carrierConcentration(
        factor: Double, geometricalFactor: Double, hoppingDistance: Double, chargeNumber: Int = 1
    ) -> Double {
        let charge = Double(chargeNumber) * PhysicalConstants.elementaryCharge
        // 1 S/cm is 100 S/m.
        return 100 * factor * PhysicalConstants.boltzmann
            / (geometricalFactor * charge * charge * hoppingDistance * hoppingDistance)
    }
}
