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

    /// Each orientation shares with the cube as many of its 48 operations as the group of its name has.
    @Test func orientationsHaveTheirSymmetry() throws {
        let orders: [TetrahedralOrientation: Int] = [.tetrahedral: 24, .tetragonal: 8, .orthorhombic: 4, .trigonal: 6]
        for orientation in TetrahedralOrientation.allCases {
            let bonds = orientation.bonds
            for bond in bonds { #expect(abs(length(bond) - 1) < 1e-12) }
            for (first, second) in [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)] {
                #expect(abs(dot(bonds[first], bonds[second]) + 1.0 / 3) < 1e-12)
            }
            var order = 0
            for permutation in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
                for signs in 0..<8 {
                    let images = bonds.map { bond in
                        var image = SIMD3<Double>()
                        for axis in 0..<3 { image[axis] = bond[permutation[axis]] * (signs >> axis & 1 == 0 ? 1 : -1) }
                        return image
                    }
                    let isSame = images.allSatisfy { image in bonds.contains { length($0 - image) < 1e-9 } }
                    order += isSame ? 1 : 0
                }
            }
            #expect(order == orders[orientation], "\(orientation)")
        }
        #expect(TetrahedralOrientation.trigonal.markup == "*C*~3v~")
    }

    /// Row X7: to the quadrupole the four orientations agree; the octupole tells them apart, and comes nearer to the exact sum.
    @Test func surfacesOfFourOrientations() throws {
        var middles: [Double] = []
        for orientation in TetrahedralOrientation.allCases {
            let ion = try PointChargeCluster.tetrahedron(
                central: 1.2, corner: -0.55, bondLength: 1.4, orientation: orientation)
            func surface(_ order: Int) throws -> PotentialSurface {
                try PotentialSurface(
                    ion, centre: SIMD3(0, 0, 3.5), first: SIMD3(1, 0, 0), second: SIMD3(0, 2, 0), count: 11,
                    order: order)
            }
            let (low, high, best) = (try surface(2), try surface(3), try surface(8))
            #expect(abs(low.expanded[5][5] + 14.399_645 / 3.5) < 1e-5)
            #expect(high.largestError < low.largestError && best.largestError < 0.05 * low.largestError)
            #expect(low.coordinates.first == -0.5 && low.coordinates.last == 0.5)
            #expect(abs(high.exact[0][10] - ion.potential(at: SIMD3(-0.5, 0.5, 3.5))) < 1e-12)
            middles.append(high.exact[5][5])
        }
        #expect((middles.max() ?? 0) - (middles.min() ?? 0) > 0.01)
        let ion = try borate()
        #expect(throws: IonicsError.self) {
            try PotentialSurface(ion, centre: SIMD3(0, 0, 1), first: SIMD3(1, 0, 0), second: SIMD3(0, 1, 0))
        }
        #expect(throws: IonicsError.self) {
            try PotentialSurface(ion, centre: SIMD3(0, 0, 4), first: SIMD3(1, 0, 0), second: SIMD3(2, 0, 0))
        }
        #expect(abs(try PotentialSurface.speed(potential: 0.01, molarMass: 6.94) - 5.3e-3) < 0.05e-3)
    }
}
