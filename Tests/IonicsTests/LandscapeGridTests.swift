import Foundation
import NumericalMethods
import Testing

@testable import Ionics

/// Paths, percolation and sites on grids, checked by exhaustive search where grids are small; grid files.
@Suite struct LandscapeGridTests {
    static func random(_ counts: SIMD3<Int>, seed: UInt64) throws -> DensityGrid {
        var generator = SeededGenerator(seed: seed)
        return try DensityGrid(
            cell: UnitCell(cubic: 3), counts: counts,
            values: (0..<counts.x * counts.y * counts.z).map { _ in
                generator.uniform() < 0.15 ? Double.infinity : generator.uniform()
            })
    }

    /// Lowest levels from one box to every box of the cells around, by lowering them until nothing changes.
    static func levels(_ grid: DensityGrid, from start: SIMD3<Int>, reach: Int) -> [SIMD3<Int>: Double] {
        let counts = grid.counts
        func value(_ p: SIMD3<Int>) -> Double {
            func inside(_ i: Int, _ n: Int) -> Int { (i % n + n) % n }
            return grid[inside(p.x, counts.x), inside(p.y, counts.y), inside(p.z, counts.z)]
        }
        var places: [SIMD3<Int>] = []
        for x in -reach * counts.x..<(reach + 1) * counts.x {
            for y in -reach * counts.y..<(reach + 1) * counts.y {
                for z in -reach * counts.z..<(reach + 1) * counts.z { places.append(SIMD3(x, y, z)) }
            }
        }
        var levels: [SIMD3<Int>: Double] = [start: value(start)]
        var changed = true
        while changed {
            changed = false
            for place in places where value(place).isFinite {
                for axis in 0..<3 {
                    for direction in [-1, 1] {
                        var other = place
                        other[axis] += direction
                        guard let there = levels[other] else { continue }
                        let level = max(there, value(place))
                        if level < levels[place] ?? .infinity {
                            levels[place] = level
                            changed = true
                        }
                    }
                }
            }
        }
        return levels
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>) func pathsAgreeWithExhaustiveSearch(seed: UInt64) throws {
        let grid = try Self.random(SIMD3(3, 4, 2), seed: seed)
        let counts = grid.counts
        for start in [SIMD3(0, 0, 0), SIMD3(1, 2, 1)] where grid[start.x, start.y, start.z].isFinite {
            let levels = Self.levels(grid, from: start, reach: 2)
            for (end, level) in levels
            where end.x >= 0 && end.x < 6 && end.y >= 0 && end.y < 4 && end.z >= 0 && end.z < 2 {
                func fractional(_ p: SIMD3<Int>) -> SIMD3<Double> {
                    SIMD3(
                        (Double(p.x) + 0.5) / Double(counts.x), (Double(p.y) + 0.5) / Double(counts.y),
                        (Double(p.z) + 0.5) / Double(counts.z))
                }
                let path = try MinimumEnergyPath(grid, from: fractional(start), to: fractional(end), snapping: false)
                #expect(path.energies.max() == level)
                #expect(length(try #require(path.fractional.last) - fractional(end)) < 1e-12)
                for (a, b) in zip(path.fractional, path.fractional.dropFirst()) {
                    let step = (b - a) * SIMD3(Double(counts.x), Double(counts.y), Double(counts.z))
                    #expect(abs(length(step) - 1) < 1e-9)
                }
            }
        }
    }

    /// Percolation in one dimension: the lowest level at which some box reaches an image of itself.
    @Test(arguments: 1...6 as ClosedRange<UInt64>) func percolationAgreesWithExhaustiveSearch(seed: UInt64) throws {
        let grid = try Self.random(SIMD3(3, 3, 3), seed: 100 + seed)
        var lowest = Double.infinity
        for x in 0..<3 {
            for y in 0..<3 {
                for z in 0..<3 where grid[x, y, z].isFinite {
                    let levels = Self.levels(grid, from: SIMD3(x, y, z), reach: 2)
                    for image in [
                        SIMD3(3, 0, 0), SIMD3(0, 3, 0), SIMD3(0, 0, 3), SIMD3(3, 3, 0), SIMD3(3, -3, 0), SIMD3(3, 0, 3),
                        SIMD3(3, 0, -3), SIMD3(0, 3, 3), SIMD3(0, 3, -3),
                    ] {
                        lowest = min(lowest, levels[SIMD3(x, y, z) &+ image] ?? .infinity)
                    }
                }
            }
        }
        let bottom = try #require(grid.values.min())
        let found = try PercolationBarrier(grid).lowest.map { $0 + bottom } ?? .infinity
        #expect(found == lowest || abs(found - lowest) < 1e-12)
    }

