import Foundation
import NumericalMethods
import Testing

@testable import Ionics

/// Walks on networks whose diffusivity is known.
@Suite struct KineticMonteCarloTests {
    /// ⟨Δr²⟩ along an axis over 2Δt in cm²/s for steps of `lag` frames that do not overlap.
    static func diffusivity(_ run: Trajectory, axis: Int, lag: Int) -> (value: Double, uncertainty: Double) {
        var squares: [Double] = []
        for frame in stride(from: 0, to: run.frameCount - lag, by: lag) {
            for ion in 0..<run.ionCount {
                let step = run.position(frame: frame + lag, ion: ion)[axis] - run.position(frame: frame, ion: ion)[axis]
                squares.append(step * step)
            }
        }
        let mean = squares.reduce(0, +) / Double(squares.count)
        let variance = squares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(squares.count)
        let factor = 0.1 / (2 * Double(lag) * run.frameInterval)
        return (factor * mean, factor * (variance / Double(squares.count)).squareRoot())
    }

    static func lattice(_ edge: Double, _ sites: [SIMD3<Double>], _ count: Int) throws -> CrystalStructure {
        try CrystalStructure(
            cell: UnitCell(cubic: edge),
            sites: sites.map { .init(label: "A", element: "Li", fractional: $0) }
        ).supercell(SIMD3(count, count, count))
    }

    /// A chain of two sites with unequal hops, k₁ to the right of the first and k₂ to the right of the second, back the same:
    /// D = a²/⟨1/k⟩ (random barriers, exact).
    @Test func chainOfUnequalBarriers() throws {
        let structure = CrystalStructure(
            cell: try UnitCell(cubic: 4),
            sites: [0.0, 0.5].map { .init(label: "A", element: "Li", fractional: SIMD3($0, 0, 0)) })
        let right = SIMD3(2.0, 0, 0)
        let network = try HoppingNetwork(
            structure,
            hops: [
                .init(start: 0, destination: 1, displacement: right, rate: 1e12),
                .init(start: 1, destination: 0, displacement: -right, rate: 1e12),
                .init(start: 1, destination: 0, displacement: right, rate: 2e11),
                .init(start: 0, destination: 1, displacement: -right, rate: 2e11),
            ])
        var walk = try KineticMonteCarlo(network, ionCount: 1, seed: 5)
        let run = try walk.trajectory(frameCount: 20_001, frameInterval: 100_000, element: "Li")
        let (value, uncertainty) = Self.diffusivity(run, axis: 0, lag: 1)
        let exact = 4e-16 / ((1 / 1e12 + 1 / 2e11) / 2)
        #expect(abs(value - exact) < 3 * uncertainty)
        #expect(uncertainty < 0.02 * exact)
        #expect(Self.diffusivity(run, axis: 1, lag: 1).value == 0)
    }

    /// Time at each site follows detailed balance, k₁₂ p₁ = k₂₁ p₂.
    @Test func occupanciesFollowDetailedBalance() throws {
        let structure = CrystalStructure(
            cell: try UnitCell(cubic: 4),
            sites: [0.0, 0.5].map { .init(label: "A", element: "Li", fractional: SIMD3($0, 0, 0)) })
        let network = try HoppingNetwork(
            structure,
            hops: [
                .init(start: 0, destination: 1, displacement: SIMD3(2, 0, 0), rate: 3e12),
                .init(start: 1, destination: 0, displacement: SIMD3(-2, 0, 0), rate: 1e12),
            ])
        var walk = try KineticMonteCarlo(network, ionCount: 1, seed: 2)
        let run = try walk.trajectory(frameCount: 40_001, frameInterval: 2000, element: "Li")
        let share =
            Double((0..<run.frameCount).count { run.position(frame: $0, ion: 0).x > 1 }) / Double(run.frameCount)
        #expect(abs(share - 0.75) < 0.008)
    }

