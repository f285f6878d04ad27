/// A band in which γ lies with a given probability.
public struct RelaxationCredibleBand: Hashable, Codable, Sendable {
    /// τ in s.
    public let times: [Double]
    /// Median of γ in Ω.
    public let median: [Double]
    /// In Ω.
    public let lower: [Double]
    /// In Ω.
    public let upper: [Double]
    /// ∫ γ d ln τ of each sample in Ω.
    public let polarisationResistances: [Double]
    public let coverage: Double
}
