import Foundation
import NumericalMethods
import Quantities
import Testing

@testable import Ionics

/// Rows F6–F11, F16, F17: structure and frustration, against closed forms and printed numbers.
@Suite struct TrajectoryStructureTests {
    /// Rock salt: 4 × 4 × 4 places 2.5 Å apart, Na and Cl in turn.
    private func rockSalt() throws -> Trajectory {
        var elements: [String] = []
        var positions: [Double] = []
        for i in 0..<4 {
            for j in 0..<4 {
                for k in 0..<4 {
                    elements.append((i + j + k) % 2 == 0 ? "Na" : "Cl")
                    positions += [2.5 * Double(i), 2.5 * Double(j), 2.5 * Double(k)]
                }
            }
        }
        return try Trajectory(
            elements: elements, frameInterval: 1, cells: [UnitCell(cubic: 10)], positions: positions,
            areUnwrapped: false)
    }

    private func gas(ions: Int, frames: Int, seed: UInt64) throws -> Trajectory {
        var generator = SeededGenerator(seed: seed)
        let positions = (0..<3 * ions * frames).map { _ in 10 * generator.uniform() }
        return try Trajectory(
            elements: (0..<ions).map { $0 % 2 == 0 ? "Na" : "Cl" }, frameInterval: 1, cells: [UnitCell(cubic: 10)],
            positions: positions, areUnwrapped: true)
    }

    @Test func neighboursInRockSalt() throws {
        let salt = try rockSalt()
        let unlike = try RadialDistribution(salt, center: "Na", neighbour: "Cl", range: 4.4, width: 0.1)
        #expect(abs(unlike.coordination[25] - 6) < 1e-12)
        #expect(abs(unlike.coordination[43] - 14) < 1e-12)
        let like = try RadialDistribution(salt, center: "Na", neighbour: "Na", range: 4, width: 0.1)
        #expect(abs(like.coordination[36] - 12) < 1e-12)
        // Six in the shell from 2.5 to 2.6 Å, against 32 in 1000 Å³.
        let volume = 4 / 3 * Double.pi * (2.6 * 2.6 * 2.6 - 2.5 * 2.5 * 2.5)
        #expect(abs(unlike.values[25] - 6 / (0.032 * volume)) < 1e-9)
        let around = try CoordinationDistribution(salt, center: "Cl", neighbour: "Na", cutoff: 3)
        #expect(around.mean == 6 && around.standardDeviation == 0)
        let map = try AngleDistanceMap(salt, anion: "Cl", cation: "Na", range: 3, width: 3, angleBins: 9)
        // Of 15 pairs of neighbours 12 stand at 90° and 3 at 180°.
        #expect(abs(map.counts[0][4] - 12) < 1e-9 && abs(map.counts[0][8] - 3) < 1e-9)
        #expect(throws: TrajectoryError.self) { try RadialDistribution(salt, center: "Na", neighbour: "Cl", range: 6) }
    }

