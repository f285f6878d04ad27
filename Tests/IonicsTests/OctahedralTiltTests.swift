import Foundation
import Testing

@testable import Ionics

/// Row X22: tilts of octahedra from structures, by closed forms and on a measured crystal.
@Suite struct OctahedralTiltTests {
    private func structure(
        _ cell: UnitCell, centres: [SIMD3<Double>], vertices: [SIMD3<Double>]
    ) -> CrystalStructure {
        CrystalStructure(cell: cell, [("B", "O", centres), ("X", "Li", vertices)])
    }

    private func centred(_ places: [SIMD3<Double>]) -> [SIMD3<Double>] { places + places.map { $0 + 0.5 } }

    /// 2 × 2 × 2 octahedra with small tilts, vertices moved by ω × r: sums of tilts that Glazer's symbols stand for.
    private func tilted(_ angles: SIMD3<Double>, inPhase: [Bool]) throws -> CrystalStructure {
        let edge = 4.0
        func rotation(_ place: [Int]) -> SIMD3<Double> {
            var vector = SIMD3<Double>()
            for axis in 0..<3 {
                let across = place[(axis + 1) % 3] + place[(axis + 2) % 3]
                let exponent = across + (inPhase[axis] ? 0 : place[axis])
                vector[axis] = (exponent % 2 == 0 ? 1 : -1) * angles[axis] * .pi / 180
            }
            return vector
        }
        var centres: [SIMD3<Double>] = []
        var vertices: [SIMD3<Double>] = []
        for i in 0..<2 {
            for j in 0..<2 {
                for k in 0..<2 {
                    let place = SIMD3(Double(i), Double(j), Double(k))
                    centres.append(place / 2)
                    for axis in 0..<3 {
                        var half = SIMD3<Double>()
                        half[axis] = 0.5
                        vertices.append((place + half + cross(rotation([i, j, k]), half)) / 2)
                    }
                }
            }
        }
        return structure(try UnitCell(cubic: 2 * edge), centres: centres, vertices: vertices)
    }

    @Test func cubicCrystalHasNone() throws {
        let cubic = structure(
            try UnitCell(cubic: 3.91), centres: [.zero],
            vertices: [SIMD3(0.5, 0, 0), SIMD3(0, 0.5, 0), SIMD3(0, 0, 0.5)])
        let found = try OctahedralTilts(cubic, centre: "O", vertex: "Li")
        #expect(found.symbol == "a⁰a⁰a⁰")
        #expect(found.spaceGroup == "Pm-3m")
        #expect(found.distortion < 1e-12)
        #expect(found.tilts.allSatisfy { $0.angle < 1e-10 })
    }

    /// P4/mbm and I4/mcm: tan φ = 1 − 4x, and a = √2 times the length of the octahedron times cos φ.
    @Test(arguments: [2.1, 8.0, 14.0]) func tetragonalTiltsAreExact(degrees: Double) throws {
        let angle = degrees * .pi / 180
        let x = (1 - tan(angle)) / 4
        let bond = 2.0
        let edge = 2 * 2.0.squareRoot() * bond * cos(angle)
        let square = [
            SIMD3(x, x + 0.5, 0.5), SIMD3(-x, 0.5 - x, 0.5), SIMD3(0.5 - x, x, 0.5), SIMD3(0.5 + x, -x, 0.5),
        ]
        let inPhase = try OctahedralTilts(
            structure(
                UnitCell(lengths: SIMD3(edge, edge, 2 * bond), angles: SIMD3(90, 90, 90)),
                centres: [SIMD3(0, 0, 0.5), SIMD3(0.5, 0.5, 0.5)],
                vertices: [SIMD3(0, 0, 0), SIMD3(0.5, 0.5, 0)] + square), centre: "O", vertex: "Li")
        #expect(inPhase.symbol == "a⁰a⁰c⁺")
        #expect(inPhase.spaceGroup == "P4/mbm")
        #expect(abs(inPhase.tilts[2].angle - degrees) < 1e-9)
        #expect(inPhase.distortion < 1e-9)

        let alternating = try OctahedralTilts(
            structure(
                UnitCell(lengths: SIMD3(edge, edge, 4 * bond), angles: SIMD3(90, 90, 90)),
                centres: centred([.zero, SIMD3(0, 0, 0.5)]),
                vertices: centred([SIMD3(0, 0, 0.25), SIMD3(0, 0, 0.75)] + square.map { $0 * SIMD3(1, 1, 0) })),
            centre: "O", vertex: "Li")
        #expect(alternating.symbol == "a⁰a⁰c⁻")
        #expect(alternating.spaceGroup == "I4/mcm")
        #expect(abs(alternating.tilts[2].angle - degrees) < 1e-9)
    }

