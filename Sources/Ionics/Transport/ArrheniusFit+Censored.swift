import Glibc
public import NumericalMethods
import Quantities

extension ArrheniusFit {
    /// The fit of values of which some are bounds: hopping rates above what the instrument reaches, conductivities below what it resolves.
    ///
    /// A bound counts by the probability that the law lies beyond it; it is neither taken for a value nor left out. Source: Li et al. 2023, fig 2e, f
    /// (row L4); J. Tobin, Econometrica 1958, 26, 24.
    ///
    /// - Parameters:
    ///   - temperatures: in K.
    ///   - observations: y or its bounds, positive, in one unit.
    ///   - relativeUncertainties: of values, and of what bounds were found for; nil estimates one from the scatter, which takes three values that are no bounds.
    ///   - kind: what the values are.
    /// - Throws: `NumericalError`.
    public static func censored(
        temperatures: [Double], observations: [CensoredRegression.Observation], relativeUncertainties: [Double]? = nil,
        kind: ArrheniusKind
    ) throws(NumericalError) -> ArrheniusFit {
        guard temperatures.count == observations.count else {
            throw .lengthsDiffer("temperatures and observations", temperatures.count, observations.count)
        }
        var logarithms: [CensoredRegression.Observation] = []
        var points: [Double] = []
        for (index, (temperature, observation)) in zip(temperatures, observations).enumerated() {
            guard temperature > 0, temperature.isFinite else {
                throw .notPositive(name: "temperatures", index: index, value: temperature)
            }
            let value: Double
            switch observation {
            case .value(let y): value = y
            case .above(let y): value = y
            case .below(let y): value = y
            }
            guard value > 0, value.isFinite else {
                throw .notPositive(name: "observations", index: index, value: value)
            }
            points.append(log(value))
            switch observation {
            case .value: logarithms.append(.value(log(value)))
            case .above: logarithms.append(.above(log(value)))
            case .below: logarithms.append(.below(log(value)))
            }
        }
        let design = temperatures.map { [1, -1 / (PhysicalConstants.boltzmannElectronvolt * $0)] }
        let fit = try CensoredRegression(
            design: design, observations: logarithms,
            standardUncertainties: relativeUncertainties ?? points.map { _ in 1 },
            estimatesScatter: relativeUncertainties == nil)
        let residuals = points.indices.map {
            points[$0] - design[$0][0] * fit.solution[0] - design[$0][1] * fit.solution[1]
        }
        var square = 0.0
        for (index, observation) in observations.enumerated() {
            guard case .value = observation else { continue }
            let part = residuals[index] / (relativeUncertainties?[index] ?? 1)
            square += part * part
        }
        return ArrheniusFit(
            parameters: CorrelatedValues(values: fit.solution, covariance: fit.covariance),
            reducedChiSquare: square / Double(max(1, fit.degreesOfFreedom)), kind: kind, residuals: residuals,
            degreesOfFreedom: fit.degreesOfFreedom,
            temperatureRange: (temperatures.min() ?? 0)...(temperatures.max() ?? 0),
            estimatesScatter: relativeUncertainties == nil)
    }
}