    @Test func gasHasNoStructure() throws {
        let gas = try gas(ions: 40, frames: 60, seed: 31)
        let pairs = try RadialDistribution(gas, center: "Na", neighbour: "Na", width: 0.5)
        for (index, value) in pairs.values.enumerated() where index > 2 { #expect(abs(value - 1) < 0.15) }
        let van = try VanHoveFunction(gas, element: "Na", lags: [1], width: 0.5)
        for (index, value) in van.distinctPart[0].enumerated() where index > 2 { #expect(abs(value - 1) < 0.15) }
        let grid = try DensityGrid(gas, element: "Na", spacing: 2.5, folding: SIMD3(2, 1, 1))
        #expect(grid.counts == SIMD3(2, 4, 4))
        let integral = grid.values.reduce(0, +) * grid.cell.volume / Double(grid.values.count)
        #expect(abs(integral - 10) < 1e-9)
        let flat = try grid.projection(along: 2)
        let area = 5 * 10 / 8.0
        #expect(abs(flat.flatMap { $0 }.reduce(0, +) * area - 10) < 1e-9)
        #expect(try grid.slice(axis: 0, index: 1)[2][3] == grid[1, 2, 3])
    }

    /// Normal displacements: 4πr² G_s of Maxwell's form, α₂ = 0. Rare jumps of one length a: α₂ = 3/(5p) − 1.
    @Test func displacementsOfWalks() throws {
        let walk = try DiffusionTests.walk(ions: 60, frames: 300, seed: 41, step: DiffusionTests.brownian)
        #expect(abs(try NonGaussianParameter(walk, element: "Li", lags: [1]).values[0]) < 0.03)
        let cell = try Trajectory(
            elements: walk.elements, frameInterval: 1, cells: [UnitCell(cubic: 20)], positions: walk.positions,
            areUnwrapped: true)
        let van = try VanHoveFunction(try cell.selecting(ions: Array(0..<10)), element: "Li", lags: [1], width: 0.25)
        #expect(abs(van.selfPart[0].reduce(0, +) * 0.25 + van.beyond[0] - 1) < 1e-9)
        for (r, value) in zip(van.distances, van.selfPart[0]) {
            #expect(abs(value - (2 / Double.pi).squareRoot() * r * r * exp(-r * r / 2)) < 0.06)
        }
        let jumps = try DiffusionTests.walk(ions: 60, frames: 400, seed: 43) { generator, increments in
            for ion in increments.indices { increments[ion] = generator.uniform() < 0.1 ? SIMD3(2, 0, 0) : SIMD3() }
        }
        #expect(abs(try NonGaussianParameter(jumps, element: "Li", lags: [1]).values[0] - (3 / (5 * 0.1) - 1)) < 0.4)
    }

    /// −k_B T ln ρ of harmonic ions is k r²/2.
    @Test func potentialsOfHarmonicIons() throws {
        var generator = SeededGenerator(seed: 51)
        let thermal = PhysicalConstants.boltzmannElectronvolt * 600
        let spread = 0.3
        let positions = (0..<3 * 200_000).map { _ in 5 + spread * generator.normal() }
        let run = try Trajectory(
            elements: ["Li"], frameInterval: 1, cells: [UnitCell(cubic: 10)], positions: positions, areUnwrapped: false)
        let site = CrystalStructure.Site(label: "A", element: "Li", fractional: SIMD3(0.5, 0.5, 0.5))
        let found = try PotentialOfMeanForce(
            run, element: "Li", structure: CrystalStructure(cell: UnitCell(cubic: 10), sites: [site]), temperature: 600,
            range: 0.9, width: 0.1)
        for (r, energy) in zip(found.distances, found.energies).dropFirst(2) {
            let expected = thermal * r * r / (2 * spread * spread)
            #expect(
                abs((energy - found.energies[2]) - (expected - thermal * 0.25 * 0.25 / (2 * spread * spread))) < 0.1
                    * thermal)
        }
        let energies = try DensityGrid(run, element: "Li", spacing: 0.2).freeEnergy(temperature: 600)
        let middle = energies.counts.x / 2
        let rise = energies[middle + 2, middle, middle] - energies[middle, middle, middle]
        // Boxes of 0.2 Å with their middles at 0.1 and 0.5 Å.
        #expect(abs(rise - thermal * (0.25 - 0.01) / (2 * spread * spread)) < 0.15 * thermal)
    }

    /// A channel along a at 0.2 eV, a link to a second one at 0.5, a plane's connection at 0.7.
    @Test func barriersOfPaths() throws {
        var values = [Double](repeating: .infinity, count: 64)
        func set(_ x: Int, _ y: Int, _ z: Int, _ value: Double) { values[(x * 4 + y) * 4 + z] = value }
        for x in 0..<4 { set(x, 0, 0, x == 2 ? 0.2 : 0.1) }
        for y in 1..<4 { set(1, y, 0, 0.5) }
        let flat = try PercolationBarrier(DensityGrid(cell: UnitCell(cubic: 4), counts: SIMD3(4, 4, 4), values: values))
        #expect(flat.levels.map { $0.map { ($0 * 10).rounded() / 10 } } == [0.1, 0.4, nil])
        // A diagonal staircase closes only after one cell along a and b together: one dimension.
        values = [Double](repeating: .infinity, count: 64)
        for step in 0..<4 {
            set(step, step, 0, 0)
            set((step + 1) % 4, step, 0, 0.3)
        }
        let stairs = try PercolationBarrier(
            DensityGrid(cell: UnitCell(cubic: 4), counts: SIMD3(4, 4, 4), values: values))
        #expect(stairs.levels == [0.3, nil, nil])
        for index in values.indices { values[index] = Double(index % 7) }
        let all = try PercolationBarrier(DensityGrid(cell: UnitCell(cubic: 4), counts: SIMD3(4, 4, 4), values: values))
        #expect(all.levels.allSatisfy { $0 != nil })
        #expect(try all.levels == bruteLevels(values))
    }

    /// The levels by flooding a block of 5 × 5 × 5 cells: connected to an image k cells away.
    private func bruteLevels(_ values: [Double]) throws -> [Double?] {
        var result: [Double?] = [nil, nil, nil]
        for level in Set(values).sorted() {
            var dimensions = 0
            for start in 0..<64 where values[start] <= level {
                var seen: Set<SIMD3<Int>> = [SIMD3(start / 16, start / 4 % 4, start % 4)]
                var open = Array(seen)
                while let place = open.popLast() {
                    for axis in 0..<3 {
                        for direction in [-1, 1] {
                            var next = place
                            next[axis] += direction
                            guard abs(next[axis] - 2) <= 10, !seen.contains(next) else { continue }
                            let index = ((next.x & 3) * 4 + (next.y & 3)) * 4 + (next.z & 3)
                            guard values[index] <= level else { continue }
                            seen.insert(next)
                            open.append(next)
                        }
                    }
                }
                let origin = SIMD3(start / 16, start / 4 % 4, start % 4)
                let images = seen.map { $0 &- origin }.filter {
                    $0 != SIMD3() && ($0.x & 3, $0.y & 3, $0.z & 3) == (0, 0, 0)
                }
                dimensions = max(dimensions, rank(images))
            }
            for d in 0..<dimensions where result[d] == nil { result[d] = level - (values.min() ?? 0) }
        }
        return result
    }

    private func rank(_ vectors: [SIMD3<Int>]) -> Int {
        var basis: [SIMD3<Double>] = []
        for vector in vectors {
            var rest = SIMD3(Double(vector.x), Double(vector.y), Double(vector.z))
            for known in basis { rest -= dot(rest, known) * known }
            if length(rest) > 1e-6 { basis.append(rest / length(rest)) }
        }
        return basis.count
    }

    /// Wood et al. 2021, fig 4a: tetrahedral 2, triangular 8, linear 6 sites an anion of fcc Li₂B₁₂H₁₂.
    @Test func entropyOfBorate() throws {
        func entropy(_ tet: Double, _ tri: Double, _ lin: Double, _ weighting: ShannonEntropy.Weighting) throws
            -> Double
        {
            try ShannonEntropy.value(occupancies: [tet, tri, lin], siteCounts: [2, 8, 6], weighting: weighting)
        }
        let states = [(0.03, 0.22, 0.03), (0.14, 0.14, 0.10), (0.09, 0.11, 0.15)]
        for (state, value) in zip(states, [0.331, 0.375, 0.370]) {
            #expect(abs(try entropy(state.0, state.1, state.2, .sites) - value) < 5e-4)
        }
        for (state, value) in zip(states, [0.480, 0.381, 0.377]) {
            #expect(abs(try entropy(state.0, state.1, state.2, .ions) - value) < 5e-4)
        }
    }

    @Test func orderOfSublattices() throws {
        let cell = try UnitCell(cubic: 8)
        let sites = (0..<4).map {
            CrystalStructure.Site(label: "T", element: "Ag", fractional: SIMD3(Double($0) / 4, 0, 0))
        }
        let run = try Trajectory(
            elements: ["Ag", "Ag"], frameInterval: 1, cells: [cell], positions: [0, 0, 0, 4, 0, 0, 0, 0, 0, 2, 0, 0],
            areUnwrapped: false)
        let occupation = try SiteOccupation(run, element: "Ag", structure: CrystalStructure(cell: cell, sites: sites))
        let order = try SublatticeOrder(occupation, sublattices: [[0, 2], [1, 3]])
        #expect(order.relativeOccupancies == [1.5, 0.5])
        #expect(order.orderParameter == 0.5)
    }

    /// A bond that turns by 3° a frame about z, and one that stands still along it.
    @Test func turningBonds() throws {
        var positions: [Double] = []
        for frame in 0..<360 {
            let turn = 3 * Double(frame) * Double.pi / 180
            positions += [9.8, 5, 5, 9.8 + cos(turn), 5 + sin(turn), 5]
        }
        let run = try Trajectory(
            elements: ["B", "H"], frameInterval: 2, cells: [UnitCell(cubic: 10)], positions: positions,
            areUnwrapped: false)
        let bond = try BondOrientation(run, center: "B", ligand: "H", cutoff: 1.2)
        let found = try bond.correlation(lags: [0, 10, 20])
        for (lag, values) in zip([0.0, 10, 20], zip(found.first, found.second)) {
            let cosine = cos(3 * lag * Double.pi / 180)
            #expect(abs(values.0 - cosine) < 1e-9)
            #expect(abs(values.1 - (1.5 * cosine * cosine - 0.5)) < 1e-9)
        }
        let time = try #require(try bond.reorientationTime())
        #expect(abs(time - 2 * acos(exp(-1.0)) * 180 / Double.pi / 3) < 0.01)
        // Windows of 20° hold −9° to 9° of the turn, seven of 120 directions; of 24.1° nine.
        let axes = [SIMD3(2.0, 0, 0), SIMD3(0, 0, 1)]
        #expect(try bond.shares(around: axes) == [7.0 / 120, 0])
        #expect(try bond.shares(around: axes, window: 24.1) == [9.0 / 120, 0])
        #expect(throws: TrajectoryError.self) { try bond.shares(around: [SIMD3(0, 0, 0)]) }
        #expect(throws: TrajectoryError.self) { try bond.shares(around: axes, window: 0) }
        // The middle third of the polar angle, all azimuths: ln 3 is lost.
        #expect(abs(try bond.entropy(polarBins: 3, azimuthBins: 4) + log(3)) < 1e-3)
    }
}
