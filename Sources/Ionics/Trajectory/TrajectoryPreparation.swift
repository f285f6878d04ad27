/// What is done to positions before they are analysed.
extension Trajectory {
    /// Positions that run on across the borders of the cell.
    ///
    /// u(t + Δt) = u(t) + [w(t + Δt) − w(t)]ₙₑₐᵣₑₛₜ, where w are the positions wrapped into the cell of their own frame and the nearest image is
    /// that of the cell at t + Δt. With a variable cell this keeps diffusivities right, where unwrapping in fractional coordinates
    /// scales the whole path with each breath of the cell. Source: J. T. Bullerjahn et al., J. Chem. Theory Comput. 19, 3406 (2023).
    ///
    /// - Parameter limit: largest step between frames as a part of half the shortest lattice vector; beyond 1 the path is a guess.
    /// - Throws: `TrajectoryError.ambiguousPath`, `.missingCell`.
    public consuming func unwrapped(limit: Double = 0.95) throws(TrajectoryError) -> Trajectory {
        if areUnwrapped { return self }
        let cells = cells
        guard let first = cells.first else { throw .missingCell(path: "the trajectory") }
        areUnwrapped = true
        let (count, frames) = (ionCount, frameCount)
        var failure: TrajectoryError?
        let isVariable = cells.count > 1
        // A trajectory that is not used again is changed where it stands: there is no second copy of its positions.
        positions.withUnsafeMutableBufferPointer { p in
            func load(_ place: Int) -> SIMD3<Double> { SIMD3(p[place], p[place + 1], p[place + 2]) }
            var previous = (0..<count).map { first.wrapped(load(3 * $0)) }
            var path = previous
            for ion in 0..<count {
                p[3 * ion] = path[ion].x
                p[3 * ion + 1] = path[ion].y
                p[3 * ion + 2] = path[ion].z
            }
            for frame in 1..<max(1, frames) {
                let cell = isVariable ? cells[frame] : first
                let longest = limit * cell.halfShortestTranslation
                for ion in 0..<count {
                    let place = 3 * (frame * count + ion)
                    // In a fixed cell any image will do; in a variable one the wrapped position is the reference.
                    let here = isVariable ? cell.wrapped(load(place)) : load(place)
                    let step = cell.nearestImage(here - previous[ion])
                    if dot(step, step) > longest * longest, failure == nil {
                        failure = .ambiguousPath(
                            frame: frame + 1, ion: ion, displacement: length(step), limit: longest)
                    }
                    previous[ion] = here
                    path[ion] += step
                    p[place] = path[ion].x
                    p[place + 1] = path[ion].y
                    p[place + 2] = path[ion].z
                }
            }
        }
        if let failure { throw failure }
        return self
    }

    /// Positions relative to the mean displacement of some ions since the first frame.
    ///
    /// - Parameter names: elements of the framework, which must not diffuse themselves.
    public consuming func removingDrift(of names: [String]) throws(TrajectoryError) -> Trajectory {
        let framework = try ions(of: names)
        guard !framework.isEmpty else { throw .countsDiffer(name: "framework ions", found: 0, expected: 1) }
        guard areUnwrapped else {
            throw .notDetermined(name: "drift", reason: "positions are wrapped; call `unwrapped()` first")
        }
        let size = 3 * ionCount
        let frames = frameCount
        let share = 1 / Double(framework.count)
        positions.withUnsafeMutableBufferPointer { p in
            var start = SIMD3<Double>()
            for frame in 0..<frames {
                var mean = SIMD3<Double>()
                for ion in framework {
                    let place = frame * size + 3 * ion
                    mean += SIMD3(p[place], p[place + 1], p[place + 2]) * share
                }
                if frame == 0 { start = mean }
                let drift = mean - start
                for ion in 0..<size / 3 {
                    let place = frame * size + 3 * ion
                    p[place] -= drift.x
                    p[place + 1] -= drift.y
                    p[place + 2] -= drift.z
                }
            }
        }
        return self
    }

    /// The frames of a range, from 0, every `stride`th of them.
    public func frames(_ range: Range<Int>, stride step: Int = 1) throws(TrajectoryError) -> Trajectory {
        guard step > 0 else { throw .outOfRange(name: "stride", value: Double(step), expected: "at least 1") }
        let range = range.clamped(to: 0..<frameCount)
        let kept = Array(stride(from: range.lowerBound, to: range.upperBound, by: step))
        guard !kept.isEmpty else { throw .tooFewFrames(found: 0, needed: 1) }
        let size = 3 * ionCount
        var chosen: [Double] = []
        chosen.reserveCapacity(kept.count * size)
        for frame in kept { chosen += positions[frame * size..<(frame + 1) * size] }
        return try Trajectory(
            elements: elements, frameInterval: frameInterval * Double(step),
            cells: cells.count > 1 ? kept.map { cells[$0] } : cells, positions: chosen, areUnwrapped: areUnwrapped,
            notes: notes)
    }

    /// The ions of some elements alone.
    public func selecting(_ names: [String]) throws(TrajectoryError) -> Trajectory {
        try selecting(ions: try ions(of: names))
    }

    /// Some ions alone, in the order given.
    public func selecting(ions: [Int]) throws(TrajectoryError) -> Trajectory {
        for ion in ions where !elements.indices.contains(ion) {
            throw .outOfRange(name: "ion", value: Double(ion), expected: "0 to \(ionCount - 1)")
        }
        var chosen = [Double](repeating: 0, count: 3 * ions.count * frameCount)
        for frame in 0..<frameCount {
            for (index, ion) in ions.enumerated() {
                for axis in 0..<3 {
                    chosen[3 * (frame * ions.count + index) + axis] = positions[3 * (frame * ionCount + ion) + axis]
                }
            }
        }
        return try Trajectory(
            elements: ions.map { elements[$0] }, frameInterval: frameInterval, cells: cells, positions: chosen,
            areUnwrapped: areUnwrapped, notes: notes)
    }

    /// This trajectory and one that goes on one interval after it: the parts of a run.
    ///
    /// - Throws: `TrajectoryError` when elements or intervals differ, or when only one of the two is unwrapped.
    public func followed(by next: Trajectory) throws(TrajectoryError) -> Trajectory {
        guard elements == next.elements else {
            throw .countsDiffer(name: "equal elements", found: next.ionCount, expected: ionCount)
        }
        guard abs(frameInterval - next.frameInterval) < 1e-9 * frameInterval else {
            throw .outOfRange(name: "frameInterval", value: next.frameInterval, expected: "\(frameInterval)")
        }
        guard !areUnwrapped, !next.areUnwrapped || next.cells.isEmpty else {
            throw .notDetermined(
                name: "the joined path",
                reason: "unwrapped parts do not know each other's borders; join first, then unwrap")
        }
        let isFixed = cells.count == 1 && next.cells == cells || cells.isEmpty && next.cells.isEmpty
        let all =
            (0..<frameCount).compactMap { cell(frame: $0) } + (0..<next.frameCount).compactMap { next.cell(frame: $0) }
        return try Trajectory(
            elements: elements, frameInterval: frameInterval, cells: isFixed ? cells : all,
            positions: positions + next.positions, areUnwrapped: false, notes: notes + next.notes)
    }
}
