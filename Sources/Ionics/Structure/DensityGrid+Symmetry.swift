extension DensityGrid {
    /// The mean over boxes that symmetry makes equal: less noise, where the symmetry is known to hold.
    ///
    /// - Parameter generators: operations that make up the group, such as "y,z,x"; their products need not be named.
    /// - Throws: `TrajectoryError.notDetermined` when a text is no operation or one that does not lead from boxes to boxes, for example a
    ///   centring of odd counts.
    public func symmetrised(by generators: [String]) throws(TrajectoryError) -> DensityGrid {
        let grid = GridNeighbours(counts)
        let size = SIMD3(Double(counts.x), Double(counts.y), Double(counts.z))
        var equal = DisjointSets(count: values.count)
        for generator in generators {
            guard let operation = SymmetryOperation(generator) else {
                throw .notDetermined(name: "the symmetric density", reason: "'\(generator)' is no symmetry operation")
            }
            for box in values.indices {
                let image = operation.image(grid.fractional(box)) * size - SIMD3(repeating: 0.5)
                let nearest = image.rounded(.toNearestOrEven)
                let off = image - nearest
                guard (off * off).max() < 1e-12 else {
                    throw .notDetermined(
                        name: "the symmetric density",
                        reason:
                            "'\(generator)' does not lead from boxes to boxes of a \(counts.x) × \(counts.y) × \(counts.z) grid"
                    )
                }
                let place = (nearest + SIMD3(repeating: 0.5)) / size
                equal.join(box, grid.box(place).index)
            }
        }
        var sums: [Int: (sum: Double, count: Double)] = [:]
        for box in values.indices {
            let name = equal.name(of: box)
            let old = sums[name] ?? (0, 0)
            sums[name] = (old.sum + values[box], old.count + 1)
        }
        return try DensityGrid(
            cell: cell, counts: counts,
            values: values.indices.map { box in
                let found = sums[equal.name(of: box)] ?? (values[box], 1)
                return found.sum / found.count
            })
    }
}