    /// E = ¼[2 − cos 2πx − cos 2πy] + z-wall: the pass between (0,0) and (1,0) lies at ½ eV.
    @Test func barrierOfACosine() throws {
        let n = 40
        var values: [Double] = []
        for x in 0..<n {
            for y in 0..<n {
                for _ in 0..<4 {
                    func wave(_ i: Int) -> Double { cos(2 * .pi * (Double(i) + 0.5) / Double(n)) }
                    values.append(0.25 * (2 - wave(x) - wave(y)))
                }
            }
        }
        let grid = try DensityGrid(cell: UnitCell(cubic: 8), counts: SIMD3(n, n, 4), values: values)
        let path = try MinimumEnergyPath(grid, from: SIMD3(0.05, 0.05, 0.1), to: SIMD3(1.05, 0.05, 0.1))
        #expect(abs(path.barrier - 0.5) < 0.005)
        #expect(abs(path.barrierBack - 0.5) < 0.005)
        #expect(abs(try #require(path.distances.last) - 8) < 0.01)
        let percolation = try PercolationBarrier(grid)
        #expect(abs(try #require(percolation.levels[1]) - 0.5) < 0.005)
        #expect(throws: TrajectoryError.self) {
            try MinimumEnergyPath(grid, from: SIMD3(0, 0, 0), to: SIMD3(1, 0, 0), width: 0)
        }
    }

    @Test func sitesAreWhereTheDensityWasPut() throws {
        let cell = try UnitCell(a: SIMD3(8, 0, 0), b: SIMD3(-2, 7, 0), c: SIMD3(0, 1, 9))
        let sites = [SIMD3(0.02, 0.98, 0.5), SIMD3(0.3, 0.3, 0.1), SIMD3(0.6, 0.7, 0.8)]
        let shares = [1.0, 0.5, 0.25]
        let counts = SIMD3(32, 30, 36)
        let grid = GridNeighbours(counts)
        let values = (0..<counts.x * counts.y * counts.z).map { box in
            zip(sites, shares).reduce(0) { sum, site in
                let r = cell.nearestImage(cell.cartesian(grid.fractional(box) - site.0))
                return sum + site.1 * exp(-dot(r, r) / (2 * 0.25)) / pow(2 * .pi * 0.25, 1.5)
            }
        }
        let density = try DensityGrid(cell: cell, counts: counts, values: values)
        let found = try DensitySites(density, element: "Li")
        #expect(found.structure.sites.count == 3)
        for (index, site) in found.structure.sites.enumerated() {
            #expect(length(cell.nearestImage(cell.cartesian(site.fractional - sites[index]))) < 0.03)
            #expect(abs(found.populations[index] - shares[index]) < 0.01)
        }
        // Two humps with a shallow pass between are one site.
        let near = [SIMD3(0.3, 0.3, 0.1), SIMD3(0.43, 0.3, 0.1)]
        let humps = try DensityGrid(
            cell: cell, counts: counts,
            values: (0..<counts.x * counts.y * counts.z).map { box in
                near.reduce(0) { sum, site in
                    let r = cell.nearestImage(cell.cartesian(grid.fractional(box) - site))
                    return sum + exp(-dot(r, r) / (2 * 0.16))
                }
            })
        #expect(try DensitySites(humps, element: "Li").structure.sites.count == 1)
        #expect(try DensitySites(humps, element: "Li", passRatio: 0.95).structure.sites.count == 2)
        #expect(throws: TrajectoryError.self) { try DensitySites(density, element: "Li", leastPopulation: 5) }
    }

    /// A mirror and a centring make four images of each box; by hand.
    @Test func symmetryAverages() throws {
        let grid = try Self.random(SIMD3(4, 2, 6), seed: 8)
        let values = grid.values.map { $0.isFinite ? $0 : 2 }
        let start = try DensityGrid(cell: grid.cell, counts: grid.counts, values: values)
        let found = try start.symmetrised(by: ["-x,y,z", "x+1/2,y+1/2,z+1/2"])
        for x in 0..<4 {
            for y in 0..<2 {
                for z in 0..<6 {
                    let mean =
                        (start[x, y, z] + start[3 - x, y, z] + start[(x + 2) % 4, (y + 1) % 2, (z + 3) % 6]
                            + start[(5 - x) % 4, (y + 1) % 2, (z + 3) % 6]) / 4
                    #expect(abs(found[x, y, z] - mean) < 1e-12)
                }
            }
        }
        #expect(abs(found.values.reduce(0, +) - values.reduce(0, +)) < 1e-9)
        #expect(throws: TrajectoryError.self) { try start.symmetrised(by: ["y,x,z"]) }
        #expect(throws: TrajectoryError.self) { try start.symmetrised(by: ["mirror"]) }
    }

    @Test(arguments: DensityGrid.FileFormat.allCases) func filesReadBack(format: DensityGrid.FileFormat) throws {
        var generator = SeededGenerator(seed: 3)
        let cell = try UnitCell(a: SIMD3(4, 0, 0), b: SIMD3(-1, 5, 0.2), c: SIMD3(0.3, 0, 6))
        let grid = try DensityGrid(
            cell: cell, counts: SIMD3(3, 4, 5), values: (0..<60).map { _ in generator.normal() * 1e-3 })
        let path = NSTemporaryDirectory() + "ionweave-grid-\(format.rawValue)-\(getpid())"
        defer { unlink(path) }
        let structure = CrystalStructure(
            cell: cell, sites: [.init(label: "Li1", element: "Li", fractional: SIMD3(0.1, 0.2, 0.3))])
        for sites in [structure, nil] {
            try grid.write(to: path, format: format, structure: sites)
            let back = try DensityGrid(contentsOf: path, format: format)
            #expect(back.counts == grid.counts)
            #expect(length(back.cell.b - cell.b) < 1e-12)
            for (a, b) in zip(back.values, grid.values) { #expect(abs(a - b) < 1e-15) }
        }
        let text = try String(contentsOfFile: path, encoding: .utf8)
        // Cut anywhere, a file is an error with a line, never a crash or a grid.
        for cut in stride(from: 0, to: text.count - 30, by: 17) {
            try String(text.prefix(cut)).write(toFile: path, atomically: false, encoding: .utf8)
            #expect(throws: TrajectoryError.self) { try DensityGrid(contentsOf: path, format: format) }
        }
    }
}