    /// A single vacancy: D* = f Γ a²/6 with f of Compaan and Haven 1956, 0.7272 for body-centred and 0.7815 for face-centred cubic lattices.
    @Test(
        arguments: [
            (0.7272, 4, [SIMD3(0, 0, 0), SIMD3(0.5, 0.5, 0.5)], 3.0.squareRoot() / 2),
            (
                0.7815, 3, [SIMD3(0, 0, 0), SIMD3(0.5, 0.5, 0), SIMD3(0.5, 0, 0.5), SIMD3(0, 0.5, 0.5)],
                0.5.squareRoot()
            ),
        ] as [(Double, Int, [SIMD3<Double>], Double)])
    func vacancyCorrelation(factor: Double, size: Int, sites: [SIMD3<Double>], distance: Double) throws {
        let structure = try Self.lattice(4, sites, size)
        let network = try HoppingNetwork(structure, cutoff: 4 * distance + 0.1, rate: 1e12)
        #expect(network.hops.count == structure.sites.count * (sites.count == 2 ? 8 : 12))
        let count = structure.sites.count - 1
        var walk = try KineticMonteCarlo(network, ionCount: count, seed: 11)
        let run = try walk.trajectory(frameCount: 1201, frameInterval: 20_000, element: "Li")
        let rate = Double(walk.hopCount) / (Double(count) * run.duration * 1e-15)
        let free = rate * 16e-16 * distance * distance / 6
        let along = (0..<3).map { Self.diffusivity(run, axis: $0, lag: 60) }
        let value = along.reduce(0) { $0 + $1.value } / 3
        let uncertainty = along.reduce(0) { $0 + $1.uncertainty * $1.uncertainty }.squareRoot() / 3
        #expect(uncertainty < 0.03 * free)
        #expect(abs(value / free - factor) < 3 * uncertainty / free + 0.01)
        #expect(abs(value / free - 1) > 4 * uncertainty / free)
    }

    @Test func ionsKeepTheirDistance() throws {
        let structure = try Self.lattice(3, [SIMD3(0, 0, 0)], 6)
        let network = try HoppingNetwork(structure, cutoff: 3.1, rate: 1e12, exclusionRadius: 3.1)
        var walk = try KineticMonteCarlo(network, ionCount: 40, seed: 1)
        let run = try walk.trajectory(frameCount: 200, frameInterval: 1000, element: "Li")
        var shortest = Double.infinity
        for frame in stride(from: 0, to: 200, by: 20) {
            for first in 0..<40 {
                for second in 0..<first {
                    shortest = min(
                        shortest,
                        length(
                            structure.cell.nearestImage(
                                run.position(frame: frame, ion: first) - run.position(frame: frame, ion: second))))
                }
            }
        }
        #expect(shortest > 3.1)
        #expect(walk.hopCount > 1000)
        #expect(throws: TrajectoryError.self) { try KineticMonteCarlo(network, ionCount: 150) }
    }

    /// The rates that a walk shows are those that it was made with, and they give its diffusivity again.
    @Test func ratesComeBackFromAWalk() throws {
        let structure = try Self.lattice(3, [SIMD3(0, 0, 0)], 5)
        let network = try HoppingNetwork(structure, cutoff: 3.1, rate: 2e11)
        var walk = try KineticMonteCarlo(network, ionCount: 40, seed: 4)
        let run = try walk.trajectory(frameCount: 4000, frameInterval: 50, element: "Li")
        let occupation = try SiteOccupation(run, element: "Li", structure: structure)
        // Two hops between frames look like one farther jump; those are rare and left out.
        let found = try HoppingNetwork(JumpList(occupation), occupation: occupation, leastJumps: 2000)
        #expect(found.hops.count == network.hops.count)
        // Two hops between frames are one or none: 6 × 2e11 /s × 50 fs, a share of a few per cent.
        #expect(abs(found.hops[0].rate / 2e11 - 1) < 0.06)
    }

    @Test func treeFindsWhatSumsFind() {
        var generator = SeededGenerator(seed: 9)
        var tree = RateTree(count: 13)
        var rates = [Double](repeating: 0, count: 13)
        for _ in 0..<300 {
            let index = Int(generator.next() % 13)
            rates[index] = generator.uniform() < 0.4 ? 0 : generator.uniform()
            tree.set(index, rates[index])
            #expect(abs(tree.total - rates.reduce(0, +)) < 1e-12)
            guard tree.total > 0 else { continue }
            let value = generator.uniform() * tree.total
            var rest = value
            var expected = 0
            while expected < 12, rest >= rates[expected] || rates[expected] == 0 {
                rest -= rates[expected]
                expected += 1
            }
            let found = tree.find(value)
            #expect(rates[found] > 0)
            #expect(found == expected || abs(rest) < 1e-12)
        }
    }
}
