import Glibc
public import NumericalMethods
public import Quantities

/// The fit of Jonscher's power law to a conductivity spectrum, σ′(ω) = σ_dc [1 + (ω/ω_p)ⁿ].
///
/// The hopping rate ω_p is the angular frequency at which σ′ = 2 σ_dc; `hoppingFrequency` is ω_p/2π. The fit runs over the
/// logarithms of σ_dc and ω_p, and relative deviations count alike over all decades: it makes Σ [ln σ_i − ln σ(ω_i)]² least. Ratios
/// σ(ω_i)/σ_i would draw σ_dc down by twice the relative variance of the scatter.
/// Source: Li et al. 2023, eqs 2–4 (row L2).
public struct JonscherFit: Sendable {
    /// ln σ_dc (σ in S/cm), ln ω_p (ω in rad/s) and n with their covariance.
    public let parameters: CorrelatedValues
    /// Variance of the relative deviations, Σ [ln σ_i − ln σ(ω_i)]² divided by the degrees of freedom.
    public let relativeVariance: Double
    /// ln σ_i − ln σ(ω_i), in the order in which the points were given.
    public let residuals: [Double]
    /// Points minus 3.
    public let degreesOfFreedom: Int
    /// `relativeVariance` divided by the square of the given uncertainty; nil when none was given.
    public let reducedChiSquare: Double?
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
        if let given = relativeUncertainty, !(given > 0 && given.isFinite) {
            throw .notPositive(name: "relativeUncertainty", index: 0, value: given)
        }
        guard frequencies.count > 3 else { throw .tooFewPoints(count: frequencies.count, needed: 4) }
        for (name, values) in [("frequencies", frequencies), ("conductivities", conductivities)] {
            for (index, value) in values.enumerated() where !(value > 0 && value.isFinite) {
                throw .notPositive(name: name, index: index, value: value)
            }
        }
        let logarithms = frequencies.map { log(2 * .pi * $0) }
        let deviation = relativeUncertainty ?? 1
        let measured = conductivities.map { log($0) }
        let residuals: ([Double]) -> [Double] = { p in
            zip(logarithms, measured).map { x, y in (p[0] + Self.logarithmOfRise(x, p) - y) / deviation }
        }
        let jacobian: ([Double]) -> [[Double]] = { p in
            logarithms.map { x in
                // d ln(1 + e^z)/dz with z = n (ln ω − ln ω_p).
                let share = 1 / (1 + exp(-p[2] * (x - p[1])))
                return [1 / deviation, -share * p[2] / deviation, share * (x - p[1]) / deviation]
            }
        }
        let fit = try NonlinearLeastSquares(
            start: Self.start(logarithms, conductivities), residualCount: frequencies.count,
            scalesCovariance: relativeUncertainty == nil, residuals: residuals, jacobian: jacobian)
        parameters = CorrelatedValues(values: fit.parameters, covariance: fit.covariance)
        relativeVariance = fit.reducedChiSquare * deviation * deviation
        reducedChiSquare = relativeUncertainty == nil ? nil : fit.reducedChiSquare
        degreesOfFreedom = fit.degreesOfFreedom
        self.residuals = fit.residuals.map { -$0 * deviation }
        frequencyRange = (frequencies.min() ?? 0)...(frequencies.max() ?? 0)
    }

    /// Fits a spectrum value; see the other initialiser.
    public init(_ spectrum: ConductivitySpectrum, relativeUncertainty: Double? = nil) throws(NumericalError) {
        try self.init(
            frequencies: spectrum.frequencies, conductivities: spectrum.conductivities,
            relativeUncertainty: relativeUncertainty)
    }

    /// Whether the data contain the frequency at which the conductivity has doubled. Where they do not, the fitted rate is an
    /// extrapolation and only the bound is to be quoted. Source: Li et al. 2023, fig 2e, f (row L4).
    public var hoppingRateDetermination: HoppingRateDetermination {
        let frequency = hoppingFrequency.value
        if frequency > frequencyRange.upperBound { return .above(hertz: frequencyRange.upperBound) }
        if frequency < frequencyRange.lowerBound { return .below(hertz: frequencyRange.lowerBound) }
        return .determined
    }

    /// The hopping rate as a frequency that knows its kind.
    public var hoppingRate: Frequency { Frequency(hertz: hoppingFrequency) }

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
        exp(logarithm(log(2 * .pi * frequency), parameters.values))
    }

    /// σ′ in S/cm at an ordinary frequency in Hz, with the uncertainty of the curve there.
    public func uncertainConductivity(atFrequency frequency: Double) -> Uncertain {
        parameters.propagate { exp(logarithm(log(2 * .pi * frequency), $0)) }
    }

    /// Points of the fitted curve, evenly spaced in log ν over the range of the data.
    public func curve(pointCount: Int = 120) -> (frequencies: [Double], conductivities: [Double]) {
        let low = log(frequencyRange.lowerBound)
        let high = log(frequencyRange.upperBound)
        let frequencies = (0..<pointCount).map { exp(low + (high - low) * Double($0) / Double(max(1, pointCount - 1))) }
        return (frequencies, frequencies.map { conductivity(atFrequency: $0) })
    }

    /// The fitted curve with its band of ± `deviations` standard uncertainties, evenly spaced in log ν.
    ///
    /// - Parameter range: of ordinary frequencies in Hz; nil takes that of the data.
    public func band(over range: ClosedRange<Double>? = nil, pointCount: Int = 120, deviations: Double = 1) -> (
        frequencies: [Double], conductivities: [Double], lower: [Double], upper: [Double]
    ) {
        let low = log((range ?? frequencyRange).lowerBound)
        let high = log((range ?? frequencyRange).upperBound)
        let frequencies = (0..<pointCount).map { exp(low + (high - low) * Double($0) / Double(max(1, pointCount - 1))) }
        let logarithms = frequencies.map { frequency in
            parameters.propagate { logarithm(log(2 * .pi * frequency), $0) }
        }
        return (
            frequencies, logarithms.map { exp($0.value) },
            logarithms.map { exp($0.value - deviations * $0.standardUncertainty) },
            logarithms.map { exp($0.value + deviations * $0.standardUncertainty) }
        )
    }

    private func logarithm(_ x: Double, _ p: [Double]) -> Double { p[0] + Self.logarithmOfRise(x, p) }

    /// ln[1 + (ω/ω_p)ⁿ] of x = ln ω, without overflow.
    private static func logarithmOfRise(_ x: Double, _ p: [Double]) -> Double {
        let power = p[2] * (x - p[1])
        return power > 30 ? power : log1p(exp(power))
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
