/// What a conductivity spectrum shows besides Jonscher's power law.
public struct ConductivityTerms: OptionSet, Hashable, Codable, Sendable {
    public let rawValue: Int

    public init(rawValue: Int) { self.rawValue = rawValue }

    /// Blocking electrodes: the whole times 1/[1 + (ω_e/ω)^m]. A capacitance C before the bulk resistance R gives m = 2 and ω_e = 1/(RC) exactly, a
    /// constant phase element smaller m.
    public static let electrodes = ConductivityTerms(rawValue: 1)
    /// Nearly constant loss: plus A ω, the loss ε″ = A/ε₀ being the same at all frequencies. Source: K. L. Ngai, J. Chem. Phys. 1999, 110, 10576.
    public static let nearlyConstantLoss = ConductivityTerms(rawValue: 2)
}
