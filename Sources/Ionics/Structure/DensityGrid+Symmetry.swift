extension DensityGrid {
    /// The mean over boxes that symmetry makes equal: less noise, where the symmetry is known to hold.
    ///
    /// - Parameter generators: operations that make up the group, such as "y,z,x"; their products need not be named.
    /// - Throws: `TrajectoryError.notDetermined` when a text is no operation or one that does not lead from boxes to boxes, for example a
    ///   centring of odd counts.
    public func symmetrised(by generators: [String]) throws(TrajectoryError) -> DensityGrid {
        let grid = GridNeighbours(counts)
        let size = SIMD3(Double(counts.x), Double(counts.y), Double(counts.z))
        var parent = Array(values.indices)
        func root(_ index: Int) -> Int {
            var top = index
            while parent[top] != top { top = parent[top] }
            var here = index
            while parent[here] != top { (here, parent[here]) = (parent[here], top) }
            return top
        }
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
                let (first, second) = (root(box), root(grid.box(place).index))
                if first != second { parent[max(first, second)] = min(first, second) }
            }
        }
        var sums: [Int: (sum: Double, count: Double)] = [:]
        for box in values.indices {
            let old = sums[root(box)] ?? (0, 0)
            sums[root(box)] = (old.sum + values[box], old.count + 1)
        }
        return try DensityGrid(
            cell: cell, counts: counts,
            values: values.indices.map { box in
                let found = sums[root(box)] ?? (values[box], 1)
                return found.sum / found.count
            })
    }
}
