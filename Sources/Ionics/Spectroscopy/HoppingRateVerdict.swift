public import Quantities

/// What a spectrum says about the hopping rate: a value, a bound, or nothing and why.
public enum HoppingRateVerdict: Sendable {
    /// Plateau and doubling are seen, and the rate is known to better than a decade either way.
    case determined(Frequency)
    /// The plateau is seen, but no doubling up to this frequency in Hz.
    case above(hertz: Double)
    /// σ′ has more than doubled already at this frequency in Hz: no plateau.
    case below(hertz: Double)
    case refused(HoppingRateRefusal)
}

extension HoppingRateVerdict: CustomStringConvertible {
    public var description: String {
        func text(_ value: Double) -> String { NumberText.significantText(value, digits: 3).plain }
        return switch self {
        case .determined(let frequency): "ν_p = \(frequency)"
        case .above(let hertz): "ν_p > \(text(hertz)) Hz"
        case .below(let hertz): "ν_p < \(text(hertz)) Hz"
        case .refused(let reason): "no ν_p: \(reason)"
        }
    }
}
