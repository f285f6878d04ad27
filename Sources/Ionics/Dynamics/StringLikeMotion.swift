import NumericalMethods

/// Jumps in which one ion takes the place that another has just left: strings of ions that move together.
///
/// Two jumps of different ions belong together when one goes to the site where the other started, and their arrivals lie within a window. How many
/// such pairs chance makes is found from sequences of jumps shifted in time at random, ion by ion.
/// Source of the idea: C. Donati et al., Phys. Rev. Lett. 80, 2338 (1998), here for jumps between sites.
public struct StringLikeMotion: Sendable {
    /// Jumps of each string, indices into the list; single jumps among them, in the order of the first arrival.
    public let strings: [[Int]]
    /// Share of jumps that belong to strings of 1, 2, 3, … jumps.
    public let shareByLength: [Double]
    /// Pairs in which one ion follows another.
    public let pairCount: Int
    /// The same in shifted sequences, on average.
    public let expectedPairCount: Double
    /// In fs.
    public let window: Double

    /// - Parameters:
    ///   - list: jumps.
    ///   - window: longest time between two arrivals in fs, positive.
    ///   - shuffles: shifted sequences averaged.
    ///   - seed: of the shifts.
    /// - Throws: `TrajectoryError.notDetermined` without jumps.
    public init(_ list: JumpList, window: Double, shuffles: Int = 20, seed: UInt64 = 1) throws(TrajectoryError) {
        guard window > 0 else { throw .outOfRange(name: "window", value: window, expected: "positive") }
        guard shuffles > 0 else { throw .outOfRange(name: "shuffles", value: Double(shuffles), expected: "positive") }
        guard !list.jumps.isEmpty else { throw .notDetermined(name: "strings of jumps", reason: "there are no jumps") }
        self.window = window
        let reach = Int(window / list.frameInterval + 1e-9)
        let pairs = Self.pairs(list, frames: list.jumps.map(\.arrival), reach: reach)
        pairCount = pairs.count
        var sets = DisjointSets(count: list.jumps.count)
        for (first, second) in pairs { sets.join(first, second) }
        var members: [Int: [Int]] = [:]
        let order = list.jumps.indices.sorted { (list.jumps[$0].arrival, $0) < (list.jumps[$1].arrival, $1) }
        var roots: [Int] = []
        for jump in order {
            let top = sets.name(of: jump)
            if members[top] == nil { roots.append(top) }
            members[top, default: []].append(jump)
        }
        strings = roots.map { members[$0] ?? [] }
        let longest = strings.map(\.count).max() ?? 1
        var shares = [Double](repeating: 0, count: longest)
        for string in strings { shares[string.count - 1] += Double(string.count) / Double(list.jumps.count) }
        shareByLength = shares
        var generator = SeededGenerator(seed: seed)
        var sum = 0
        for _ in 0..<shuffles {
            let shifts = (0..<list.ionCount).map { _ in Int(generator.next() % UInt64(list.frameCount)) }
            let frames = list.jumps.map { ($0.arrival + shifts[$0.ion]) % list.frameCount }
            sum += Self.pairs(list, frames: frames, reach: reach).count
        }
        expectedPairCount = Double(sum) / Double(shuffles)
    }

    /// Jumps (a, b) of different ions where b goes to where a started.
    private static func pairs(_ list: JumpList, frames: [Int], reach: Int) -> [(Int, Int)] {
        var ofStart: [Int: [Int]] = [:]
        for (index, jump) in list.jumps.enumerated() { ofStart[jump.start, default: []].append(index) }
        var result: [(Int, Int)] = []
        for (second, jump) in list.jumps.enumerated() {
            for first in ofStart[jump.destination] ?? []
            where list.jumps[first].ion != jump.ion && abs(frames[first] - frames[second]) <= reach {
                result.append((first, second))
            }
        }
        return result
    }

    /// How much more often ions follow one another than by chance, with a 95 % interval from Poisson's law of the count.
    public var ratio: (value: Double, interval: ClosedRange<Double>) {
        guard expectedPairCount > 0 else { return (.nan, 0...Double.infinity) }
        let count = Double(pairCount)
        let lower = pairCount == 0 ? 0 : ChiSquareDistribution(degreesOfFreedom: 2 * count).quantile(0.025) / 2
        let upper = ChiSquareDistribution(degreesOfFreedom: 2 * count + 2).quantile(0.975) / 2
        return (count / expectedPairCount, lower / expectedPairCount...upper / expectedPairCount)
    }
}
