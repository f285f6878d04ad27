import Glibc
import NumericalMethods

/// How much more often two ions jump near one another in space and time than if they did not know of each other (row F12).
///
/// Pairs of jumps of different ions are counted by the time between them and the distance of their middles, and divided by what is
/// found when each ion's own sequence of jumps is shifted in time by a random amount: 1 without correlation, at every distance and for any
/// network of sites, where a count by volume would have to know both.
public struct JumpCorrelationMap: Sendable {
    /// Edges of the bins of |Δt| in fs.
    public let timeEdges: [Double]
    /// Edges of the bins of distance in Å.
    public let distanceEdges: [Double]
    /// Pairs counted, `[time][distance]`.
    public let counts: [[Int]]
    /// Pairs that shifted sequences give on average.
    public let expected: [[Double]]
    public let shuffleCount: Int

    /// - Parameters:
    ///   - jumps: at least two.
    ///   - timeEdges: rising, from 0, in fs.
    ///   - distanceEdges: rising, from 0, in Å; up to half the cell's shortest translation distances are whole.
    ///   - shuffles: random shifts averaged.
    ///   - seed: of the shifts.
    public init(
        _ list: JumpList, timeEdges: [Double], distanceEdges: [Double], shuffles: Int = 50, seed: UInt64 = 1
    ) throws(TrajectoryError) {
        for (name, edges) in [("timeEdges", timeEdges), ("distanceEdges", distanceEdges)] {
            guard edges.count >= 2, zip(edges, edges.dropFirst()).allSatisfy({ $0 < $1 }), edges[0] >= 0 else {
                throw .outOfRange(name: name, value: edges.first ?? .nan, expected: "rising from 0, two or more")
            }
        }
        guard shuffles > 0 else { throw .outOfRange(name: "shuffles", value: Double(shuffles), expected: "positive") }
        guard list.jumps.count >= 2 else {
            throw .notDetermined(name: "the correlation of jumps", reason: "there are \(list.jumps.count) jumps")
        }
        self.timeEdges = timeEdges
        self.distanceEdges = distanceEdges
        shuffleCount = shuffles
        let period = list.frameCount
        // A shift wraps around the run, so the true distance in time does too; else late pairs would seem rarer.
        counts = Self.count(list, frames: list.jumps.map(\.arrival), timeEdges, distanceEdges)
        var generator = SeededGenerator(seed: seed)
        var sums = Array(repeating: Array(repeating: 0.0, count: distanceEdges.count - 1), count: timeEdges.count - 1)
        for _ in 0..<shuffles {
            let shifts = (0..<list.ionCount).map { _ in Int(generator.next() % UInt64(period)) }
            let frames = list.jumps.map { ($0.arrival + shifts[$0.ion]) % period }
            let found = Self.count(list, frames: frames, timeEdges, distanceEdges)
            for row in sums.indices {
                for column in sums[row].indices { sums[row][column] += Double(found[row][column]) / Double(shuffles) }
            }
        }
        expected = sums
    }

    private static func count(
        _ list: JumpList, frames: [Int], _ timeEdges: [Double], _ distanceEdges: [Double]
    ) -> [[Int]] {
        var result = Array(repeating: Array(repeating: 0, count: distanceEdges.count - 1), count: timeEdges.count - 1)
        let order = frames.indices.sorted { (frames[$0], $0) < (frames[$1], $1) }
        let last = timeEdges[timeEdges.count - 1]
        let period = list.frameCount
        for (place, first) in order.enumerated() {
            for offset in 1..<order.count {
                let second = order[(place + offset) % order.count]
                let gap = (frames[second] - frames[first] + period) % period
                let time = Double(gap) * list.frameInterval
                // Each pair is met from both sides; the shorter way counts, once.
                guard time < last, 2 * gap <= period else { break }
                if 2 * gap == period || gap == 0 {
                    guard first < second else { continue }
                }
                guard list.jumps[first].ion != list.jumps[second].ion else { continue }
                let distance = length(list.cell.nearestImage(list.jumps[second].middle - list.jumps[first].middle))
                guard let row = bin(time, timeEdges), let column = bin(distance, distanceEdges) else { continue }
                result[row][column] += 1
            }
        }
        return result
    }

    private static func bin(_ value: Double, _ edges: [Double]) -> Int? {
        guard let upper = edges.firstIndex(where: { $0 > value }), upper > 0 else { return nil }
        return upper - 1
    }

    /// Counted over expected pairs; not-a-number where none are expected.
    public var ratios: [[Double]] {
        zip(counts, expected).map { zip($0, $1).map { $1 > 0 ? Double($0) / $1 : .nan } }
    }

    /// 95 % interval of a ratio, from Poisson's law of the count.
    public func interval(time: Int, distance: Int) -> ClosedRange<Double> {
        let count = Double(counts[time][distance])
        let mean = expected[time][distance]
        guard mean > 0 else { return 0...Double.infinity }
        let lower = count == 0 ? 0 : ChiSquareDistribution(degreesOfFreedom: 2 * count).quantile(0.025) / 2
        let upper = ChiSquareDistribution(degreesOfFreedom: 2 * count + 2).quantile(0.975) / 2
        return lower / mean...upper / mean
    }
}
