import Glibc
public import Quantities

/// The migration entropy by exp(ΔS_m/k_B) = (ω_p/ω₀) exp[E_m/(k_B T)].
///
/// Both rates must be of the same kind, both angular or both ordinary frequencies: mixing them changes the result by 2π and
/// can turn the entropy's sign. Source: Li et al. 2023, eq 8 (row L6).
public enum MigrationEntropy {
    /// exp(ΔS_m/k_B), without unit.
    ///
    /// - Parameters:
    ///   - hoppingRate: ω_p.
    ///   - attemptFrequency: ω₀, in the same unit and of the same kind.
    ///   - migrationEnergy: E_m in eV.
    ///   - temperature: in K.
    public static func factor(
        hoppingRate: Double, attemptFrequency: Double, migrationEnergy: Double, temperature: Double
    ) -> Double {
        hoppingRate / attemptFrequency * exp(migrationEnergy / (PhysicalConstants.boltzmannElectronvolt * temperature))
    }

    /// exp(ΔS_m/k_B) from the Arrhenius fit of hopping rates: y₀/ω₀.
    ///
    /// The fit's prefactor and energy depend on each other; the prefactor alone carries the whole uncertainty. The kinds of both rates are the
    /// caller's care; `factor(hoppingFit:attemptFrequency:)` checks them.
    public static func factor(ratesFit: ArrheniusFit, attemptFrequency: Uncertain) -> Uncertain {
        ratesFit.prefactor / attemptFrequency
    }

    /// exp(ΔS_m/k_B) of rates that carry their kind, with u from all three, taken for independent.
    ///
    /// - Parameters:
    ///   - hoppingRate: ω_p or ν_p.
    ///   - attemptFrequency: ω₀ or ν₀; it need not have been given in the same kind.
    ///   - migrationEnergy: E_m in eV.
    ///   - temperature: in K.
    public static func factor(
        hoppingRate: Frequency, attemptFrequency: Frequency, migrationEnergy: Uncertain, temperature: Double
    ) -> Uncertain {
        let exponent = migrationEnergy / (PhysicalConstants.boltzmannElectronvolt * temperature)
        return hoppingRate.hertz / attemptFrequency.hertz * exponent.exponential
    }

    /// exp(ΔS_m/k_B) from an Arrhenius fit that says which kind of rate it fitted.
    ///
    /// - Throws: `IonicsError.wrongKind` for fits of anything but a hopping frequency or an angular hopping rate.
    public static func factor(hoppingFit: ArrheniusFit, attemptFrequency: Frequency) throws(IonicsError) -> Uncertain {
        switch hoppingFit.kind {
        case .hoppingFrequency: return hoppingFit.prefactor / attemptFrequency.hertz
        case .angularHoppingRate: return hoppingFit.prefactor / attemptFrequency.radiansPerSecond
        case .conductivity, .conductivityTimesTemperature, .diffusivity, .jumpRate, .unspecified:
            throw .wrongKind(name: "hoppingFit", found: hoppingFit.kind, expected: "one of a hopping rate")
        }
    }

    /// ΔS_m/k_B = ln of the factor.
    public static func entropy(factor: Uncertain) -> Uncertain { factor.naturalLogarithm }

    /// E_m in eV that a printed factor stands for: k_B T ln(exp(ΔS_m/k_B) ω₀/ω_p).
    public static func migrationEnergy(
        factor: Double, hoppingRate: Double, attemptFrequency: Double, temperature: Double
    ) -> Double {
        PhysicalConstants.boltzmannElectronvolt * temperature * log(factor * attemptFrequency / hoppingRate)
    }
}
