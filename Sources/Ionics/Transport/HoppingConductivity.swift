import Glibc
public import Quantities

/// The conductivity taken apart: σ = (1/6) (f/H_R) (c q²/k_B T) a² ν₀ exp(ΔS/k_B) exp(−ΔH/k_B T).
///
/// Source: Deck and Hu 2023, eq 1 (row D1).
public struct HoppingConductivity: Hashable, Codable, Sendable {
    /// f = D*/D_r, 0…1.
    public var correlationFactor: Double
    /// H_R = D*/D_σ.
    public var havenRatio: Double
    /// c of mobile ions in m⁻³.
    public var concentration: Double
    /// q in elementary charges.
    public var chargeNumber: Int
    /// a in m.
    public var hoppingDistance: Double
    /// ν₀, which enters as an ordinary frequency.
    public var attemptFrequency: Frequency
    /// ΔS/k_B, without unit.
    public var entropy: Double
    /// ΔH in eV.
    public var enthalpy: Double
    /// T in K.
    public var temperature: Double

    /// - Throws: `IonicsError.outOfRange` naming what must be positive.
    public init(
        correlationFactor: Double = 1, havenRatio: Double = 1, concentration: Double, chargeNumber: Int = 1,
        hoppingDistance: Double, attemptFrequency: Frequency, entropy: Double = 0, enthalpy: Double, temperature: Double
    ) throws(IonicsError) {
        let given = [
            ("correlationFactor", correlationFactor), ("havenRatio", havenRatio), ("concentration", concentration),
            ("hoppingDistance", hoppingDistance), ("attemptFrequency", attemptFrequency.hertz.value),
            ("temperature", temperature), ("chargeNumber", Double(chargeNumber.magnitude)),
        ]
        for (name, value) in given where !(value > 0 && value.isFinite) {
            throw .outOfRange(name: name, value: value, expected: "positive")
        }
        self.correlationFactor = correlationFactor
        self.havenRatio = havenRatio
        self.concentration = concentration
        self.chargeNumber = chargeNumber
        self.hoppingDistance = hoppingDistance
        self.attemptFrequency = attemptFrequency
        self.entropy = entropy
        self.enthalpy = enthalpy
        self.temperature = temperature
    }

    /// What the conductivity is the product of, each in SI units.
    public var factors: [(name: String, value: Double, unit: String)] {
        let charge = Double(chargeNumber) * PhysicalConstants.elementaryCharge
        return [
            ("1/6", 1.0 / 6, ""), ("f/H_R", correlationFactor / havenRatio, ""),
            (
                "c q²/k_B T", concentration * charge * charge / (PhysicalConstants.boltzmann * temperature),
                "S\u{00A0}s\u{00A0}m⁻³"
            ),
            ("a²", hoppingDistance * hoppingDistance, "m²"), ("ν₀", attemptFrequency.hertz.value, "Hz"),
            ("exp(ΔS/k_B)", exp(entropy), ""),
            ("exp(−ΔH/k_B T)", exp(-enthalpy / (PhysicalConstants.boltzmannElectronvolt * temperature)), ""),
        ]
    }

    /// σ in S/m.
    public var conductivity: Double { factors.reduce(1) { $0 * $1.value } }

    /// One of the equation's unknowns.
    public enum Unknown: String, CaseIterable, Hashable, Codable, Sendable {
        case correlationFactor, havenRatio, concentration, hoppingDistance, attemptFrequency, entropy, enthalpy
    }

    /// The same with one unknown changed so that the conductivity is a given one.
    ///
    /// - Parameter conductivity: σ in S/m.
    /// - Throws: `IonicsError.outOfRange` when σ is not positive.
    public func solved(for unknown: Unknown, conductivity target: Double) throws(IonicsError) -> HoppingConductivity {
        guard target > 0, target.isFinite else {
            throw .outOfRange(name: "conductivity", value: target, expected: "positive")
        }
        let ratio = target / conductivity
        var result = self
        switch unknown {
        case .correlationFactor: result.correlationFactor *= ratio
        case .havenRatio: result.havenRatio /= ratio
        case .concentration: result.concentration *= ratio
        case .hoppingDistance: result.hoppingDistance *= sqrt(ratio)
        case .attemptFrequency: result.attemptFrequency = Frequency(hertz: ratio * attemptFrequency.hertz)
        case .entropy: result.entropy += log(ratio)
        case .enthalpy: result.enthalpy -= PhysicalConstants.boltzmannElectronvolt * temperature * log(ratio)
        }
        return result
    }
}
