/// The solid solution of xLiCl–InCl₃, written Li₃₋₃ᵦIn₁₊ᵦ□₂₍₁₊ᵦ₎Cl₆: three Li⁺ give way to one In³⁺ and two vacancies.
///
/// x = Li/In = (3 − 3b)/(1 + b), so b = (3 − x)/(3 + x). Source: Li et al. 2023, section 2 (row L16).
public struct LithiumIndiumChloride: Hashable, Codable, Sendable {
    /// Moles of LiCl for one of InCl₃.
    public let x: Double

    /// - Throws: `IonicsError.outOfRange` above x = 3, where LiCl separates and the formula means nothing, and at 0 and below.
    public init(x: Double) throws(IonicsError) {
        guard x > 0, x <= 3 else {
            throw .outOfRange(name: "x", value: x, expected: "above 0 and at most 3, the limit of the solid solution")
        }
        self.x = x
    }

    public var b: Double { (3 - x) / (3 + x) }
    /// Per formula unit with six Cl.
    public var lithium: Double { 3 - 3 * b }
    public var indium: Double { 1 + b }
    public var vacancies: Double { 2 * (1 + b) }
}
