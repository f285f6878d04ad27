import Foundation
import Testing

@testable import Ionics

/// Row X20: the triangle of anions on a way through a crystal.
@Suite struct MigrationBottleneckTests {
    private func antiperovskite(_ edge: Double, halide: String = "Cl") throws -> CrystalStructure {
        CrystalStructure(
            cell: try UnitCell(cubic: edge),
            [
                ("O", "O", [.zero]), (halide, halide, [SIMD3(0.5, 0.5, 0.5)]),
                ("Li", "Li", [SIMD3(0.5, 0, 0), SIMD3(0, 0.5, 0), SIMD3(0, 0, 0.5)]),
            ])
    }

    /// Along the edge of an octahedron lithium crosses a triangle of one oxide and two halides with the area a²/(2√2), in the middle.
    @Test(arguments: [3.91, 4.02]) func edgeOfTheOctahedron(edge: Double) throws {
        let found = try MigrationBottleneck(
            antiperovskite(edge), from: SIMD3(0.5, 0, 0), to: SIMD3(0, 0.5, 0), radii: ["O": 0, "Cl": 0])
        #expect(found.corners.map(\.element).sorted() == ["Cl", "Cl", "O"])
        #expect(abs(found.area - edge * edge / (2 * 2.0.squareRoot())) < 1e-9)
        #expect(abs(found.crossing - 0.5) < 1e-9)
        // Points leave the circle through all three: R = abc/4A = 3a/(4√2).
        #expect(abs(found.radius - 0.75 * edge / 2.0.squareRoot()) < 1e-6)
    }

    /// Spheres leave less room, the larger ones the least; Descartes' circle between three that touch.
    @Test func spheresLeaveLessRoom() throws {
        let small = try MigrationBottleneck(
            antiperovskite(3.91), from: SIMD3(0.5, 0, 0), to: SIMD3(0, 0.5, 0), radii: ["O": 1.4, "Cl": 1.81])
        let large = try MigrationBottleneck(
            antiperovskite(3.91, halide: "Br"), from: SIMD3(0.5, 0, 0), to: SIMD3(0, 0.5, 0),
            radii: ["O": 1.4, "Br": 1.96])
        #expect(small.radius > large.radius)
        #expect(small.area == large.area)
        // Three spheres of radius 1 that touch: r = 2/√3 − 1.
        let triangle = [SIMD3(0.0, 0, 0), SIMD3(2.0, 0, 0), SIMD3(1, 3.0.squareRoot(), 0)]
        #expect(abs(MigrationBottleneck.room(triangle, [1, 1, 1]) - (2 / 3.0.squareRoot() - 1)) < 1e-8)
        // Descartes: three circles of radii 1, 2, 3 that touch have a circle of 6/23 between them.
        let circles = [SIMD3(0.0, 0, 0), SIMD3(3.0, 0, 0), SIMD3(0.0, 4, 0)]
        #expect(abs(MigrationBottleneck.room(circles, [1, 2, 3]) - 6.0 / 23) < 1e-6)
    }

    /// Brute force: in crystals of random points no triangle that the way crosses leaves less room.
    @Test func noOtherTriangleIsNarrower() throws {
        var state: UInt64 = 9
        func random() -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 11) / Double(1 << 53)
        }
        var compared = 0
        for _ in 0..<8 {
            let places = (0..<6).map { _ in SIMD3(random(), random(), random()) }
            let crystal = CrystalStructure(cell: try UnitCell(cubic: 5), [("O", "O", places)])
            let (start, end) = (SIMD3(random(), random(), random()), SIMD3(random(), random(), random()))
            guard let found = try? MigrationBottleneck(crystal, from: start, to: end, radii: ["O": 1.2], range: 4)
            else { continue }
            let middle = 5 * (start + end) / 2
            let near = try crystal.neighbours(of: middle, element: "O", within: 4).map(\.position)
            for i in near.indices {
                for j in near.indices where j > i {
                    for k in near.indices where k > j {
                        // Another test of the crossing: the ends lie on either side, and the three volumes with the way have one sign.
                        let (a, b, c, p, q) = (near[i], near[j], near[k], 5 * start, 5 * end)
                        let side = cross(b - a, c - a)
                        guard dot(side, p - a) * dot(side, q - a) < 0 else { continue }
                        let volumes = [(a, b), (b, c), (c, a)].map { dot(q - p, cross($0.0 - p, $0.1 - p)) }
                        guard volumes.allSatisfy({ $0 > 1e-9 }) || volumes.allSatisfy({ $0 < -1e-9 }) else { continue }
                        compared += 1
                        #expect(MigrationBottleneck.room([a, b, c], [1.2, 1.2, 1.2]) >= found.radius - 1e-6)
                    }
                }
            }
        }
        #expect(compared > 20)
    }

    @Test func whatCannotBeFound() throws {
        let crystal = try antiperovskite(3.91)
        // Towards an oxide nothing is crossed before it.
        #expect(throws: TrajectoryError.self) {
            try MigrationBottleneck(
                crystal, from: SIMD3(0.5, 0, 0), to: SIMD3(0.45, 0, 0), radii: ["O": 1.4, "Cl": 1.8], range: 2)
        }
        #expect(throws: TrajectoryError.self) {
            try MigrationBottleneck(crystal, from: SIMD3(0.5, 0, 0), to: SIMD3(0, 0.5, 0), radii: ["S": 1.8])
        }
    }
}
