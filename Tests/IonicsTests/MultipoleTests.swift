import Testing

@testable import Ionics

@Suite struct MultipoleTests {
    private func borate() throws -> PointChargeCluster { try .tetrahedron(central: 1, corner: -0.5, bondLength: 1.4) }

    /// Row X7: a regular tetrahedron has charge alone up to the octupole.
    @Test func tetrahedraHaveNoDipoleAndNoQuadrupole() throws {
        let ion = try borate()
        #expect(abs(ion.netCharge + 1) < 1e-12)
        #expect(length(ion.dipole) < 1e-12)
        for row in ion.quadrupole { for value in row { #expect(abs(value) < 1e-12) } }
        let places = [SIMD3<Double>(0, 0, 3), SIMD3(3, 0, 0), SIMD3(1, 2, 2)]
        for place in places {
            #expect(abs(try ion.expandedPotential(at: place, order: 2) + 14.399_645 / 3) < 1e-5)
        }
        #expect(abs(try ion.expandedPotential(at: places[0], order: 3) + 14.399_645 / 3) > 0.01)
    }

    /// The tensor form of the terms, and the exact sum: errors fall as (a/r)^(l+1).
    @Test func theExpansionGoesToTheExactSum() throws {
        let ion = try PointChargeCluster([
            .init(0.9, at: SIMD3(0.1, -0.2, 0.05)), .init(-1.2, at: SIMD3(0.8, 0.3, -0.5)),
            .init(-0.7, at: SIMD3(-0.6, 0.7, 0.4)),
        ])
        let place = SIMD3(1.5, -2.1, 1.9)
        let distance = length(place)
        let unit = place / distance
        var quadrupole = 0.0
        for row in 0..<3 {
            for column in 0..<3 { quadrupole += unit[row] * ion.quadrupole[row][column] * unit[column] }
        }
        let tensors =
            PointChargeCluster.coulomb
            * (ion.netCharge / distance + dot(ion.dipole, unit) / (distance * distance)
                + quadrupole / (2 * distance * distance * distance))
        #expect(abs(try ion.expandedPotential(at: place, order: 2) - tensors) < 1e-12)
        let exact = ion.potential(at: place)
        let extent = 1.02
        for order in [0, 1, 2, 3, 6, 12] {
            var bound = PointChargeCluster.coulomb * 2.8 / (distance - extent)
            for _ in 0...order { bound *= extent / distance }
            #expect(abs(try ion.expandedPotential(at: place, order: order) - exact) < bound)
        }
        #expect(abs(try ion.expandedPotential(at: place, order: 40) - exact) < 1e-12)
        #expect(throws: IonicsError.self) { try ion.expandedPotential(at: SIMD3(0.5, 0, 0), order: 2) }
    }
}
