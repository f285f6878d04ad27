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
        let reduced = try reducedBinding(concentration, binding, orientations, temperature)
        // With K = c z e^(E_b/k_B T): f = 2/(1 + √(1 + 4K)), which loses no digits; in logarithms where K is huge.
        let logarithm = log(concentration * Double(orientations)) + reduced
        guard logarithm < 600 else { return exp(-logarithm / 2) }
        return 2 / (1 + (1 + 4 * exp(logarithm)).squareRoot())
    }

    /// The part of the mobile defects that is free when there are more, or fewer, partners than mobile defects.
    ///
    /// With x free per site: (c − x)/[x (p − c + x)] = z exp(E_b/k_B T). For p ≫ c the free part falls with the whole binding energy, f = 1/(1 + p z
    /// exp(E_b/k_B T)), as in E_activation = E_barrier + E_binding; for p = c with half of it.
    /// - Parameters:
    ///   - concentration: c, mobile defects per site, above 0 and up to 1.
    ///   - partners: p, on the same count of sites, 0 or more and up to 1.
    ///   - binding: E_b in eV, positive when pairs attract.
    ///   - orientations: z, ways to place the mobile one beside its partner, at least 1.
    ///   - temperature: in K.
    /// - Returns: f between 0 and 1.
    public static func freeFraction(
        concentration: Double, partners: Double, binding: Double, orientations: Int, temperature: Double
    ) throws(IonicsError) -> Double {
        guard partners >= 0, partners <= 1 else {
            throw .outOfRange(name: "partners", value: partners, expected: "between 0 and 1, per site")
        }
        let reduced = try reducedBinding(concentration, binding, orientations, temperature)
        // x² + b x − c k = 0 with k = e^(−E_b/k_B T)/z; the root in the form that loses no digits.
        let dissociation = exp(min(-reduced, 600)) / Double(orientations)
        let linear = partners - concentration + dissociation
        let root = (linear * linear + 4 * concentration * dissociation).squareRoot()
        let free = linear > 0 ? 2 * concentration * dissociation / (linear + root) : (root - linear) / 2
        return min(1, free / concentration)
    }

    /// E_b/k_B T of numbers that make sense.
    private static func reducedBinding(
        _ concentration: Double, _ binding: Double, _ orientations: Int, _ temperature: Double
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
        return binding / (PhysicalConstants.boltzmannElectronvolt * temperature)
    }
}
