import Glibc
import Quantities

/// The line that a conductivity at 25 °C and an activation energy of σT define: σT = (σT)₂₅ exp[−(E/k_B)(1/T − 1/298.15 K)].
///
/// It is no measurement: it says what the printed pair means at other temperatures as long as nothing but σT = σ₀ exp(−E/k_B T)
/// holds. Source: Li et al. 2023, eq 5.
public struct ArrheniusLine: Hashable, Sendable {
    /// σ at 25 °C in S/cm.
    public let dcConductivityAt25Celsius: Double
    /// E in eV.
    public let activationEnergy: Double

    /// - Throws: `IonicsError.outOfRange` when the conductivity is not positive or the energy is negative.
    public init(dcConductivityAt25Celsius: Double, activationEnergy: Double) throws(IonicsError) {
        guard dcConductivityAt25Celsius > 0 else {
            throw .outOfRange(name: "dcConductivityAt25Celsius", value: dcConductivityAt25Celsius, expected: "positive")
        }
        guard activationEnergy >= 0 else {
            throw .outOfRange(name: "activationEnergy", value: activationEnergy, expected: "not negative")
        }
        self.dcConductivityAt25Celsius = dcConductivityAt25Celsius
        self.activationEnergy = activationEnergy
    }

    /// σT in S cm⁻¹ K at a temperature in K.
    public func conductivityTimesTemperature(at temperature: Double) -> Double {
        let exponent =
            activationEnergy / PhysicalConstants.boltzmannElectronvolt
            * (1 / temperature - 1 / PhysicalConstants.roomTemperature)
        return dcConductivityAt25Celsius * PhysicalConstants.roomTemperature * exp(-exponent)
    }

    /// σ in S/cm at a temperature in K.
    public func dcConductivity(at temperature: Double) -> Double {
        conductivityTimesTemperature(at: temperature) / temperature
    }
}
