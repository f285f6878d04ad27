import Glibc
public import NumericalMethods
public import Quantities

/// The Arrhenius fit ln y = ln y₀ − E/(k_B T) of a thermally activated quantity.
///
/// y is what the caller gives: σT, σ, a hopping rate, a diffusivity. The activation energies of σ and of σT differ by about
/// k_B T, so say which one is meant. Source: Li et al. 2023, eqs 5 and 7 (row L3).
public struct ArrheniusFit: Sendable {
    /// ln y₀ and E in eV with their covariance.
    public let parameters: CorrelatedValues
    /// Σ ((ln y − fit)/u)² divided by the degrees of freedom; without given uncertainties the variance of ln y.
    public let reducedChiSquare: Double
    /// What y is.
    public let kind: ArrheniusKind
    /// ln y − fit, for each point.
    public let residuals: [Double]
    /// Points minus 2.
    public let degreesOfFreedom: Int
    /// Temperatures of the points in K, lowest and highest.
    public let temperatureRange: ClosedRange<Double>
    /// Whether the uncertainties come from the points' scatter instead of given ones.
    public let estimatesScatter: Bool
    /// Of Student's t; fewer than points minus 2 where the scatter is known less well than by least squares.
    private let coverageDegreesOfFreedom: Double

    /// What other ways to fit the line found.
    init(
        parameters: CorrelatedValues, reducedChiSquare: Double, kind: ArrheniusKind, residuals: [Double],
        degreesOfFreedom: Int, temperatureRange: ClosedRange<Double>, estimatesScatter: Bool,
        coverageDegreesOfFreedom: Double? = nil
    ) {
        self.parameters = parameters
        self.reducedChiSquare = reducedChiSquare
        self.kind = kind
        self.residuals = residuals
        self.degreesOfFreedom = degreesOfFreedom
        self.temperatureRange = temperatureRange
        self.estimatesScatter = estimatesScatter
        self.coverageDegreesOfFreedom = coverageDegreesOfFreedom ?? Double(degreesOfFreedom)
    }

    /// Fits a straight line to ln y against 1/T.
    ///
    /// - Parameters:
    ///   - temperatures: in K, positive, at least three.
    ///   - values: y, positive.
    ///   - relativeUncertainties: standard uncertainties of the values as parts of them; nil estimates one from the scatter.
    ///   - kind: what the values are; relations that need one kind refuse others.
    /// - Throws: `NumericalError` when values are too few, not positive, or all at one temperature.
    public init(
        temperatures: [Double], values: [Double], relativeUncertainties: [Double]? = nil,
        kind: ArrheniusKind = .unspecified
    ) throws(NumericalError) {
        guard temperatures.count == values.count else {
            throw .lengthsDiffer("temperatures and values", temperatures.count, values.count)
        }
        guard temperatures.count > 2 else { throw .tooFewPoints(count: temperatures.count, needed: 3) }
        for (name, list) in [("temperatures", temperatures), ("values", values)] {
            for (index, value) in list.enumerated() where !(value > 0 && value.isFinite) {
                throw .notPositive(name: name, index: index, value: value)
            }
        }
        let fit = try LinearLeastSquares(
            design: temperatures.map { [1, -1 / (PhysicalConstants.boltzmannElectronvolt * $0)] },
            values: values.map { log($0) },
            standardUncertainties: relativeUncertainties)
        parameters = CorrelatedValues(values: fit.solution, covariance: fit.covariance)
        reducedChiSquare = fit.reducedChiSquare
        residuals = fit.residuals
        degreesOfFreedom = fit.degreesOfFreedom
        self.kind = kind
        temperatureRange = (temperatures.min() ?? 0)...(temperatures.max() ?? 0)
        estimatesScatter = relativeUncertainties == nil
        coverageDegreesOfFreedom = Double(fit.degreesOfFreedom)
    }

    /// Fits measured values, each with its own standard uncertainty in its own unit.
    public init(temperatures: [Double], measurements: [Uncertain], kind: ArrheniusKind) throws(NumericalError) {
        try self.init(
            temperatures: temperatures, values: measurements.map(\.value),
            relativeUncertainties: measurements.map(\.relativeUncertainty), kind: kind)
    }

