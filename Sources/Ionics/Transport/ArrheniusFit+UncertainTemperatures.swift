import Glibc
public import NumericalMethods
public import Quantities

extension ArrheniusFit {
    /// The fit with uncertainties of values and of temperatures.
    ///
    /// The line's weights are 1/W = u²(ln y) + E² u²(1/k_B T) − 2E cov. For σT the temperature stands in y as well, and both move together.
    /// Source: D. York et al., Am. J. Phys. 2004, 72, 367 (row L3).
    ///
    /// - Parameters:
    ///   - temperatures: in K, with uncertainties above zero.
    ///   - measurements: y with its uncertainty, above zero; σ in S/cm where the kind is σT, which is formed here.
    ///   - kind: what is fitted.
    /// - Throws: `NumericalError`.
    public static func uncertainTemperatures(
        _ temperatures: [Uncertain], measurements: [Uncertain], kind: ArrheniusKind
    ) throws(NumericalError) -> ArrheniusFit {
        guard temperatures.count == measurements.count else {
            throw .lengthsDiffer("temperatures and values", temperatures.count, measurements.count)
        }
        for (name, list) in [("temperatures", temperatures), ("measurements", measurements)] {
            for (index, item) in list.enumerated() {
                guard item.value > 0, item.value.isFinite else {
                    throw .notPositive(name: name, index: index, value: item.value)
                }
            }
        }
        let isProduct = kind == .conductivityTimesTemperature
        let points = zip(temperatures, measurements).map { temperature, value in
            let t = temperature.value
            let slopeX = 1 / (PhysicalConstants.boltzmannElectronvolt * t * t)
            let slopeY = isProduct ? 1 / t : 0
            let variance = temperature.standardUncertainty * temperature.standardUncertainty
            return (
                x: -1 / (PhysicalConstants.boltzmannElectronvolt * t), y: log(value.value) + (isProduct ? log(t) : 0),
                varianceX: slopeX * slopeX * variance,
                varianceY: value.relativeUncertainty * value.relativeUncertainty + slopeY * slopeY * variance,
                covariance: slopeX * slopeY * variance
            )
        }
        let line = try ErrorsInVariablesLine(points: points)
        let values = temperatures.map(\.value)
        return ArrheniusFit(
            parameters: CorrelatedValues(values: line.parameters, covariance: line.covariance),
            reducedChiSquare: line.reducedChiSquare, kind: kind,
            residuals: points.map { $0.y - line.parameters[0] - line.parameters[1] * $0.x },
            degreesOfFreedom: line.degreesOfFreedom, temperatureRange: (values.min() ?? 0)...(values.max() ?? 0),
            estimatesScatter: false)
    }
}
