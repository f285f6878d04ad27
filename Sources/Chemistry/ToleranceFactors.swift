import Glibc

/// Geometric factors that say whether ions of given radii fit a perovskite ABX₃ or an antiperovskite X₃BA.
///
/// t = (R_A + R_X) / (√2 (R_B + R_X)), μ = R_B / R_X, τ = R_X/R_B − n_A (n_A − (R_A/R_B) / ln(R_A/R_B)).
/// A is the large ion between the octahedra, B the ion in their centres, X the ion on their corners: Cl, O and Li in Li₃OCl.
/// The radii are arguments, because another choice moves t: Li₃OCl has 0.841 with Li at 76 pm, 0.853 at 59 pm.
/// Source: Xia 2022, eqs. 3–5 (row X2); Bartel et al. 2019 for τ.
public struct ToleranceFactors: Hashable, Sendable {
    /// Goldschmidt's tolerance factor t.
    public let goldschmidt: Double
    /// The octahedral factor μ.
    public let octahedral: Double
    /// Bartel's factor τ, nil where R_A ≤ R_B, for which it is not defined. It was trained on perovskites: its limit is not
    /// verified for antiperovskites.
    public let bartel: Double?

    /// Perovskites are expected below this τ (Bartel et al. 2019).
    public static let bartelLimit = 4.18

    /// - Parameters:
    ///   - a: radius of A, above 0, in the same unit as the others.
    ///   - b: radius of B, above 0.
    ///   - x: radius of X, above 0.
    ///   - chargeOfA: the oxidation state of A; its magnitude is n_A, 1 for Cl⁻ in Li₃OCl.
    /// - Throws: `ChemistryError.invalidRadius` naming the ion.
    public init(a: Double, b: Double, x: Double, chargeOfA: Int) throws(ChemistryError) {
        for (ion, radius) in [("A", a), ("B", b), ("X", x)] {
            guard radius.isFinite, radius > 0 else { throw .invalidRadius(ion, radius: radius) }
        }
        goldschmidt = (a + x) / (2.0.squareRoot() * (b + x))
        octahedral = b / x
        let n = Double(chargeOfA.magnitude)
        bartel = a > b ? x / b - n * (n - (a / b) / log(a / b)) : nil
    }
}