    /// Fits σT of measured dc conductivities.
    ///
    /// - Parameters:
    ///   - temperatures: in K, taken for exact.
    ///   - dcConductivities: σ in S/cm.
    public static func conductivityTimesTemperature(
        temperatures: [Double], dcConductivities: [Uncertain]
    ) throws(NumericalError) -> ArrheniusFit {
        guard temperatures.count == dcConductivities.count else {
            throw .lengthsDiffer("temperatures and values", temperatures.count, dcConductivities.count)
        }
        return try ArrheniusFit(
            temperatures: temperatures, measurements: zip(temperatures, dcConductivities).map { $0 * $1 },
            kind: .conductivityTimesTemperature)
    }

    /// E in eV.
    public var activationEnergy: Uncertain { parameters.uncertain(1) }
    /// E with its unit.
    public var activationEnergyInElectronvolts: MeasuredQuantity { MeasuredQuantity(activationEnergy, .electronvolt) }
    /// ln y₀, y₀ in the unit of the values.
    public var logarithmOfPrefactor: Uncertain { parameters.uncertain(0) }
    /// y₀ in the unit of the values.
    public var prefactor: Uncertain { parameters.propagate { exp($0[0]) } }

    /// k of the interval x ± k u: Student's t where the scatter was estimated from few points, the normal value otherwise.
    public func coverageFactor(_ coverage: Double = 0.95) -> Double {
        estimatesScatter
            ? StudentDistribution(degreesOfFreedom: coverageDegreesOfFreedom).coverageFactor(coverage)
            : NormalDistribution.quantile((1 + coverage) / 2)
    }

    /// The interval of E in eV.
    public func activationEnergyInterval(coverage: Double = 0.95) -> ClosedRange<Double> {
        let energy = activationEnergy
        let reach = coverageFactor(coverage) * energy.standardUncertainty
        return energy.value - reach...energy.value + reach
    }

    /// The interval of y at a temperature in K, symmetric in ln y.
    public func interval(atTemperature temperature: Double, coverage: Double = 0.95) -> ClosedRange<Double> {
        let logarithm = parameters.propagate {
            $0[0] - $0[1] / (PhysicalConstants.boltzmannElectronvolt * temperature)
        }
        let reach = coverageFactor(coverage) * logarithm.standardUncertainty
        return exp(logarithm.value - reach)...exp(logarithm.value + reach)
    }

    /// E in eV as it would be in the other convention: of σ for a fit of σT and the reverse, k_B T̄ lower or higher, T̄ being the harmonic mean
    /// of the ends of the range; nil for other kinds.
    public var activationEnergyInOtherConvention: Uncertain? {
        let mean = 2 / (1 / temperatureRange.lowerBound + 1 / temperatureRange.upperBound)
        let shift = PhysicalConstants.boltzmannElectronvolt * mean
        return switch kind {
        case .conductivityTimesTemperature: activationEnergy - shift
        case .conductivity: activationEnergy + shift
        case .hoppingFrequency, .angularHoppingRate, .diffusivity, .jumpRate, .unspecified: nil
        }
    }

    /// y at a temperature in K, with the uncertainty of the line there.
    public func value(atTemperature temperature: Double) -> Uncertain {
        parameters.propagate { exp($0[0] - $0[1] / (PhysicalConstants.boltzmannElectronvolt * temperature)) }
    }

    /// Points of the line and of its band of ± `deviations` standard uncertainties, evenly spaced in 1/T.
    public func curve(
        from lowest: Double? = nil, to highest: Double? = nil, pointCount: Int = 60, deviations: Double = 1
    ) -> (temperatures: [Double], values: [Double], lower: [Double], upper: [Double]) {
        let low = lowest ?? temperatureRange.lowerBound
        let high = highest ?? temperatureRange.upperBound
        let temperatures = (0..<pointCount).map {
            1 / (1 / low + (1 / high - 1 / low) * Double($0) / Double(max(1, pointCount - 1)))
        }
        let logarithms = temperatures.map { temperature in
            parameters.propagate { $0[0] - $0[1] / (PhysicalConstants.boltzmannElectronvolt * temperature) }
        }
        return (
            temperatures, logarithms.map { exp($0.value) },
            logarithms.map { exp($0.value - deviations * $0.standardUncertainty) },
            logarithms.map { exp($0.value + deviations * $0.standardUncertainty) }
        )
    }
}
