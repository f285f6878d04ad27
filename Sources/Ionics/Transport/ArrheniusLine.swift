import Glibc
import Quantities

/// The line that a conductivity at 25 °C and an activation energy define: σT = (σT)₂₅ exp[−(E/k_B)(1/T − 1/298.15 K)], or the same
/// for σ where the energy is that of σ.
///
/// It is no measurement: it says what the printed pair means at other temperatures as long as nothing but σT = σ₀ exp(−E/k_B T)
/// holds. Source: Li et al. 2023, eq 5 (rows L3, D8).
public struct ArrheniusLine: Hashable, Sendable {
    /// σ at 25 °C in S/cm.
    public let dcConductivityAt25Celsius: Double
    /// E in eV.
    public let activationEnergy: Double
    /// Whether the energy is that of σT or of σ; papers that do not say which leave k_B T (26 meV) open.
    public let form: Form

    /// What follows the Arrhenius law with the given energy.
    public enum Form: String, Hashable, Codable, Sendable {
        case conductivityTimesTemperature
        case conductivity
    }

    /// - Parameters:
    ///   - dcConductivityAt25Celsius: σ in S/cm.
    ///   - activationEnergy: E in eV.
    ///   - form: what E belongs to.
    /// - Throws: `IonicsError.outOfRange` when the conductivity is not positive or the energy is negative.
    public init(
        dcConductivityAt25Celsius: Double, activationEnergy: Double, form: Form = .conductivityTimesTemperature
    ) throws(IonicsError) {
        guard dcConductivityAt25Celsius > 0 else {
            throw .outOfRange(name: "dcConductivityAt25Celsius", value: dcConductivityAt25Celsius, expected: "positive")
        }
        guard activationEnergy >= 0 else {
            throw .outOfRange(name: "activationEnergy", value: activationEnergy, expected: "not negative")
        }
        self.dcConductivityAt25Celsius = dcConductivityAt25Celsius
        self.activationEnergy = activationEnergy
        self.form = form
    }

    /// σT in S cm⁻¹ K at a temperature in K.
    public func conductivityTimesTemperature(at temperature: Double) -> Double {
        let exponent =
            activationEnergy / PhysicalConstants.boltzmannElectronvolt
            * (1 / temperature - 1 / PhysicalConstants.roomTemperature)
        let reference = form == .conductivity ? temperature : PhysicalConstants.roomTemperature
        return dcConductivityAt25Celsius * reference * exp(-exponent)
    }

    /// σ in S/cm at a temperature in K.
    public func dcConductivity(at temperature: Double) -> Double {
        conductivityTimesTemperature(at: temperature) / temperature
    }

    /// ln of the prefactor of σT or σ, whichever `form` says.
    public var logarithmOfPrefactor: Double {
        let reference = form == .conductivity ? 1 : PhysicalConstants.roomTemperature
        return log(dcConductivityAt25Celsius * reference)
            + activationEnergy / (PhysicalConstants.boltzmannElectronvolt * PhysicalConstants.roomTemperature)
    }

    /// Points of the line evenly spaced in 1/T, with σ in S/cm and σT in S cm⁻¹ K.
    ///
    /// - Parameters:
    ///   - lowest: temperature in K.
    ///   - highest: temperature in K.
    public func curve(from lowest: Double, to highest: Double, pointCount: Int = 60) -> (
        temperatures: [Double], dcConductivities: [Double], products: [Double]
    ) {
        let temperatures = (0..<pointCount).map {
            1 / (1 / lowest + (1 / highest - 1 / lowest) * Double($0) / Double(max(1, pointCount - 1)))
        }
        return (
            temperatures, temperatures.map { dcConductivity(at: $0) },
            temperatures.map { conductivityTimesTemperature(at: $0) }
        )
    }
}
