/// What a distribution of relaxation times stands in series with, besides a resistance.
public enum RelaxationSeriesTerm: Hashable, Codable, Sendable {
    /// iωL
    case inductance
    /// 1/(iωC), of electrodes that block.
    case capacitance
    /// 1/[Q(iω)^α] with a given α, or with the α of the least misfit.
    case constantPhase(exponent: Double?)
}
