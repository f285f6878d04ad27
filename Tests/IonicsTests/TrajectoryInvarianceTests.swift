import NumericalMethods
import Testing

@testable import Ionics

/// What must not change when the same motion is written in another way.
@Suite struct TrajectoryInvarianceTests {
    private static let cell = SIMD3<Double>(9, 10, 11)

    private func path(seed: UInt64 = 61) throws -> Trajectory {
        let walk = try DiffusionTests.walk(ions: 10, frames: 80, seed: seed) { generator, increments in
            for ion in increments.indices {
                increments[ion] = SIMD3(generator.normal(), generator.normal(), generator.normal()) * 0.5
            }
        }
        return try Trajectory(
            elements: (0..<10).map { $0 < 8 ? "Li" : "S" }, frameInterval: 1,
            cells: [UnitCell(lengths: Self.cell, angles: SIMD3(90, 90, 90))], positions: walk.positions,
            areUnwrapped: true)
    }

    private func changed(
        _ run: Trajectory, cells: [UnitCell]? = nil, areUnwrapped: Bool = true,
        _ change: (SIMD3<Double>, UnitCell) -> SIMD3<Double>
    ) throws -> Trajectory {
        var positions: [Double] = []
        for frame in 0..<run.frameCount {
            for ion in 0..<run.ionCount {
                let r = change(run.position(frame: frame, ion: ion), run.cells[0])
                positions += [r.x, r.y, r.z]
            }
        }
        return try Trajectory(
            elements: run.elements, frameInterval: 1, cells: cells ?? run.cells, positions: positions,
            areUnwrapped: areUnwrapped)
    }

    private func expectSame(_ first: Trajectory, _ second: Trajectory) throws {
        let a = try MeanSquareDisplacement(first, element: "Li").values
        let b = try MeanSquareDisplacement(second, element: "Li").values
        #expect(zip(a, b).allSatisfy { abs($0 - $1) < 1e-9 * (1 + $0) })
    }

    @Test func wrappingOriginAndTranslation() throws {
        let run = try path()
        let wrapped = try changed(run, areUnwrapped: false) { $1.wrapped($0) }
        try expectSame(run, wrapped.unwrapped())
        try expectSame(run, try changed(run, areUnwrapped: false) { $1.wrapped($0 + SIMD3(3, -4, 100)) }.unwrapped())
        // Another image of each position, and another cell of the same lattice.
        let skewed = try UnitCell(a: SIMD3(9, 0, 0), b: SIMD3(9, 10, 0), c: SIMD3(-18, 10, 11))
        try expectSame(
            run, try changed(run, cells: [skewed], areUnwrapped: false) { r, _ in skewed.wrapped(r) }.unwrapped())
    }

    @Test func rotation() throws {
        let run = try path()
        let (c, s) = (0.6, 0.8)
        func turned(_ v: SIMD3<Double>) -> SIMD3<Double> {
            let w = SIMD3(c * v.x - s * v.y, s * v.x + c * v.y, v.z)
            return SIMD3(w.x, c * w.y - s * w.z, s * w.y + c * w.z)
        }
        let old = run.cells[0]
        let cell = try UnitCell(a: turned(old.a), b: turned(old.b), c: turned(old.c))
        try expectSame(
            run, try changed(run, cells: [cell], areUnwrapped: false) { r, _ in cell.wrapped(turned(r)) }.unwrapped())
        let first = try Diffusivity(MeanSquareDisplacement(run, element: "Li"), startLag: 2)
        let second = try Diffusivity(
            MeanSquareDisplacement(try changed(run, cells: [cell]) { r, _ in turned(r) }, element: "Li"), startLag: 2)
        #expect(abs(first.value.value / second.value.value - 1) < 1e-9)
        #expect(abs(first.value.standardUncertainty / second.value.standardUncertainty - 1) < 1e-9)
    }

