import Glibc

/// The linear fit of values of which some are only known to lie above or below a bound (tobit), by maximum likelihood.
///
/// A value y with y = x · β + s u ε contributes its normal density, a bound the probability of lying beyond it. The search runs over β/s and 1/s, in
/// which the logarithm of the likelihood has a single maximum. Source: J. Tobin, Econometrica 1958, 26, 24; R. J. Olsen, Econometrica 1978, 46, 1211.
public struct CensoredRegression: Sendable {
    /// What is known of a value.
    public enum Observation: Hashable, Codable, Sendable {
        case value(Double)
        case above(Double)
        case below(Double)

        var number: Double {
            switch self {
            case .value(let y), .above(let y), .below(let y): y
            }
        }
    }

    public let solution: [Double]
    /// The inverse of the information at the maximum; with estimated scatter multiplied by n/(n − p), n values that are no bounds and p parameters.
    public let covariance: [[Double]]
    /// s: 1 where uncertainties are taken as given, the estimated scatter in units of them otherwise (with n − p in place of n).
    public let scatter: Double
    public let logarithmOfLikelihood: Double
    /// n − p.
    public let degreesOfFreedom: Int

    /// - Parameters:
    ///   - design: `[row][parameter]`.
    ///   - observations: one for each row.
    ///   - standardUncertainties: u of each value, and of what a bound was found for.
    ///   - estimatesScatter: true multiplies all uncertainties by an unknown s.
    /// - Throws: `NumericalError.tooFewPoints` when values that are no bounds do not exceed the parameters (equal them with known scatter), `.singular`,
    ///   `.notPositive`, `.notFinite`.
    public init(
        design: [[Double]], observations: [Observation], standardUncertainties: [Double], estimatesScatter: Bool
    ) throws(NumericalError) {
        let columns = design.first?.count ?? 0
        guard design.count == observations.count, observations.count == standardUncertainties.count else {
            throw .lengthsDiffer("design and observations", design.count, observations.count)
        }
        for (index, u) in standardUncertainties.enumerated() where !(u > 0 && u.isFinite) {
            throw .notPositive(name: "standardUncertainties", index: index, value: u)
        }
        let measured = observations.indices.filter { if case .value = observations[$0] { true } else { false } }
        guard measured.count >= columns + (estimatesScatter ? 1 : 0), columns > 0 else {
            throw .tooFewPoints(count: measured.count, needed: columns + (estimatesScatter ? 1 : 0))
        }
        // Rows in units of their uncertainties.
        let rows = zip(design, standardUncertainties).map { row, u in row.map { $0 / u } }
        let bounds = zip(observations, standardUncertainties).map { $0.number / $1 }
        let start = try LinearLeastSquares(
            design: measured.map { rows[$0] }, values: measured.map { bounds[$0] },
            standardUncertainties: measured.map { _ in 1 })
        var theta = 1.0
        if estimatesScatter, start.degreesOfFreedom > 0, start.reducedChiSquare > 0 {
            theta = 1 / sqrt(start.reducedChiSquare)
        }
        var gamma = start.solution.map { $0 * theta }
        let size = columns + (estimatesScatter ? 1 : 0)
        var current = Self.likelihood(rows, observations, bounds, gamma, theta, estimatesScatter)
        for _ in 0..<200 {
            let step = try LinearSystem.solve(current.information, current.gradient)
            var factor = 1.0
            var gain = 0.0
            repeat {
                let nextGamma = (0..<columns).map { gamma[$0] + factor * step[$0] }
                let nextTheta = estimatesScatter ? theta + factor * step[columns] : theta
                if nextTheta > 0 {
                    let next = Self.likelihood(rows, observations, bounds, nextGamma, nextTheta, estimatesScatter)
                    if next.value >= current.value - 1e-12 * abs(current.value) {
                        gain = next.value - current.value
                        (gamma, theta, current) = (nextGamma, nextTheta, next)
                        break
                    }
                }
                factor /= 2
            } while factor > 1e-10
            let decrement = zip(step, current.gradient).reduce(0) { $0 + abs($1.0 * $1.1) }
            if factor <= 1e-10 || (decrement < 1e-18 && gain < 1e-12) { break }
        }
        // From β/s and 1/s to β.
        var inverse: [[Double]] = []
        for index in 0..<size {
            inverse.append(try LinearSystem.solve(current.information, (0..<size).map { $0 == index ? 1 : 0 }))
        }
        let slopes = (0..<columns).map { row -> [Double] in
            var line = [Double](repeating: 0, count: size)
            line[row] = 1 / theta
            if estimatesScatter { line[columns] = -gamma[row] / (theta * theta) }
            return line
        }
        let freedom = measured.count - columns
        let correction = estimatesScatter ? Double(measured.count) / Double(freedom) : 1
        covariance = slopes.map { first in
            slopes.map { second in
                var sum = 0.0
                for row in 0..<size {
                    for column in 0..<size { sum += first[row] * inverse[row][column] * second[column] }
                }
                return correction * sum
            }
        }
        solution = gamma.map { $0 / theta }
        scatter = sqrt(correction) / theta
        logarithmOfLikelihood = current.value
        degreesOfFreedom = freedom
    }

    private struct Likelihood {
        var value: Double
        var gradient: [Double]
        /// Minus the second derivatives.
        var information: [[Double]]
    }

    private static func likelihood(
        _ rows: [[Double]], _ observations: [Observation], _ bounds: [Double], _ gamma: [Double], _ theta: Double,
        _ estimatesScatter: Bool
    ) -> Likelihood {
        let columns = gamma.count
        let size = columns + (estimatesScatter ? 1 : 0)
        var value = 0.0
        var gradient = [Double](repeating: 0, count: size)
        var information = [[Double]](repeating: [Double](repeating: 0, count: size), count: size)
        for (row, observation) in observations.enumerated() {
            let z = theta * bounds[row] - zip(rows[row], gamma).reduce(0) { $0 + $1.0 * $1.1 }
            // dz/dγ = −x and dz/dθ = y.
            let slope = rows[row].map { -$0 } + (estimatesScatter ? [bounds[row]] : [])
            let first: Double
            let second: Double
            switch observation {
            case .value:
                value -= z * z / 2
                (first, second) = (-z, 1)
                if estimatesScatter {
                    value += log(theta)
                    gradient[columns] += 1 / theta
                    information[columns][columns] += 1 / (theta * theta)
                }
            case .above:
                value += NormalDistribution.logarithmOfTail(z)
                let hazard = NormalDistribution.hazard(z)
                (first, second) = (-hazard, hazard * (hazard - z))
            case .below:
                value += NormalDistribution.logarithmOfTail(-z)
                let hazard = NormalDistribution.hazard(-z)
                (first, second) = (hazard, hazard * (hazard + z))
            }
            for a in 0..<size {
                gradient[a] += first * slope[a]
                for b in 0..<size { information[a][b] += second * slope[a] * slope[b] }
            }
        }
        return Likelihood(value: value, gradient: gradient, information: information)
    }
}