/// Interstitial sites by what makes them so: equal distances to the nearest anions.
@Suite struct CubicIntersticesTests {
    @Test(arguments: [
        (CubicInterstices.bodyCentredTetrahedral, true, 12, 4, 5.0.squareRoot() / 4),
        (CubicInterstices.bodyCentredOctahedral, true, 6, 2, 0.5),
        (CubicInterstices.faceCentredTetrahedral, false, 8, 4, 3.0.squareRoot() / 4),
        (CubicInterstices.faceCentredOctahedral, false, 4, 6, 0.5),
    ]) func neighboursOfInterstices(
        sites: [SIMD3<Double>], isBodyCentred: Bool, count: Int, neighbours: Int, distance: Double
    ) throws {
        #expect(Set(sites).count == count)
        let cell = try UnitCell(cubic: 1)
        let anions =
            isBodyCentred
            ? [SIMD3(0, 0, 0), SIMD3(0.5, 0.5, 0.5)]
            : [SIMD3(0, 0, 0), SIMD3(0.5, 0.5, 0), SIMD3(0.5, 0, 0.5), SIMD3(0, 0.5, 0.5)]
        for site in sites {
            var near = 0
            for anion in anions {
                for i in -1...1 {
                    for j in -1...1 {
                        for k in -1...1 {
                            let r = site - anion + SIMD3(Double(i), Double(j), Double(k))
                            #expect(length(r) > distance - 1e-9)
                            if abs(length(r) - distance) < 1e-9 { near += 1 }
                        }
                    }
                }
            }
            #expect(near == neighbours)
        }
        // The two sites of a sublattice lie half a body diagonal apart.
        guard count == 12 else { return }
        for pair in stride(from: 0, to: 12, by: 2) {
            let step = cell.nearestImage(sites[pair] - sites[pair + 1])
            #expect(abs(length(step) - 3.0.squareRoot() / 2) < 1e-9)
        }
    }
}

/// A real charge density of VASP.
@Suite(.enabled(if: SharedData.isPresent)) struct SharedGridTests {
    /// pymatgen: 29 × 29 × 29 values, mean 6.748334594183566, cell of 2810.349689815685 Å³.
    @Test func chargeDensity() throws {
        let grid = try DensityGrid(
            contentsOf: SharedData.path(
                "md_pymatgen_diffusion_tests/tests__pymatgen__analysis__diffusion__aimd__CHGCAR_new.vasp"),
            format: .chgcar)
        #expect(grid.counts == SIMD3(29, 29, 29))
        #expect(abs(grid.cell.volume / 2810.349_689_815_685 - 1) < 1e-9)
        let mean = grid.values.reduce(0, +) / Double(grid.values.count) * grid.cell.volume
        #expect(abs(mean / 6.748_334_594_183_566 - 1) < 1e-9)
    }
}
