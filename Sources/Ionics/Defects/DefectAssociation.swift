import Glibc
import Quantities

/// Mobile defects bound to the defects that balance their charge.
///
/// E_activation = E_barrier + E_binding where nearly all are bound. Source: Xia 2022, eq. 16 and table 2 (row X6).
public enum DefectAssociation {
    /// E_activation in eV from the barrier of a free defect and the binding energy of a pair, both in eV, 0 or more.
    public static func activationEnergy(barrier: Double, binding: Double) throws(IonicsError) -> Double {
        guard barrier >= 0 else { throw .outOfRange(name: "barrier", value: barrier, expected: "0 or more") }
        guard binding >= 0 else { throw .outOfRange(name: "binding", value: binding, expected: "0 or more") }
        return barrier + binding
    }

    /// The part of the mobile defects that is free, from the law of mass action with as many partners as mobile defects.
    ///
    /// (1 − f)/(f² c) = z exp(E_b/k_B T).
    /// - Parameters:
    ///   - concentration: c, mobile defects per site, above 0 and up to 1.
    ///   - binding: E_b in eV, positive when pairs attract.
    ///   - orientations: z, ways to place the mobile one beside its partner, at least 1.
    ///   - temperature: in K.
    /// - Returns: f between 0 and 1.
    public static func freeFraction(
        concentration: Double, binding: Double, orientations: Int, temperature: Double
    ) throws(IonicsError) -> Double {
        guard concentration > 0, concentration <= 1 else {
            throw .outOfRange(name: "concentration", value: concentration, expected: "above 0 and up to 1, per site")
        }
        guard orientations >= 1 else {
            throw .outOfRange(name: "orientations", value: Double(orientations), expected: "at least 1")
        }
        guard temperature > 0 else {
            throw .outOfRange(name: "temperature", value: temperature, expected: "positive, in K")
        }
        guard binding.isFinite else { throw .outOfRange(name: "binding", value: binding, expected: "finite") }
        let thermal = PhysicalConstants.boltzmannElectronvolt * temperature
        // With K = c z e^(E_b/k_B T): f = 2/(1 + √(1 + 4K)), which loses no digits; in logarithms where K is huge.
        let logarithm = log(concentration * Double(orientations)) + binding / thermal
        guard logarithm < 600 else { return exp(-logarithm / 2) }
        return 2 / (1 + (1 + 4 * exp(logarithm)).squareRoot())
    }
}
