import Glibc

/// The straight line y = a + b x through points whose x and y both have uncertainties, correlated within a point.
///
/// Makes Σ Wᵢ (yᵢ − a − b xᵢ)² least, with 1/Wᵢ = u²(y) + b² u²(x) − 2 b cov(x, y).
/// Source: D. York et al., Am. J. Phys. 2004, 72, 367, eq 13.
public struct ErrorsInVariablesLine: Sendable {
    /// a and b.
    public let parameters: [Double]
    /// Of a and b.
    public let covariance: [[Double]]
    /// Σ W (y − a − b x)² divided by the degrees of freedom.
    public let reducedChiSquare: Double
    /// Points minus 2.
    public let degreesOfFreedom: Int

    /// - Parameters:
    ///   - points: x, y, their variances (positive) and covariance; at least three.
    /// - Throws: `NumericalError.singular` when all points lie at one x, `.notFinite`, `.notPositive`.
    public init(
        points: [(x: Double, y: Double, varianceX: Double, varianceY: Double, covariance: Double)]
    ) throws(NumericalError) {
        guard points.count > 2 else { throw .tooFewPoints(count: points.count, needed: 3) }
        for (index, point) in points.enumerated() {
            guard point.x.isFinite, point.y.isFinite, point.covariance.isFinite else {
                throw .notFinite(name: "points", index: index)
            }
            for variance in [point.varianceX, point.varianceY] where !(variance > 0 && variance.isFinite) {
                throw .notPositive(name: "variances", index: index, value: variance)
            }
        }
        guard Set(points.map(\.x)).count > 1 else { throw .singular(name: "the slope") }
        // York's iteration settles quickly, but not where the points hardly define a line: it starts from the best of all slopes.
        let best = Self.leastSlope(points)
        var slope = best
        for _ in 0..<200 {
            let next = Self.state(points, slope).nextSlope
            let isSettled = abs(next - slope) <= 1e-13 * abs(slope)
            slope = next
            if isSettled { break }
        }
        if !slope.isFinite || Self.state(points, slope).chiSquare > Self.state(points, best).chiSquare { slope = best }
        let found = Self.state(points, slope)
        let (weights, adjusted, meanX, meanY) = (found.weights, found.adjusted, found.meanX, found.meanY)
        let sum = weights.reduce(0, +)
        let center = meanX + zip(weights, adjusted).reduce(0) { $0 + $1.0 * $1.1 } / sum
        let spread = zip(weights, adjusted).reduce(0) { total, pair in
            let u = meanX + pair.1 - center
            return total + pair.0 * u * u
        }
        let intercept = meanY - slope * meanX
        parameters = [intercept, slope]
        let varianceOfSlope = 1 / spread
        covariance = [
            [1 / sum + center * center * varianceOfSlope, -center * varianceOfSlope],
            [-center * varianceOfSlope, varianceOfSlope],
        ]
        degreesOfFreedom = points.count - 2
        reducedChiSquare = found.chiSquare / Double(points.count - 2)
    }

    private typealias Point = (x: Double, y: Double, varianceX: Double, varianceY: Double, covariance: Double)

    private struct State {
        var weights: [Double]
        /// x of each point moved onto the line, from the mean.
        var adjusted: [Double]
        var meanX: Double
        var meanY: Double
        var chiSquare: Double
        var nextSlope: Double
    }

    private static func state(_ points: [Point], _ slope: Double) -> State {
        let weights = points.map {
            1 / ($0.varianceY + slope * slope * $0.varianceX - 2 * slope * $0.covariance)
        }
        let sum = weights.reduce(0, +)
        let meanX = zip(weights, points).reduce(0) { $0 + $1.0 * $1.1.x } / sum
        let meanY = zip(weights, points).reduce(0) { $0 + $1.0 * $1.1.y } / sum
        var adjusted: [Double] = []
        var (chiSquare, numerator, denominator) = (0.0, 0.0, 0.0)
        for (weight, point) in zip(weights, points) {
            let u = point.x - meanX
            let v = point.y - meanY
            let moved =
                weight * (u * point.varianceY + slope * v * point.varianceX - (slope * u + v) * point.covariance)
            adjusted.append(moved)
            chiSquare += weight * (v - slope * u) * (v - slope * u)
            numerator += weight * moved * v
            denominator += weight * moved * u
        }
        return State(
            weights: weights, adjusted: adjusted, meanX: meanX, meanY: meanY, chiSquare: chiSquare,
            nextSlope: numerator / denominator)
    }

    /// The slope of least χ² among all directions: a scan over angles, then the golden section.
    private static func leastSlope(_ points: [Point]) -> Double {
        let scale = sqrt(
            points.reduce(0) { $0 + $1.varianceY } / points.reduce(0) { $0 + $1.varianceX })
        func chiSquare(_ angle: Double) -> Double { state(points, scale * tan(angle)).chiSquare }
        let count = 360
        let step = Double.pi / Double(count)
        // Half a step off the vertical at either end.
        let angles = (0..<count).map { -Double.pi / 2 + (Double($0) + 0.5) * step }
        let middle = angles.min { chiSquare($0) < chiSquare($1) } ?? 0
        var low = max(middle - step, -Double.pi / 2 + 1e-6)
        var high = min(middle + step, Double.pi / 2 - 1e-6)
        let golden = (sqrt(5.0) - 1) / 2
        while high - low > 1e-9 {
            let first = high - golden * (high - low)
            let second = low + golden * (high - low)
            if chiSquare(first) < chiSquare(second) { high = second } else { low = first }
        }
        return scale * tan((low + high) / 2)
    }
}
