/// g(r): the density of one element around another over its mean density, and how many neighbours lie within r (row F17).
public struct RadialDistribution: Hashable, Sendable {
    /// Middles of the shells in Å.
    public let distances: [Double]
    /// g of each shell.
    public let values: [Double]
    /// Mean number of neighbours up to the outer edge of each shell.
    public let coordination: [Double]
    /// Width of a shell in Å.
    public let width: Double

    /// - Parameters:
    ///   - trajectory: with a cell; wrapped or not.
    ///   - center: element in the middle.
    ///   - neighbour: element around it, also the same.
    ///   - range: largest distance in Å, up to half the shortest translation; nil takes that.
    ///   - width: of a shell in Å.
    ///   - stride: every how manieth frame counts.
    /// - Throws: `TrajectoryError.missingCell`, `.outOfRange`.
    public init(
        _ trajectory: Trajectory, center: String, neighbour: String, range: Double? = nil, width: Double = 0.05,
        stride step: Int = 1
    ) throws(TrajectoryError) {
        let shells = try PairShells(trajectory, range: range, width: width)
        guard step > 0 else { throw .outOfRange(name: "stride", value: Double(step), expected: "at least 1") }
        let centers = try trajectory.ions(of: center)
        let neighbours = try trajectory.ions(of: neighbour)
        var counts = [Double](repeating: 0, count: shells.count)
        var expected = counts
        var frames = 0.0
        for frame in stride(from: 0, to: trajectory.frameCount, by: step) {
            guard let cell = trajectory.cell(frame: frame) else { throw .missingCell(path: "the trajectory") }
            frames += 1
            for first in centers {
                let place = trajectory.position(frame: frame, ion: first)
                for second in neighbours where second != first {
                    let difference = cell.nearestImage(trajectory.position(frame: frame, ion: second) - place)
                    if let shell = shells.index(difference) { counts[shell] += 1 }
                }
            }
            // An ion is no neighbour of itself: n (n − 1) pairs of one element.
            let pairs = Double(centers.count * (center == neighbour ? neighbours.count - 1 : neighbours.count))
            for shell in expected.indices { expected[shell] += pairs * shells.volume(shell) / cell.volume }
        }
        self.width = width
        distances = (0..<shells.count).map { (Double($0) + 0.5) * width }
        values = zip(counts, expected).map { $1 > 0 ? $0 / $1 : 0 }
        var sum = 0.0
        coordination = counts.map {
            sum += $0 / (frames * Double(centers.count))
            return sum
        }
    }
}
