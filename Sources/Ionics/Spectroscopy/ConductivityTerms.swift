/// What a conductivity spectrum shows besides Jonscher's power law.
public struct ConductivityTerms: OptionSet, Hashable, Codable, Sendable {
    public let rawValue: Int

    public init(rawValue: Int) { self.rawValue = rawValue }

    /// Blocking electrodes: the whole times F(ω) = (1 + cy)/(1 + 2cy + y²) with y = (ω_e/ω)^α and c = cos(πα/2).
    ///
    /// This is Re[1 + (iω/ω_e)^−α]^−1, exact for a constant phase element Q, α before the bulk resistance R, ω_e = (RQ)^(−1/α); a capacitance has α = 1.
    public static let electrodes = ConductivityTerms(rawValue: 1)
    /// Nearly constant loss: plus A ω, the loss ε″ = A/ε₀ being the same at all frequencies. Source: K. L. Ngai, J. Chem. Phys. 1999, 110, 10576.
    public static let nearlyConstantLoss = ConductivityTerms(rawValue: 2)
}
