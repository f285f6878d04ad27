import Glibc
public import NumericalMethods
import Quantities

/// An Arrhenius fit that single wrong points cannot draw away, and how much each point counts in it.
///
/// Tukey's biweight with c = 4.685 and the median absolute deviation as scale, from the median of all pairs' slopes; 95 % as efficient as least squares for
/// normal scatter. Source: P. J. Huber, Robust Statistics, Wiley 1981, sections 7.6 and 7.8; P. K. Sen, J. Am. Stat. Assoc. 1968, 63, 1379 (row L3).
public struct RobustArrheniusFit: Sendable {
    /// Its intervals are Student's with the degrees of freedom that normal scatter on the same temperatures shows, fewer than points minus 2.
    public let fit: ArrheniusFit
    /// Of each point, 0 (left out) to 1.
    public let weights: [Double]

    /// - Parameters:
    ///   - temperatures: in K, positive, at least five.
    ///   - values: y, positive.
    ///   - kind: what the values are.
    /// - Throws: `NumericalError` when values are too few, not positive, or all at one temperature.
    public init(temperatures: [Double], values: [Double], kind: ArrheniusKind) throws(NumericalError) {
        // The ordinary fit checks the values.
        let ordinary = try ArrheniusFit(temperatures: temperatures, values: values, kind: kind)
        guard values.count > 4 else { throw .tooFewPoints(count: values.count, needed: 5) }
        let x = temperatures.map { -1 / (PhysicalConstants.boltzmannElectronvolt * $0) }
        let y = values.map { log($0) }
        let found = try BiweightLine(x, y)
        guard found.scale > 0 else {
            // More than half of the points lie on the line exactly.
            fit = ordinary
            weights = y.map { _ in 1 }
            return
        }
        let plain = try LinearLeastSquares(
            design: x.map { [1, $0] }, values: y, standardUncertainties: y.map { _ in 1 })
        fit = ArrheniusFit(
            parameters: CorrelatedValues(
                values: [found.intercept, found.slope],
                covariance: plain.covariance.map { $0.map { $0 * found.variance } }),
            reducedChiSquare: found.variance, kind: kind, residuals: found.residuals, degreesOfFreedom: y.count - 2,
            temperatureRange: ordinary.temperatureRange, estimatesScatter: true,
            coverageDegreesOfFreedom: BiweightLine.degreesOfFreedom(x))
        weights = found.weights
    }
}
