extension JumpDirectionMap {
    /// The map without sites: velocities are averaged over windows that follow one another, and pairs of ions count that are both faster
    /// than a limit in the same window, by the angle between their mean velocities and the distance of the middles of their ways.
    ///
    /// Averages over a window leave the vibration out when it lasts a period or more. Source: Wood et al. 2021, methods (d), with 140 fs and
    /// a limit that is printed as 16 Å/s (row F20); of 16 Å/ps an ion goes 2.2 Å in that time, a jump, so that this is what must be meant.
    ///
    /// - Parameters:
    ///   - trajectory: unwrapped, drift removed, with a cell.
    ///   - element: whose ions.
    ///   - averagingTime: of the velocities in fs, rounded to frames, one at least.
    ///   - minimalSpeed: in Å/fs.
    ///   - distanceEdges: in Å, rising from 0.
    ///   - angleBins: from 0° to 180°.
    /// - Throws: `TrajectoryError.tooFewFrames` for a run shorter than a window; `.notDetermined` for wrapped positions; `.missingCell`.
    public init(
        velocitiesOf trajectory: Trajectory, element: String, averagingTime: Double = 140, minimalSpeed: Double = 0.016,
        distanceEdges: [Double], angleBins: Int = 12
    ) throws(TrajectoryError) {
        try Self.check(distanceEdges: distanceEdges, angleBins: angleBins)
        try trajectory.checkUnwrapped("the mean velocities")
        guard averagingTime > 0, averagingTime.isFinite else {
            throw .outOfRange(name: "averagingTime", value: averagingTime, expected: "positive")
        }
        guard minimalSpeed >= 0, minimalSpeed.isFinite else {
            throw .outOfRange(name: "minimalSpeed", value: minimalSpeed, expected: "not negative")
        }
        let ions = try trajectory.ions(of: element)
        let size = max(1, Int((averagingTime / trajectory.frameInterval).rounded()))
        guard trajectory.frameCount > size else {
            throw .tooFewFrames(found: trajectory.frameCount, needed: size + 1)
        }
        let time = Double(size) * trajectory.frameInterval
        var pairs = Pairs(distanceEdges: distanceEdges, angleBins: angleBins)
        for start in stride(from: 0, to: trajectory.frameCount - size, by: size) {
            guard let cell = trajectory.cell(frame: start) else { throw .missingCell(path: "the trajectory") }
            var mobile: [(way: SIMD3<Double>, middle: SIMD3<Double>)] = []
            for ion in ions {
                let first = trajectory.position(frame: start, ion: ion)
                let way = trajectory.position(frame: start + size, ion: ion) - first
                if length(way) > minimalSpeed * time { mobile.append((way, first + way / 2)) }
            }
            for (place, a) in mobile.enumerated() {
                for b in mobile[(place + 1)...] {
                    pairs.add(distance: length(cell.nearestImage(b.middle - a.middle)), angle: angle(a.way, b.way))
                }
            }
        }
        self.init(pairs)
    }
}
