import Chemistry
import Glibc
import Testing

@testable import Ionics

@Suite struct BondValenceTests {
    /// D₀ = 14.4 |V_A V_X| b²/(2 R_min √(n_A n_X)) of Adams and Rao 2009 proves each printed row.
    @Test func shippedPairsFulfilTheirFormula() throws {
        let periods = [
            "Li": 2.0, "N": 2, "O": 2, "F": 2, "Na": 3, "S": 3, "Cl": 3, "K": 4, "Se": 4, "Br": 4, "Te": 5, "I": 5,
        ]
        for pair in BondValencePair.alkali {
            let n = try #require(periods[pair.cation]) * (try #require(periods[pair.anion]))
            let depth =
                14.4 * Double(pair.cationCharge * -pair.anionCharge)
                / (2 * pair.stiffness * pair.stiffness * pair.distance * n.squareRoot())
            #expect(abs(pair.depth / depth - 1) < 1e-4, "\(pair)")
            #expect(abs(pair.energy(at: pair.distance) + pair.depth) < 1e-12)
        }
        #expect(BondValencePair.alkali.count == 25)
        #expect(BondValenceRadii.period(1) == 1 && BondValenceRadii.period(10) == 2 && BondValenceRadii.period(57) == 6)
    }

    private func structure() throws -> CrystalStructure {
        let cell = try UnitCell(a: SIMD3(7, 0, 0), b: SIMD3(1, 6.5, 0), c: SIMD3(0.5, -0.7, 8))
        return CrystalStructure(
            cell: cell,
            sites: [
                .init(label: "P1", element: "P", fractional: SIMD3(0.5, 0.5, 0.5)),
                .init(label: "S1", element: "S", fractional: SIMD3(0.62, 0.61, 0.6)),
                .init(label: "S2", element: "S", fractional: SIMD3(0.4, 0.36, 0.62)),
                .init(label: "S3", element: "S", fractional: SIMD3(0.35, 0.63, 0.4)),
                .init(label: "Cl1", element: "Cl", fractional: SIMD3(0, 0.05, 0.1), occupancy: 0.5),
                .init(label: "Li1", element: "Li", fractional: SIMD3(0.1, 0.2, 0.3)),
            ])
    }

    /// Energies by the potentials of BVlain 0.25, summed over all images one by one.
    @Test func energiesAgreeWithAnotherProgram() throws {
        let charges = ["Li": 1, "P": 5, "S": -2, "Cl": -1]
        let landscape = try BondValenceLandscape(structure(), mobile: "Li", charges: charges)
        #expect(landscape.grid.counts == SIMD3(35, 33, 41))
        let expected: [(SIMD3<Int>, attraction: Double, repulsion: Double)] = [
            (SIMD3(0, 0, 20), -1.318_683_548_96, 0.006_495_073_87),
            (SIMD3(10, 3, 5), -0.754_166_597_39, 0.003_546_589_16),
            (SIMD3(30, 20, 10), -1.322_301_739_39, 0.073_313_872_24),
            (SIMD3(17, 4, 33), -1.731_810_465_93, 0.033_678_163_52),
        ]
        let halved = try BondValenceLandscape(structure(), mobile: "Li", charges: charges, attractionWeight: 0.5)
        for (place, attraction, repulsion) in expected {
            #expect(abs(landscape.grid[place.x, place.y, place.z] - attraction - repulsion) < 1e-5)
            #expect(abs(halved.grid[place.x, place.y, place.z] - attraction / 2 - repulsion) < 1e-5)
        }
    }

    @Test func whatIsNotKnownIsNamed() throws {
        let crystal = try structure()
        #expect(throws: BondValenceError.noCharge(label: "S1", element: "S")) {
            try BondValenceLandscape(crystal, mobile: "Li", charges: ["Li": 1, "P": 5, "Cl": -1])
        }
        #expect(throws: BondValenceError.noPair(cation: "Li", cationCharge: 1, anion: "S", anionCharge: -1)) {
            try BondValenceLandscape(crystal, mobile: "Li", charges: ["Li": 1, "P": 5, "S": -1, "Cl": -1])
        }
        #expect(throws: IonicsError.self) { try BondValenceLandscape(crystal, mobile: "S", charges: ["S": -2]) }
        let table = try DataTable(
            text: "cation,cation_charge,anion,anion_charge,depth,distance,stiffness\nAg,1,I,-1,0.4,2.8,1.9\n",
            path: "pairs.csv")
        #expect(try BondValencePair.pairs(table)[0].distance == 2.8)
    }

    /// Between fcc sulphide ions alone the lowest places are the tetrahedral and octahedral ones, and ways go on in three dimensions.
    @Test func closePackedAnionsGiveThreeDimensionalPaths() throws {
        let lattice = try AnionLattice(.faceCentredCubic, volumePerAnion: 40)
        let crystal = CrystalStructure(
            cell: lattice.cell, sites: lattice.anions.map { .init(label: "S", element: "S", fractional: $0) })
        let landscape = try BondValenceLandscape(
            crystal, mobile: "Li", charges: ["Li": 1, "S": -2], spacing: lattice.cell.lengths.x / 48)
        let levels = try landscape.percolation().levels
        let barrier = try #require(levels[2])
        #expect(abs(barrier - (try #require(levels[0]))) < 1e-4)
        // Eight T, four O, and the way between them through a triangle's middle: the map's own values at these places.
        let grid = landscape.grid
        #expect(grid.counts == SIMD3(48, 48, 48))
        let saddle = grid[16, 16, 16]
        let lowest = try #require(grid.values.min())
        // No way goes below the triangle's middle, and boxes beside it are hardly higher.
        #expect(barrier > saddle - lowest - 1e-6 && barrier < saddle - lowest + 0.07, "\(barrier) \(saddle - lowest)")
    }
}
