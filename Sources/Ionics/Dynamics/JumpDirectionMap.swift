import Glibc

/// The angle between the jumps of two ions that jump at nearly the same time, against the distance of their sites (rows F12, F20).
///
/// 0° is along, 180° against; without correlation the counts go with sin θ, and the relative map is 1 everywhere.
/// Source: Wood et al. 2021, fig 6b and methods (d): jumps within 140 fs, correlated within 50–300 fs.
public struct JumpDirectionMap: Hashable, Sendable {
    /// Edges of the bins in Å.
    public let distanceEdges: [Double]
    /// Middles of the bins in degrees.
    public let angles: [Double]
    /// Pairs, `[distance][angle]`.
    public let counts: [[Int]]
    /// The same over what the row's pairs would give without correlation of direction.
    public let relative: [[Double]]
    /// ⟨cos θ⟩ of each bin of distance; not-a-number where there are no pairs.
    public let meanCosines: [Double]

    /// - Parameters:
    ///   - list: jumps.
    ///   - window: times between two arrivals in fs that count.
    ///   - distanceEdges: of the middles of the jumps in Å, rising from 0.
    ///   - angleBins: from 0° to 180°.
    public init(
        _ list: JumpList, window: ClosedRange<Double> = 0...140, distanceEdges: [Double], angleBins: Int = 12
    ) throws(TrajectoryError) {
        try Self.check(distanceEdges: distanceEdges, angleBins: angleBins)
        guard window.lowerBound >= 0 else {
            throw .outOfRange(name: "window", value: window.lowerBound, expected: "not negative")
        }
        var pairs = Pairs(distanceEdges: distanceEdges, angleBins: angleBins)
        let order = list.jumps.indices.sorted { (list.jumps[$0].arrival, $0) < (list.jumps[$1].arrival, $1) }
        for (place, first) in order.enumerated() {
            for second in order[(place + 1)...] {
                let (a, b) = (list.jumps[first], list.jumps[second])
                let time = Double(b.arrival - a.arrival) * list.frameInterval
                guard time <= window.upperBound else { break }
                guard time >= window.lowerBound, a.ion != b.ion else { continue }
                pairs.add(
                    distance: length(list.cell.nearestImage(b.middle - a.middle)),
                    angle: angle(a.displacement, b.displacement))
            }
        }
        self.init(pairs)
    }

    /// Pairs by distance and angle, while they are counted.
    struct Pairs {
        let distanceEdges: [Double]
        let angleBins: Int
        var counts: [[Int]]
        var cosines: [Double]

        init(distanceEdges: [Double], angleBins: Int) {
            self.distanceEdges = distanceEdges
            self.angleBins = angleBins
            counts = Array(repeating: Array(repeating: 0, count: angleBins), count: distanceEdges.count - 1)
            cosines = Array(repeating: 0, count: distanceEdges.count - 1)
        }

        /// - Parameters:
        ///   - distance: in Å; pairs beyond the edges are left out.
        ///   - angle: in degrees.
        mutating func add(distance: Double, angle: Double) {
            guard let upper = distanceEdges.firstIndex(where: { $0 > distance }), upper > 0 else { return }
            counts[upper - 1][min(angleBins - 1, Int(angle / 180 * Double(angleBins)))] += 1
            cosines[upper - 1] += cos(angle * .pi / 180)
        }
    }

    init(_ pairs: Pairs) {
        let angleBins = pairs.angleBins
        distanceEdges = pairs.distanceEdges
        counts = pairs.counts
        angles = (0..<angleBins).map { (Double($0) + 0.5) * 180 / Double(angleBins) }
        meanCosines = zip(pairs.cosines, pairs.counts).map { $0 / Double($1.reduce(0, +)) }
        relative = pairs.counts.map { row in
            let total = Double(row.reduce(0, +))
            return row.enumerated().map { bin, count in
                let (low, high) = (Double(bin) / Double(angleBins), Double(bin + 1) / Double(angleBins))
                let share = (cos(.pi * low) - cos(.pi * high)) / 2
                return total > 0 ? Double(count) / (total * share) : .nan
            }
        }
    }

    static func check(distanceEdges: [Double], angleBins: Int) throws(TrajectoryError) {
        guard distanceEdges.count >= 2, zip(distanceEdges, distanceEdges.dropFirst()).allSatisfy({ $0 < $1 }) else {
            throw .outOfRange(
                name: "distanceEdges", value: distanceEdges.first ?? .nan, expected: "rising, two or more")
        }
        guard angleBins > 0 else {
            throw .outOfRange(name: "angleBins", value: Double(angleBins), expected: "positive")
        }
    }

    /// Shares of the angles over those of pairs of jumps long after one another, `[distance][angle]`: 1 without correlation also where
    /// sites allow few directions.
    ///
    /// - Parameter late: of the same bins, with a window of times at which jumps have forgotten each other.
    public func ratios(to late: JumpDirectionMap) throws(TrajectoryError) -> [[Double]] {
        guard late.distanceEdges == distanceEdges, late.angles == angles else {
            throw .countsDiffer(name: "equal bins", found: late.angles.count, expected: angles.count)
        }
        return zip(counts, late.counts).map { row, other in
            let (total, all) = (Double(row.reduce(0, +)), Double(other.reduce(0, +)))
            return zip(row, other).map { $1 > 0 && total > 0 ? Double($0) / total / (Double($1) / all) : .nan }
        }
    }
}
