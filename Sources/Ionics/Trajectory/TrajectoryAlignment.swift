extension Trajectory {
    /// The trajectory moved as a whole so that a framework lies on the sites of its structure.
    ///
    /// Equilibration lets the framework stand a little beside where it started; sites given by a structure are then off by as much, and all that
    /// is counted near them is wrong. The shift is the mean over the framework's ions of the vector from their mean position to the nearest
    /// site, found again until it no longer changes.
    ///
    /// - Parameters:
    ///   - structure: with sites of the element, in the trajectory's cell.
    ///   - element: of the framework.
    /// - Throws: `TrajectoryError.notDetermined` for wrapped positions; `.noSuchElement` when the structure has no such sites.
    public consuming func aligned(to structure: CrystalStructure, element: String) throws(TrajectoryError) -> Trajectory
    {
        try checkUnwrapped("the alignment")
        guard let cell = cells.first else { throw .missingCell(path: "the trajectory") }
        let sites = structure.sites(of: element).sites.map(\.fractional)
        guard !sites.isEmpty else {
            throw .noSuchElement(name: element, known: Self.unique(structure.sites.map(\.element)))
        }
        let frames = frameCount
        var means: [SIMD3<Double>] = []
        for ion in try ions(of: element) {
            var sum = SIMD3<Double>()
            for frame in 0..<frames { sum += position(frame: frame, ion: ion) }
            means.append(sum / Double(frames))
        }
        let grid = SiteGrid(fractional: sites, cell: cell, reach: 2 * length(cell.a + cell.b + cell.c))
        var shift = SIMD3<Double>()
        for _ in 0..<20 {
            var sum = SIMD3<Double>()
            for mean in means {
                guard let (site, _) = grid.nearest(mean + shift) else { continue }
                sum += cell.nearestImage(cell.cartesian(sites[site]) - mean - shift)
            }
            let step = sum / Double(means.count)
            shift += step
            if dot(step, step) < 1e-24 { break }
        }
        let (x, y, z) = (shift.x, shift.y, shift.z)
        positions.withUnsafeMutableBufferPointer { p in
            for place in stride(from: 0, to: p.count, by: 3) {
                p[place] += x
                p[place + 1] += y
                p[place + 2] += z
            }
        }
        return self
    }
}