    @Test func orderOfIonsAndPartsOfARun() throws {
        let run = try path()
        try expectSame(run, try run.selecting(ions: [7, 3, 9, 0, 1, 2, 8, 6, 5, 4]))
        let wrapped = try changed(run, areUnwrapped: false) { $1.wrapped($0) }
        let parts = try wrapped.frames(0..<31).followed(by: wrapped.frames(31..<80))
        #expect(parts.positions == wrapped.positions)
        try expectSame(run, try parts.unwrapped())
        #expect(throws: TrajectoryError.self) { try run.frames(0..<31).followed(by: run.frames(31..<80)) }
        let drifting = try changed(run) { r, _ in r }
        var moved = drifting
        for frame in 0..<80 {
            for ion in 0..<10 { moved.positions[3 * (10 * frame + ion)] += 0.1 * Double(frame) }
        }
        try expectSame(try drifting.removingDrift(of: ["S"]), try moved.removingDrift(of: ["S"]))
    }

    /// Ions at rest in a breathing cell do not diffuse: unwrapping by fractions of the mean cell would let those far from the origin run.
    @Test func breathingCells() throws {
        var generator = SeededGenerator(seed: 71)
        var cells: [UnitCell] = []
        var positions: [Double] = []
        var x = 0.0
        for _ in 0..<400 {
            let edge = 10 * (1 + 0.01 * generator.normal())
            let cell = try UnitCell(cubic: edge)
            // Steps of exactly a tenth of the edge: after 4000 Å the far image would breathe by 40 Å.
            x += 0.1
            let wrapped = cell.cartesian(SIMD3(x - x.rounded(.down), 0.5, 0.5))
            positions += [wrapped.x, wrapped.y, wrapped.z]
            cells.append(cell)
        }
        let run = try Trajectory(
            elements: ["Li"], frameInterval: 1, cells: cells, positions: positions, areUnwrapped: false)
        let path = try run.unwrapped()
        for frame in 1..<400 {
            let step = path.position(frame: frame, ion: 0).x - path.position(frame: frame - 1, ion: 0).x
            #expect(abs(step - 1) < 1)
        }
    }

    @Test func stepsThatMayHaveGoneEitherWayAreRefused() throws {
        let run = try Trajectory(
            elements: ["Li"], frameInterval: 1, cells: [UnitCell(cubic: 10)], positions: [0, 0, 0, 4.9, 0, 0],
            areUnwrapped: false)
        guard
            case .ambiguousPath(2, 0, _, _)? = #expect(
                throws: TrajectoryError.self, performing: { try run.unwrapped() })
        else {
            Issue.record()
            return
        }
        #expect(try run.unwrapped(limit: 1).position(frame: 1, ion: 0).x == 4.9)
    }

    /// A framework that vibrates beside its sites is put on them; everything else moves along.
    @Test func frameworkIsPutOnItsSites() throws {
        let structure = try CrystalStructure(
            cell: UnitCell(cubic: 5),
            [("I", "I", [SIMD3(0, 0, 0), SIMD3(0.5, 0.5, 0.5)]), ("Ag", "Ag", [SIMD3(0.5, 0.25, 0)])]
        ).supercell(SIMD3(2, 2, 2))
        var generator = SeededGenerator(seed: 6)
        let offset = SIMD3(0.31, -0.42, 0.2)
        var all: [Double] = []
        for _ in 0..<200 {
            for site in structure.sites {
                let r =
                    structure.cell.cartesian(site.fractional) + offset + SIMD3(10, 0, -20)
                    + 0.2 * SIMD3(generator.normal(), generator.normal(), generator.normal())
                all += [r.x, r.y, r.z]
            }
        }
        let run = try Trajectory(
            elements: structure.sites.map(\.element), frameInterval: 1, cells: [structure.cell], positions: all,
            areUnwrapped: true)
        let aligned = try run.aligned(to: structure, element: "I")
        let shift = structure.cell.nearestImage(
            aligned.position(frame: 7, ion: 3) - run.position(frame: 7, ion: 3) + offset)
        // The mean of 16 ions over 200 frames is known to 0.2/√3200 Å.
        #expect(length(shift) < 0.02)
        #expect(throws: TrajectoryError.self) { try run.aligned(to: structure, element: "Li") }
    }
}
