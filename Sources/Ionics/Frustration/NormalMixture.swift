import Glibc

/// A sample as a sum of normal distributions, found by expectation and maximisation.
///
/// Source: A. P. Dempster, N. M. Laird, D. B. Rubin, J. R. Stat. Soc. B 39, 1 (1977).
public struct NormalMixture: Hashable, Sendable {
    /// One of the normal distributions.
    public struct Component: Hashable, Sendable {
        /// Share of the sample, 0…1.
        public var weight: Double
        /// In the unit of the values.
        public var mean: Double
        /// In the unit of the values.
        public var standardDeviation: Double
    }

    /// By rising mean.
    public let components: [Component]
    /// Of the whole sample.
    public let logarithmOfLikelihood: Double
    /// Values that were fitted.
    public let sampleSize: Int

    /// Schwarz's criterion, (3k − 1) ln n − 2 ln L: the lowest of several numbers of components is best. Source: G. Schwarz, Ann. Stat. 6, 461 (1978).
    public var informationCriterion: Double {
        Double(3 * components.count - 1) * log(Double(sampleSize)) - 2 * logarithmOfLikelihood
    }

    /// - Parameters:
    ///   - values: finite, at least ten for each component.
    ///   - count: of components, at least 1. They start at the sample's quantiles, so that nothing is random.
    /// - Throws: `TrajectoryError.countsDiffer`, `.outOfRange`; `.notDetermined` when all values are one.
    public init(_ values: [Double], count: Int) throws(TrajectoryError) {
        guard count >= 1 else { throw .outOfRange(name: "count", value: Double(count), expected: "at least 1") }
        guard values.count >= 10 * count else {
            throw .countsDiffer(name: "values", found: values.count, expected: 10 * count)
        }
        if let wrong = values.first(where: { !$0.isFinite }) {
            throw .outOfRange(name: "value", value: wrong, expected: "finite")
        }
        let sorted = values.sorted()
        let size = Double(values.count)
        let mean = values.reduce(0, +) / size
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / size
        guard variance > 0 else { throw .notDetermined(name: "the mixture", reason: "all values are equal") }
        // A component that narrows down to one value would have an infinite likelihood.
        let least = 1e-4 * variance
        var found = (0..<count).map { index in
            let place = Int((Double(index) + 0.5) / Double(count) * size)
            return Component(
                weight: 1 / Double(count), mean: sorted[min(values.count - 1, place)],
                standardDeviation: (variance / Double(count * count)).squareRoot())
        }
        var previous = -Double.infinity
        var likelihood = previous
        for _ in 0..<2000 {
            var sums = [SIMD3<Double>](repeating: SIMD3(), count: count)
            var total = 0.0
            for value in values {
                let parts = found.map { component in
                    let u = (value - component.mean) / component.standardDeviation
                    return component.weight * exp(-0.5 * u * u) / component.standardDeviation
                }
                let sum = parts.reduce(0, +)
                guard sum > 0 else { continue }
                total += log(sum) - 0.5 * log(2 * Double.pi)
                for index in 0..<count {
                    let share = parts[index] / sum
                    sums[index] += SIMD3(share, share * (value - mean), share * (value - mean) * (value - mean))
                }
            }
            likelihood = total
            if abs(likelihood - previous) < 1e-9 * max(1, abs(likelihood)) { break }
            previous = likelihood
            for index in 0..<count where sums[index].x > 0 {
                let center = sums[index].y / sums[index].x
                found[index] = Component(
                    weight: sums[index].x / size, mean: mean + center,
                    standardDeviation: max(least, sums[index].z / sums[index].x - center * center).squareRoot())
            }
        }
        components = found.sorted { ($0.mean, $0.weight) < ($1.mean, $1.weight) }
        logarithmOfLikelihood = likelihood
        sampleSize = values.count
    }

    /// Whether the density of the sum falls between two of its components' means: more than one maximum.
    public var isMultimodal: Bool {
        guard let low = components.first?.mean, let high = components.last?.mean, high > low else { return false }
        let densities = (0...2000).map { density(low + (high - low) * Double($0) / 2000) }
        var peak = densities[0]
        var valley = peak
        for value in densities.dropFirst() {
            if value < valley { valley = value }
            if value > 1.001 * valley, valley < 0.999 * peak { return true }
            if value > peak { (peak, valley) = (value, value) }
        }
        return false
    }

    /// The probability density.
    public func density(_ value: Double) -> Double {
        components.reduce(0) { sum, component in
            let u = (value - component.mean) / component.standardDeviation
            return sum + component.weight * exp(-0.5 * u * u)
                / (component.standardDeviation * (2 * Double.pi).squareRoot())
        }
    }
}
