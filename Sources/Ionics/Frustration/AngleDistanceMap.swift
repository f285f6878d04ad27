import Glibc

/// Angles cation–anion–cation against the distance of the farther cation, seen from the anion (row F9).
///
/// Source: Wood et al. 2021, fig 3.
public struct AngleDistanceMap: Hashable, Sendable {
    /// Middles of the bins in Å.
    public let distances: [Double]
    /// Middles of the bins in degrees.
    public let angles: [Double]
    /// Pairs of cations an anion and frame, `[distance][angle]`.
    public let counts: [[Double]]
    /// The same over what cations without angular preference would give: ∝ sin θ of the bin.
    public let relative: [[Double]]

    /// - Parameters:
    ///   - trajectory: with a cell; wrapped or not.
    ///   - anion: element in the middle.
    ///   - cation: element around it.
    ///   - range: largest distance in Å, up to half the shortest translation.
    ///   - width: of a bin of distance in Å.
    ///   - angleBins: from 0° to 180°.
    public init(
        _ trajectory: Trajectory, anion: String, cation: String, range: Double, width: Double = 0.1, angleBins: Int = 60
    ) throws(TrajectoryError) {
        let shells = try PairShells(trajectory, range: range, width: width)
        guard angleBins > 0 else {
            throw .outOfRange(name: "angleBins", value: Double(angleBins), expected: "positive")
        }
        let anions = try trajectory.ions(of: anion)
        let cations = try trajectory.ions(of: cation)
        var sums = Array(repeating: Array(repeating: 0.0, count: angleBins), count: shells.count)
        for frame in 0..<trajectory.frameCount {
            guard let cell = trajectory.cell(frame: frame) else { throw .missingCell(path: "the trajectory") }
            for center in anions {
                let place = trajectory.position(frame: frame, ion: center)
                var near: [SIMD3<Double>] = []
                for ion in cations where ion != center {
                    let difference = cell.nearestImage(trajectory.position(frame: frame, ion: ion) - place)
                    if dot(difference, difference) < range * range { near.append(difference) }
                }
                for (index, first) in near.enumerated() {
                    for second in near[..<index] {
                        let farther = dot(first, first) > dot(second, second) ? first : second
                        guard let shell = shells.index(farther) else { continue }
                        let bin = min(angleBins - 1, Int(angle(first, second) / 180 * Double(angleBins)))
                        sums[shell][bin] += 1
                    }
                }
            }
        }
        let norm = 1 / Double(trajectory.frameCount * anions.count)
        distances = (0..<shells.count).map { (Double($0) + 0.5) * width }
        angles = (0..<angleBins).map { (Double($0) + 0.5) * 180 / Double(angleBins) }
        counts = sums.map { $0.map { $0 * norm } }
        relative = sums.map { row in
            let total = row.reduce(0, +)
            return row.enumerated().map { bin, value in
                let share = (cosine(bin, angleBins) - cosine(bin + 1, angleBins)) / 2
                return total > 0 ? value / (total * share) : 0
            }
        }
    }
}

private func cosine(_ edge: Int, _ bins: Int) -> Double { cos(.pi * Double(edge) / Double(bins)) }
