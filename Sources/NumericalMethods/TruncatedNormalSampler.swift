import Glibc

/// Draws from a normal distribution of several variables that must not be negative, by exact Hamiltonian motion with reflections.
///
/// x(t) = mean + a cos t + b sin t with a random b; where a variable meets its bound, b is reflected in the metric of the covariance.
/// Source: A. Pakman, L. Paninski, J. Comput. Graph. Stat. 2014, 23, 518.
public struct TruncatedNormalSampler {
    private let size: Int
    private let mean: [Double]
    /// By rows.
    private let covariance: [Double]
    private let factor: SymmetricSystem
    private let bounded: [Int]
    /// x − mean
    private var place: [Double]
    private var generator: SeededGenerator

    /// - Parameters:
    ///   - covariance: without bounds, by rows, positive definite.
    ///   - mean: without bounds.
    ///   - unbounded: indices of variables that may be negative.
    ///   - start: inside of the bounds or on them.
    ///   - seed: of the random numbers.
    /// - Throws: `NumericalError.notPositiveDefinite`, `.lengthsDiffer`.
    public init(covariance: [Double], mean: [Double], unbounded: Set<Int> = [], start: [Double], seed: UInt64)
        throws(NumericalError)
    {
        let size = mean.count
        guard covariance.count == size * size, start.count == size else {
            throw .lengthsDiffer("covariance and the square of the mean", covariance.count, size * size)
        }
        factor = try SymmetricSystem((0..<size).map { Array(covariance[$0 * size..<($0 + 1) * size]) })
        self.size = size
        self.mean = mean
        self.covariance = covariance
        bounded = (0..<size).filter { !unbounded.contains($0) }
        generator = SeededGenerator(seed: seed)
        // A start on a bound is moved inside by a part of what the variable scatters.
        place = (0..<size).map { index in
            let inside =
                unbounded.contains(index)
                ? start[index] : max(start[index], 1e-3 * sqrt(covariance[index * size + index]))
            return inside - mean[index]
        }
    }

    /// The next sample; each is nearly independent of the one before.
    public mutating func next() throws(NumericalError) -> [Double] {
        var velocity = try factor.correlated((0..<size).map { _ in generator.normal() })
        var remaining = Double.pi / 2
        var last = -1
        // A motion that is caught in a corner ends there after so many reflections.
        for _ in 0..<50_000 {
            let (hit, time) = firstHit(velocity, before: remaining, except: last)
            let (c, s) = (cos(time), sin(time))
            for index in 0..<size {
                let (a, b) = (place[index], velocity[index])
                place[index] = a * c + b * s
                velocity[index] = b * c - a * s
            }
            guard let hit else { break }
            remaining -= time
            last = hit
            let change = 2 * velocity[hit] / covariance[hit * size + hit]
            for index in 0..<size { velocity[index] -= change * covariance[hit * size + index] }
        }
        var sample = zip(mean, place).map { $0 + $1 }
        // Rounding can leave a variable a trifle below its bound.
        for index in bounded { sample[index] = max(0, sample[index]) }
        return sample
    }

    private func firstHit(_ velocity: [Double], before limit: Double, except last: Int) -> (index: Int?, time: Double) {
        var found: (index: Int?, time: Double) = (nil, limit)
        for row in bounded {
            let (a, b, level) = (place[row], velocity[row], mean[row])
            let square = a * a + b * b
            // Never reaches zero.
            guard square > level * level else { continue }
            // level + amplitude cos(t − φ) = 0 while falling.
            var time = atan2(b, a) + acos(-level / square.squareRoot())
            if time < 0 { time += 2 * .pi }
            if time > 2 * .pi { time -= 2 * .pi }
            // The bound just left is met again only after a whole arc.
            if row == last, time < 1e-9 || 2 * .pi - time < 1e-9 { continue }
            if time < found.time { found = (row, time) }
        }
        return found
    }
}
