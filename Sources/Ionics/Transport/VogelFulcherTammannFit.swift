import Glibc
public import NumericalMethods
public import Quantities

/// The fit of Vogel, Fulcher and Tammann's law for glasses and polymers, ln y = ln y₀ − B/(T − T₀).
///
/// y is σ, σ√T or σT as the caller gives it. Source: Xia et al. 2022, section 2 (row X1); H. Vogel, Phys. Z. 1921, 22, 645.
public struct VogelFulcherTammannFit: Sendable {
    /// ln y₀, E_B = k_B B in eV, and T₀ in K; variances are not-a-number for a T₀ that ended at 0 (the Arrhenius law).
    public let parameters: CorrelatedValues
    /// Of ln y; with given uncertainties Σ ((ln y − fit)/u)².
    public let sumOfSquares: Double
    /// Points minus 3.
    public let degreesOfFreedom: Int
    /// Whether T₀ ended at zero: the points show no curvature in that sense.
    public let isArrhenius: Bool
    private let estimatesScatter: Bool
    private let lineSumOfSquares: Double

    /// - Parameters:
    ///   - temperatures: in K, positive, at least four.
    ///   - values: y, positive.
    ///   - relativeUncertainties: of the values; nil estimates one from the scatter.
    /// - Throws: `NumericalError` when values are too few or not positive, or no start ends in a minimum.
    public init(temperatures: [Double], values: [Double], relativeUncertainties: [Double]? = nil) throws(NumericalError)
    {
        let line = try ArrheniusFit(
            temperatures: temperatures, values: values, relativeUncertainties: relativeUncertainties)
        let count = values.count
        guard count > 3 else { throw .tooFewPoints(count: count, needed: 4) }
        let u = relativeUncertainties ?? values.map { _ in 1 }
        let y = values.map { log($0) }
        let lowest = line.temperatureRange.lowerBound
        let boltzmann = PhysicalConstants.boltzmannElectronvolt
        let model: LevenbergMarquardtSearch.Model = { p, residuals, jacobian in
            for row in 0..<count {
                let gap = temperatures[row] - p[2]
                let part = p[1] / (boltzmann * gap)
                residuals[row] = (p[0] - part - y[row]) / u[row]
                jacobian?[row] = 1 / u[row]
                jacobian?[count + row] = -1 / (boltzmann * gap) / u[row]
                jacobian?[2 * count + row] = -part / gap / u[row]
            }
            return true
        }
        var best: LevenbergMarquardtSearch?
        let bounds: [ClosedRange<Double>] = [-500...500, 0...20, 0...0.999 * lowest]
        for part in [0.02, 0.3, 0.6, 0.8, 0.95] {
            let origin = part * lowest
            // The straight line against 1/(T − T₀).
            let start = try LinearLeastSquares(
                design: temperatures.map { [1, -1 / (boltzmann * ($0 - origin))] }, values: y, standardUncertainties: u)
            let found = try? LevenbergMarquardtSearch(
                start: [start.solution[0], max(1e-6, start.solution[1]), origin], bounds: bounds, residualCount: count,
                model: model)
            if let found, found.sumOfSquares < best?.sumOfSquares ?? .infinity { best = found }
        }
        guard let best else { throw .notConverged(method: "the fit of Vogel, Fulcher and Tammann's law", status: 0) }
        let covariance = best.covariance(model, residualCount: count)
        let scale = relativeUncertainties == nil ? best.sumOfSquares / Double(count - 3) : 1
        parameters = CorrelatedValues(
            values: best.parameters, covariance: covariance.matrix.map { $0.map { $0 * scale } })
        sumOfSquares = best.sumOfSquares
        degreesOfFreedom = count - 3
        isArrhenius = best.parametersAtBounds.contains(2) && best.parameters[2] < 0.5 * lowest
        estimatesScatter = relativeUncertainties == nil
        lineSumOfSquares = line.reducedChiSquare * Double(line.degreesOfFreedom)
    }

    /// E_B = k_B B in eV, the law's own energy, which is smaller than any apparent activation energy.
    public var energy: Uncertain { parameters.uncertain(1) }
    /// T₀ in K.
    public var idealGlassTemperature: Uncertain { parameters.uncertain(2) }

    /// k of the interval x ± k u: Student's t, or the normal value where uncertainties were given.
    public func coverageFactor(_ coverage: Double = 0.95) -> Double {
        estimatesScatter
            ? StudentDistribution(degreesOfFreedom: Double(degreesOfFreedom)).coverageFactor(coverage)
            : NormalDistribution.quantile((1 + coverage) / 2)
    }

    /// The slope that an Arrhenius plot has at a temperature, E_B T²/(T − T₀)², in eV.
    public func apparentActivationEnergy(atTemperature temperature: Double) -> Uncertain {
        parameters.propagate { $0[1] * temperature * temperature / ((temperature - $0[2]) * (temperature - $0[2])) }
    }

    /// y at a temperature in K above T₀.
    public func value(atTemperature temperature: Double) -> Uncertain {
        parameters.propagate {
            exp($0[0] - $0[1] / (PhysicalConstants.boltzmannElectronvolt * (temperature - $0[2])))
        }
    }

    /// The probability that curvature like this comes about by chance where the Arrhenius law holds (Fisher's test); below 0.05 the law is significant.
    public var chanceOfArrhenius: Double {
        let gain = max(0, lineSumOfSquares - sumOfSquares)
        guard estimatesScatter else {
            return 2 * (1 - NormalDistribution.cumulative(sqrt(gain)))
        }
        return FisherDistribution(numerator: 1, denominator: Double(degreesOfFreedom))
            .tail(gain / (sumOfSquares / Double(degreesOfFreedom)))
    }
}
