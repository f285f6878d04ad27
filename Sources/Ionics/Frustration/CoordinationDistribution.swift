/// How many ions of one element lie within a distance of those of another, counted frame by frame: a wide distribution is a weak preference
/// (row F8).
///
/// Source: Wood et al. 2021, fig 4b.
public struct CoordinationDistribution: Hashable, Sendable {
    /// Share of centres and frames with 0, 1, 2, … neighbours.
    public let shares: [Double]
    public let mean: Double
    public let standardDeviation: Double

    /// - Parameters:
    ///   - trajectory: with a cell; wrapped or not.
    ///   - center: element counted around.
    ///   - neighbour: element counted.
    ///   - cutoff: in Å, up to half the shortest translation: the first minimum of g(r).
    ///   - stride: every how manieth frame counts.
    public init(
        _ trajectory: Trajectory, center: String, neighbour: String, cutoff: Double, stride step: Int = 1
    ) throws(TrajectoryError) {
        guard step > 0 else { throw .outOfRange(name: "stride", value: Double(step), expected: "at least 1") }
        _ = try PairShells(trajectory, range: cutoff, width: cutoff)
        let centers = try trajectory.ions(of: center)
        let neighbours = try trajectory.ions(of: neighbour)
        var counts: [Int] = []
        for frame in stride(from: 0, to: trajectory.frameCount, by: step) {
            guard let cell = trajectory.cell(frame: frame) else { throw .missingCell(path: "the trajectory") }
            for first in centers {
                let place = trajectory.position(frame: frame, ion: first)
                let number = neighbours.count { second in
                    guard second != first else { return false }
                    let difference = cell.nearestImage(trajectory.position(frame: frame, ion: second) - place)
                    return dot(difference, difference) <= cutoff * cutoff
                }
                while counts.count <= number { counts.append(0) }
                counts[number] += 1
            }
        }
        let total = Double(counts.reduce(0, +))
        shares = counts.map { Double($0) / total }
        let mean = shares.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
        self.mean = mean
        standardDeviation = shares.enumerated().reduce(0) {
            $0 + (Double($1.offset) - mean) * (Double($1.offset) - mean) * $1.element
        }.squareRoot()
    }
}
