import Glibc
public import NumericalMethods
import Quantities

/// An Arrhenius fit that single wrong points cannot draw away, and how much each point counts in it.
///
/// Tukey's biweight with c = 4.685 and the median absolute deviation as scale, from the median of all pairs' slopes; 95 % as efficient as least squares for
/// normal scatter. Source: P. J. Huber, Robust Statistics, Wiley 1981, sections 7.6 and 7.8; P. K. Sen, J. Am. Stat. Assoc. 1968, 63, 1379 (row L3).
public struct RobustArrheniusFit: Sendable {
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
        var slopes: [Double] = []
        for first in x.indices {
            for second in x.indices where second > first && x[second] != x[first] {
                slopes.append((y[second] - y[first]) / (x[second] - x[first]))
            }
        }
        var slope = Self.median(slopes)
        var intercept = Self.median(zip(x, y).map { $1 - slope * $0 })
        // Normal scatter has a standard deviation of 1.4826 median absolute deviations; two parameters were taken out of few points.
        let count = Double(y.count)
        let scale =
            1.4826 * sqrt(count / (count - 2)) * Self.median(zip(x, y).map { abs($1 - intercept - slope * $0) })
        guard scale > 0 else {
            // More than half of the points lie on the line exactly.
            fit = ordinary
            weights = y.map { _ in 1 }
            return
        }
        let limit = 4.685 * scale
        var found = y.map { _ in 1.0 }
        for _ in 0..<200 {
            found = zip(x, y).map { x, y in
                let part = (y - intercept - slope * x) / limit
                return abs(part) < 1 ? (1 - part * part) * (1 - part * part) : 0
            }
            let sum = found.reduce(0, +)
            let meanX = zip(found, x).reduce(0) { $0 + $1.0 * $1.1 } / sum
            let meanY = zip(found, y).reduce(0) { $0 + $1.0 * $1.1 } / sum
            var (numerator, denominator) = (0.0, 0.0)
            for (index, weight) in found.enumerated() {
                numerator += weight * (x[index] - meanX) * (y[index] - meanY)
                denominator += weight * (x[index] - meanX) * (x[index] - meanX)
            }
            guard denominator > 0 else { throw .singular(name: "the robust fit") }
            let next = numerator / denominator
            let change = abs(next - slope)
            slope = next
            intercept = meanY - slope * meanX
            if change <= 1e-13 * abs(slope) { break }
        }
        let residuals = zip(x, y).map { $1 - intercept - slope * $0 }
        // Variance K² n/(n−p) · mean ψ²/(mean ψ′)² (XᵀX)⁻¹ with K = 1 + (p/n) var ψ′/(mean ψ′)² for few points.
        var (squares, derivative, derivativeSquares) = (0.0, 0.0, 0.0)
        for residual in residuals {
            let part = residual / limit
            guard abs(part) < 1 else { continue }
            let rest = 1 - part * part
            squares += residual * residual * rest * rest * rest * rest
            let slope = rest * (rest - 4 * part * part)
            derivative += slope
            derivativeSquares += slope * slope
        }
        let mean = derivative / count
        let correction = 1 + 2 / count * (derivativeSquares / count - mean * mean) / (mean * mean)
        let variance = correction * correction * squares / (count - 2) / (mean * mean)
        let plain = try LinearLeastSquares(
            design: x.map { [1, $0] }, values: y, standardUncertainties: y.map { _ in 1 })
        fit = ArrheniusFit(
            parameters: CorrelatedValues(
                values: [intercept, slope], covariance: plain.covariance.map { $0.map { $0 * variance } }),
            reducedChiSquare: variance, kind: kind, residuals: residuals, degreesOfFreedom: y.count - 2,
            temperatureRange: ordinary.temperatureRange, estimatesScatter: true)
        weights = found
    }

    private static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
}
