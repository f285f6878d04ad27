import Glibc

/// The way between two places of an energy grid whose highest point is lowest (row F16).
///
/// Boxes are neighbours over faces, as in `PercolationBarrier`. The lowest level that connects the two is found first; among the ways that stay
/// below it the one with the least ∫ exp(E/w) ds is taken, which keeps to the bottom of the valleys, w being an energy.
public struct MinimumEnergyPath: Hashable, Sendable {
    /// Boxes along the way, in fractional coordinates that run on across the cell's borders.
    public let fractional: [SIMD3<Double>]
    /// Length in Å from the first box, along the way smoothed over five boxes.
    public let distances: [Double]
    /// In eV, or what the grid holds.
    public let energies: [Double]

    /// Highest energy on the way less that of the start.
    public var barrier: Double { (energies.max() ?? 0) - (energies.first ?? 0) }
    /// The same from the end.
    public var barrierBack: Double { (energies.max() ?? 0) - (energies.last ?? 0) }

    /// - Parameters:
    ///   - energies: infinite or not-a-number where no ion can be.
    ///   - start: fractional coordinates.
    ///   - end: fractional coordinates; the cells between count, so that (1.25, 0, 0) is another place than (0.25, 0, 0).
    ///   - width: w in the grid's unit, positive; about k_B T.
    ///   - snapping: whether start and end move to the lowest box within one box's step again and again: to the bottom of their basins.
    /// - Throws: `TrajectoryError.notDetermined` when no way leads there.
    public init(
        _ energies: DensityGrid, from start: SIMD3<Double>, to end: SIMD3<Double>, width: Double = 0.05,
        snapping: Bool = true
    ) throws(TrajectoryError) {
        guard width > 0 else { throw .outOfRange(name: "width", value: width, expected: "positive") }
        let search = GridPathSearch(energies)
        var first = search.grid.box(start)
        var last = search.grid.box(end)
        if snapping {
            first = search.bottom(first)
            last = search.bottom(last)
        }
        guard energies.values[first.index].isFinite, energies.values[last.index].isFinite else {
            throw .notDetermined(name: "the path", reason: "no ion was ever at its start or its end")
        }
        let goal = last.image &- first.image
        guard let level = search.level(from: first.index, to: last.index, image: goal) else {
            throw .notDetermined(name: "the path", reason: "the two places are not connected")
        }
        guard let steps = search.path(from: first.index, to: last.index, image: goal, level: level, width: width)
        else { throw .notDetermined(name: "the path", reason: "the two places are not connected") }
        let offset = SIMD3(Double(first.image.x), Double(first.image.y), Double(first.image.z))
        let places = steps.map { step in
            offset + search.grid.fractional(step.index)
                + SIMD3(Double(step.image.x), Double(step.image.y), Double(step.image.z))
        }
        fractional = places
        self.energies = steps.map { energies.values[$0.index] }
        let smooth = places.indices.map { index -> SIMD3<Double> in
            let reach = min(2, index, places.count - 1 - index)
            let part = places[index - reach...index + reach]
            return part.reduce(SIMD3()) { $0 + $1 } / Double(part.count)
        }
        var sum = 0.0
        distances = smooth.indices.map { index in
            if index > 0 { sum += length(energies.cell.cartesian(smooth[index] - smooth[index - 1])) }
            return sum
        }
    }
}
