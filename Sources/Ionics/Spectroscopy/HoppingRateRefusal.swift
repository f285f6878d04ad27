import Quantities

/// Why a spectrum says nothing about the hopping rate.
public enum HoppingRateRefusal: Hashable, Codable, Sendable {
    /// Fewer points than the law has parameters and two more.
    case tooFewPoints(count: Int)
    /// The slope falls again although σ′ still rises: a grain boundary or another arc; separate them by an equivalent circuit first.
    case mixedProcesses(hertz: Double)
    /// n lies outside of what hopping gives, 0.3 to 1.
    case exponentOutOfRange(Double)
    /// ω_p may lie anywhere within this factor of the fit's value, with 95 % coverage.
    case uncertain(factor: Double)
    /// The residuals run in waves of this part of σ′ wherever the window begins: more than one process.
    case systematicResiduals(Double)
    /// σ′ neither stays nor rises as a power law does.
    case noFit
}

extension HoppingRateRefusal: CustomStringConvertible {
    public var description: String {
        func text(_ value: Double) -> String { NumberText.significantText(value, digits: 3).plain }
        return switch self {
        case .tooFewPoints(let count): "\(count) points are too few for plateau and rise"
        case .mixedProcesses(let hertz):
            "the slope falls again near \(text(hertz)) Hz, so that two processes overlap; separate them by an equivalent circuit first"
        case .exponentOutOfRange(let value): "the exponent \(text(value)) is not one of hopping, 0.3 to 1"
        case .uncertain(let factor):
            "the fit leaves the rate open within a factor of \(factor.isFinite && factor < 1e6 ? text(factor) : "a million or more")"
        case .systematicResiduals(let value):
            "the residuals run in waves of \(text(100 * value)) %, so that more than one process is seen; separate them by an equivalent circuit first"
        case .noFit: "no power law can be fitted"
        }
    }
}