    /// R-3c: tan ω = 2√3 (x − ½) about the threefold axis, a third of ω² about each pseudocubic axis.
    @Test func rhombohedralTiltsAreExact() throws {
        let x = 0.5281
        let edge = 5.3
        // Regular octahedra: c/a = √6/cos ω.
        let angle = atan(2 * 3.0.squareRoot() * (x - 0.5))
        let cell = try UnitCell(
            lengths: SIMD3(edge, edge, edge * 6.0.squareRoot() / cos(angle)), angles: SIMD3(90, 90, 120))
        let shifts = [SIMD3<Double>.zero, SIMD3(2.0 / 3, 1.0 / 3, 1.0 / 3), SIMD3(1.0 / 3, 2.0 / 3, 2.0 / 3)]
        let vertices = [
            SIMD3(x, 0, 0.25), SIMD3(0, x, 0.25), SIMD3(-x, -x, 0.25), SIMD3(-x, 0, 0.75), SIMD3(0, -x, 0.75),
            SIMD3(x, x, 0.75),
        ]
        let found = try OctahedralTilts(
            structure(
                cell, centres: shifts.flatMap { shift in [SIMD3(0, 0, 0), SIMD3(0, 0, 0.5)].map { $0 + shift } },
                vertices: shifts.flatMap { shift in vertices.map { $0 + shift } }), centre: "O", vertex: "Li")
        #expect(found.symbol == "a⁻a⁻a⁻")
        #expect(found.spaceGroup == "R-3c")
        #expect(found.distortion < 1e-9)
        for tilt in found.tilts { #expect(abs(tilt.angle - angle * 180 / .pi / 3.0.squareRoot()) < 1e-6) }
    }

    @Test(arguments: [
        (SIMD3(0.0, 3, 3), [true, true, true], "a⁰b⁺b⁺", "I4/mmm"),
        (SIMD3(0.0, 3, 3), [false, false, false], "a⁰b⁻b⁻", "Imma"),
        (SIMD3(0.0, 3, 4.5), [true, true, false], "a⁰b⁺c⁻", "Cmcm"),
        (SIMD3(0.0, 3, 4.5), [false, false, false], "a⁰b⁻c⁻", "C2/m"),
        (SIMD3(3.0, 3, 3), [true, true, true], "a⁺a⁺a⁺", "Im-3"),
        (SIMD3(2.0, 3, 4), [true, true, true], "a⁺b⁺c⁺", "Immm"),
        (SIMD3(3.0, 3, 4), [true, true, false], "a⁺a⁺c⁻", "P4_2/nmc"),
        (SIMD3(4.0, 3, 3), [true, false, false], "a⁻a⁻c⁺", "Pnma"),
        (SIMD3(4.0, 3, 2), [false, true, false], "a⁺b⁻c⁻", "P2_1/m"),
        (SIMD3(3.0, 4, 3), [false, false, false], "a⁻a⁻c⁻", "C2/c"),
        (SIMD3(2.0, 3, 4), [false, false, false], "a⁻b⁻c⁻", "P-1"),
    ])
    func symbolsOfSmallTilts(angles: SIMD3<Double>, inPhase: [Bool], symbol: String, group: String) throws {
        let found = try OctahedralTilts(tilted(angles, inPhase: inPhase), centre: "O", vertex: "Li")
        #expect(found.symbol == symbol)
        #expect(found.spaceGroup == group)
        // Small angles add as vectors, to second order.
        let expected = (0..<3).map { angles[$0] }.sorted()
        for (angle, other) in zip(found.tilts.map(\.angle).sorted(), expected) { #expect(abs(angle - other) < 0.2) }
    }

    /// CaTiO₃ as measured: the two tilts of the Pnma structure follow from angles Ti–O–Ti too.
    @Test func calciumTitanate() throws {
        let crystal = try CrystalInformationFile.structure(
            contentsOf: DatasetTests.path("calcium-titanate").replacingOccurrences(of: ".csv", with: ".cif"))
        #expect(crystal.sites.count == 20)
        let found = try OctahedralTilts(crystal, centre: "Ti", vertex: "O")
        #expect(found.symbol == "a⁻a⁻c⁺")
        #expect(found.spaceGroup == "Pnma")
        // Ti–O1–Ti along c is bent by twice the tilt about [110].
        let apex = crystal.cell.cartesian(SIMD3(0.0586, 0.4687, 0.25))
        let bonds = try crystal.neighbours(of: apex, element: "Ti", within: 2.5).map { $0.position - apex }
        try #require(bonds.count == 2)
        let bend = 180 - acos(dot(bonds[0], bonds[1]) / (length(bonds[0]) * length(bonds[1]))) * 180 / .pi
        let outOfPhase = found.tilts.filter { $0.phase == .outOfPhase }.map(\.angle)
        #expect(abs(hypot(outOfPhase[0], outOfPhase[1]) - bend / 2) < 0.5)
        #expect((8.0...10.5).contains(found.tilts[2].angle))
    }

    @Test func whatIsNoNetOfOctahedra() throws {
        let corner: [SIMD3<Double>] = [.zero, SIMD3(0, 0.5, 0.5), SIMD3(0.5, 0, 0.5), SIMD3(0.5, 0.5, 0)]
        // Edges are shared in rock salt, and behind each vertex stands another centre: cubic without tilts.
        let rocksalt = CrystalStructure(
            cell: try UnitCell(cubic: 5.64),
            [("Na", "Na", CubicInterstices.faceCentredOctahedral), ("Cl", "Cl", corner)])
        #expect(try OctahedralTilts(rocksalt, centre: "Na", vertex: "Cl").symbol == "a⁰a⁰a⁰")
        // Tetrahedra are no octahedra.
        let quarter = SIMD3<Double>(repeating: 0.25)
        let zincblende = CrystalStructure(
            cell: try UnitCell(cubic: 5.41), [("Zn", "Zn", corner), ("S", "S", corner.map { $0 + quarter })])
        #expect(throws: TrajectoryError.self) { try OctahedralTilts(zincblende, centre: "Zn", vertex: "S") }
        #expect(throws: TrajectoryError.self) { try OctahedralTilts(rocksalt, centre: "K", vertex: "Cl") }
    }
}
