import Glibc
import NumericalMethods

/// The straight line of Tukey's biweight through points of equal scatter, of which few may be wrong.
struct BiweightLine {
    private(set) var intercept: Double
    private(set) var slope: Double
    /// The scatter by the median absolute deviation from the line of medians; zero when more than half of the points lie on it.
    let scale: Double
    private(set) var weights: [Double]
    private(set) var residuals: [Double]
    /// What the inverse of the normal matrix is to be multiplied by.
    private(set) var variance: Double

    /// - Throws: `NumericalError.singular` when the points that count lie at one x.
    init(_ x: [Double], _ y: [Double]) throws(NumericalError) {
        var slopes: [Double] = []
        slopes.reserveCapacity(x.count * x.count / 2)
        for first in x.indices {
            for second in x.indices where second > first && x[second] != x[first] {
                slopes.append((y[second] - y[first]) / (x[second] - x[first]))
            }
        }
        slope = Self.median(slopes)
        let median = slope
        intercept = Self.median(zip(x, y).map { $1 - median * $0 })
        let (start, count) = (intercept, Double(y.count))
        // Normal scatter has a standard deviation of 1.4826 median absolute deviations; two parameters were taken out of few points.
        scale = 1.4826 * sqrt(count / (count - 2)) * Self.median(zip(x, y).map { abs($1 - start - median * $0) })
        weights = y.map { _ in 1 }
        residuals = zip(x, y).map { $1 - start - median * $0 }
        variance = 0
        guard scale > 0 else { return }
        let limit = 4.685 * scale
        for _ in 0..<200 {
            var (sum, sumX, sumY) = (0.0, 0.0, 0.0)
            for index in x.indices {
                let part = (y[index] - intercept - slope * x[index]) / limit
                let weight = abs(part) < 1 ? (1 - part * part) * (1 - part * part) : 0
                weights[index] = weight
                sum += weight
                sumX += weight * x[index]
                sumY += weight * y[index]
            }
            let (meanX, meanY) = (sumX / sum, sumY / sum)
            var (numerator, denominator) = (0.0, 0.0)
            for (index, weight) in weights.enumerated() {
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
        let (a, b) = (intercept, slope)
        residuals = zip(x, y).map { $1 - a - b * $0 }
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
        variance = correction * correction * squares / (count - 2) / (mean * mean)
    }

    /// The degrees of freedom of the Student's distribution whose 95 % interval of the slope covers the truth in 95 % of samples of normal scatter.
    ///
    /// Slope and uncertainty move with the scatter's size alike, so that their ratio depends on the places x alone and two thousand made-up samples
    /// tell its distribution; the seed is fixed.
    static func degreesOfFreedom(_ x: [Double]) -> Double {
        let most = Double(x.count - 2)
        let mean = x.reduce(0, +) / Double(x.count)
        let spread = x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        guard most > 1, spread > 0 else { return max(1, most) }
        var generator = SeededGenerator(seed: 1)
        var ratios: [Double] = []
        for _ in 0..<2000 {
            guard let line = try? BiweightLine(x, x.map { _ in generator.normal() }), line.variance > 0 else {
                continue
            }
            ratios.append(abs(line.slope) / sqrt(line.variance / spread))
        }
        guard ratios.count > 1000 else { return 1 }
        ratios.sort()
        let limit = ratios[Int(0.95 * Double(ratios.count))]
        if limit <= StudentDistribution(degreesOfFreedom: most).coverageFactor() { return most }
        var (low, high) = (0.5, most)
        for _ in 0..<40 {
            let middle = (low + high) / 2
            if StudentDistribution(degreesOfFreedom: middle).coverageFactor() > limit {
                low = middle
            } else {
                high = middle
            }
        }
        return (low + high) / 2
    }

    private static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
}
