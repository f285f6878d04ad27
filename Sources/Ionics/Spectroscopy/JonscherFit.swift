import Glibc
public import NumericalMethods
public import Quantities

/// The fit of Jonscher's power law to a conductivity spectrum, σ′(ω) = σ_dc [1 + (ω/ω_p)ⁿ].
///
/// The hopping rate ω_p is the angular frequency at which σ′ = 2 σ_dc; `hoppingFrequency` is ω_p/2π. The fit runs over the
/// logarithms of σ_dc and ω_p, and relative deviations count alike over all decades.
/// Source: Li et al. 2023, eqs 2–4 (row L2).
public struct JonscherFit: Sendable {
    /// ln σ_dc (σ in S/cm), ln ω_p (ω in rad/s) and n with their covariance.
    public let parameters: CorrelatedValues
    /// Variance of the relative deviations, Σ (σ_i/σ(ω_i) − 1)² divided by the degrees of freedom.
    public let relativeVariance: Double
    /// Frequencies of the fitted points in Hz, smallest and largest.
    public let frequencyRange: ClosedRange<Double>

    /// Fits a spectrum.
    ///
    /// - Parameters:
    ///   - frequencies: ordinary frequencies ν in Hz, positive, at least four.
    ///   - conductivities: σ′ in S/cm, positive; points that electrode polarisation lowers must be left out before.
    ///   - relativeUncertainty: standard uncertainty of each σ′ as a part of it; nil estimates it from the scatter.
    /// - Throws: `NumericalError` when values are not positive, too few, or do not determine the parameters.
    public init(frequencies: [Double], conductivities: [Double], relativeUncertainty: Double? = nil)
        throws(NumericalError)
    {
        guard frequencies.count == conductivities.count else {
            throw .lengthsDiffer("frequencies and conductivities", frequencies.count, conductivities.count)
        }
        guard frequencies.count > 3 else { throw .tooFewPoints(count: frequencies.count, needed: 4) }
        for (name, values) in [("frequencies", frequencies), ("conductivities", conductivities)] {
            for (index, value) in values.enumerated() where !(value > 0 && value.isFinite) {
                throw .notPositive(name: name, index: index, value: value)
            }
        }
        let logarithms = frequencies.map { log(2 * .pi * $0) }
        let deviation = relativeUncertainty ?? 1
        // Residuals are ratios of model and data, so that their weights do not follow the fit.
        let residuals: ([Double]) -> [Double] = { p in
            zip(logarithms, conductivities).map { x, sigma in
                (exp(p[0]) * (1 + exp(p[2] * (x - p[1]))) / sigma - 1) / deviation
            }
        }
        let jacobian: ([Double]) -> [[Double]] = { p in
            zip(logarithms, conductivities).map { x, sigma in
                let plateau = exp(p[0]) / sigma / deviation
                let power = exp(p[2] * (x - p[1]))
                return [plateau * (1 + power), -plateau * power * p[2], plateau * power * (x - p[1])]
            }
        }
        let fit = try NonlinearLeastSquares(
            start: Self.start(logarithms, conductivities), residualCount: frequencies.count,
            scalesCovariance: relativeUncertainty == nil, residuals: residuals, jacobian: jacobian)
        parameters = CorrelatedValues(values: fit.parameters, covariance: fit.covariance)
        relativeVariance = fit.reducedChiSquare * deviation * deviation
        frequencyRange = (frequencies.min() ?? 0)...(frequencies.max() ?? 0)
    }

    /// σ_dc in S/cm.
    public var dcConductivity: Uncertain { parameters.propagate { exp($0[0]) } }
    /// ω_p in rad/s.
    public var angularHoppingRate: Uncertain { parameters.propagate { exp($0[1]) } }
    /// ν_p = ω_p/2π in Hz.
    public var hoppingFrequency: Uncertain { parameters.propagate { exp($0[1]) / (2 * .pi) } }
    /// n, without unit.
    public var exponent: Uncertain { parameters.uncertain(2) }
    /// A = σ_dc/ω_pⁿ in S/cm (rad/s)⁻ⁿ, the factor of the other way to write the law, σ_dc + A ωⁿ.
    public var powerLawFactor: Uncertain { parameters.propagate { exp($0[0] - $0[2] * $0[1]) } }

    /// σ′ in S/cm at an ordinary frequency in Hz.
    public func conductivity(atFrequency frequency: Double) -> Double {
        let p = parameters.values
        return exp(p[0]) * (1 + exp(p[2] * (log(2 * .pi * frequency) - p[1])))
    }

    /// Points of the fitted curve, evenly spaced in log ν over the range of the data.
    public func curve(pointCount: Int = 120) -> (frequencies: [Double], conductivities: [Double]) {
        let low = log(frequencyRange.lowerBound)
        let high = log(frequencyRange.upperBound)
        let frequencies = (0..<pointCount).map { exp(low + (high - low) * Double($0) / Double(max(1, pointCount - 1))) }
        return (frequencies, frequencies.map { conductivity(atFrequency: $0) })
    }

    /// First guesses: the lowest conductivities for σ_dc, where it has doubled for ω_p, the last slope for n.
    private static func start(_ logarithms: [Double], _ conductivities: [Double]) -> [Double] {
        let order = logarithms.indices.sorted { logarithms[$0] < logarithms[$1] }
        let plateauCount = max(1, order.count / 4)
        let plateau = order.prefix(plateauCount).reduce(0) { $0 + conductivities[$1] } / Double(plateauCount)
        let doubled = order.first { conductivities[$0] > 2 * plateau }
        let crossover = doubled.map { logarithms[$0] } ?? (logarithms.max() ?? 0) + 1
        return [log(plateau), crossover, 0.7]
    }
}
