import Glibc
import NumericalMethods

/// How far a sample is from having a single maximum: the dip, the largest distance between its distribution function and the nearest one
/// that is first convex, then concave (row F14).
///
/// No form of the maxima is assumed, unlike in a `NormalMixture`. The probability is that of a dip as large in samples of the uniform
/// distribution, which has the largest dips among those with one maximum. Source: J. A. Hartigan, P. M. Hartigan, Ann. Stat. 13, 70
/// (1985); P. M. Hartigan, Appl. Stat. 34, 320 (1985), algorithm AS 217.
public struct DipTest: Hashable, Sendable {
    /// From 1/(2n), which no sample is below, to 1/4.
    public let dip: Double
    /// Of a dip as large or larger by chance, from 1/(samples + 1): several maxima are likely where it is small.
    public let probability: Double

    /// - Parameters:
    ///   - values: four or more, finite; independent of one another, or the probability is too low.
    ///   - samples: of the uniform distribution that are compared.
    ///   - seed: of their random numbers.
    public init(_ values: [Double], samples: Int = 1000, seed: UInt64 = 1) throws(TrajectoryError) {
        guard values.count >= 4 else { throw .countsDiffer(name: "values", found: values.count, expected: 4) }
        guard samples > 0 else { throw .outOfRange(name: "samples", value: Double(samples), expected: "positive") }
        if let bad = values.first(where: { !$0.isFinite }) {
            throw .outOfRange(name: "values", value: bad, expected: "finite")
        }
        dip = Self.dip(sorted: values.sorted())
        var generator = SeededGenerator(seed: seed)
        var larger = 0
        var uniform = [Double](repeating: 0, count: values.count)
        for _ in 0..<samples {
            // Sums of exponential gaps are sorted uniform numbers but for their scale, which a dip does not see.
            var sum = 0.0
            for index in uniform.indices {
                sum -= log(1 - generator.uniform())
                uniform[index] = sum
            }
            if Self.dip(sorted: uniform) >= dip { larger += 1 }
        }
        probability = Double(larger + 1) / Double(samples + 1)
    }

    /// In units of 1/(2n) on the way: twice the distance in counts.
    static func dip(sorted x: [Double]) -> Double {
        let last = x.count - 1
        let norm = 2 * Double(x.count)
        guard last > 0, x[last] > x[0] else { return 1 / norm }
        let left = minorantLinks(x)
        let right = majorantLinks(x)
        var (low, high) = (0, last)
        var largest = 1.0
        while true {
            let minorant = chain(from: high, to: low, by: left)
            let majorant = chain(from: low, to: high, by: right)
            let gap = widestGap(x, minorant, majorant)
            if gap.distance < largest { break }
            // Outside the new modal interval the sample must be followed by its own minorant and majorant.
            for (lower, upper) in zip(minorant[gap.minorant...].dropFirst(), minorant[gap.minorant...]) {
                largest = max(largest, deviation(x, lower, upper, sign: 1))
            }
            for (lower, upper) in zip(majorant[gap.majorant...], majorant[gap.majorant...].dropFirst()) {
                largest = max(largest, deviation(x, lower, upper, sign: -1))
            }
            let (newLow, newHigh) = (minorant[gap.minorant], majorant[gap.majorant])
            if newLow == low, newHigh == high { break }
            (low, high) = (newLow, newHigh)
        }
        return largest / norm
    }

    /// For each point the one before it on the greatest convex minorant of the points up to it.
    private static func minorantLinks(_ x: [Double]) -> [Int] {
        var links = [0]
        for j in 1..<x.count {
            var k = j - 1
            while k > 0, (x[j] - x[k]) * Double(k - links[k]) >= (x[k] - x[links[k]]) * Double(j - k) { k = links[k] }
            links.append(k)
        }
        return links
    }

    /// For each point the one after it on the least concave majorant of the points from it on.
    private static func majorantLinks(_ x: [Double]) -> [Int] {
        let last = x.count - 1
        var links = [Int](repeating: last, count: x.count)
        for j in (0..<last).reversed() {
            var k = j + 1
            while k < last, (x[k] - x[j]) * Double(links[k] - k) >= (x[links[k]] - x[k]) * Double(k - j) {
                k = links[k]
            }
            links[j] = k
        }
        return links
    }

    private static func chain(from start: Int, to end: Int, by links: [Int]) -> [Int] {
        var result = [start]
        var place = start
        while place != end {
            place = links[place]
            result.append(place)
        }
        return result
    }

    /// The largest distance between majorant and minorant, and the knots on either side of it.
    ///
    /// - Parameters:
    ///   - minorant: from high to low.
    ///   - majorant: from low to high.
    private static func widestGap(
        _ x: [Double], _ minorant: [Int], _ majorant: [Int]
    ) -> (distance: Double, minorant: Int, majorant: Int) {
        guard minorant.count > 2 || majorant.count > 2 else { return (1, minorant.count - 1, majorant.count - 1) }
        var distance = 0.0
        var (bestMinorant, bestMajorant) = (minorant.count - 1, majorant.count - 1)
        var (i, j) = (minorant.count - 2, 1)
        repeat {
            let (a, b) = (minorant[i], majorant[j])
            if a > b {
                let before = minorant[i + 1]
                let height = (x[b] - x[before]) * Double(a - before) / (x[a] - x[before])
                let found = Double(b - before + 1) - height
                j += 1
                if found >= distance { (distance, bestMinorant, bestMajorant) = (found, i + 1, j - 1) }
            } else {
                let before = majorant[j - 1]
                let height = (x[a] - x[before]) * Double(b - before) / (x[b] - x[before])
                let found = height - Double(a - before - 1)
                i -= 1
                if found >= distance { (distance, bestMinorant, bestMajorant) = (found, i + 1, j) }
            }
            i = max(i, 0)
            j = min(j, majorant.count - 1)
        } while minorant[i] != majorant[j]
        return (distance, bestMinorant, bestMajorant)
    }

    /// The largest distance in counts of the sample from the chord between two knots, above a minorant (+1) or below a majorant (−1).
    private static func deviation(_ x: [Double], _ lower: Int, _ upper: Int, sign: Double) -> Double {
        guard upper - lower > 1, x[upper] > x[lower] else { return 1 }
        let slope = Double(upper - lower) / (x[upper] - x[lower])
        var largest = 1.0
        for place in lower...upper {
            largest = max(largest, 1 + sign * (Double(place - lower) - (x[place] - x[lower]) * slope))
        }
        return largest
    }
}
