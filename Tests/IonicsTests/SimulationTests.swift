import Foundation
import NumericalMethods
import Quantities
import Testing

@testable import Ionics

/// The soft-sphere model, its integration, and the way from velocities to D.
@Suite struct SimulationTests {
    static let model = SoftSphereModel(
        species: [.init("Ag", mass: 107.87, charge: 0.6), .init("I", mass: 126.9, charge: -0.6)],
        pairs: [
            .init("Ag", "Ag", repulsion: 0.21, exponent: 11),
            .init("Ag", "I", repulsion: 1650, exponent: 9, polarisation: 16.9),
            .init("I", "I", repulsion: 6430, exponent: 7, polarisation: 33.8),
        ], screeningLength: 6, cutoff: 6)

    static func structure(_ count: Int) throws -> CrystalStructure {
        let sites = [
            ("I", SIMD3(0, 0, 0)), ("I", SIMD3(0.5, 0.5, 0.5)), ("Ag", SIMD3(0.5, 0.25, 0)),
            ("Ag", SIMD3(0.5, 0.75, 0)),
        ]
        .map { CrystalStructure.Site(label: $0.0, element: $0.0, fractional: $0.1) }
        return try CrystalStructure(cell: UnitCell(cubic: 5.06), sites: sites)
            .supercell(SIMD3(count, count, count))
    }

    @Test func forceIsTheSlopeOfTheEnergyAndEndsAtTheCutoff() throws {
        let model = Self.model
        for (first, second) in [("Ag", "Ag"), ("Ag", "I"), ("I", "Ag"), ("I", "I")] {
            for distance in stride(from: 2.0, to: 6, by: 0.37) {
                let (_, force) = try model.pairEnergy(first, second, distance: distance)
                let step = 1e-5
                let slope =
                    (try model.pairEnergy(first, second, distance: distance + step).energy
                        - model.pairEnergy(first, second, distance: distance - step).energy) / (2 * step)
                #expect(abs(force + slope) < 1e-7 * max(1, abs(force)))
            }
            let end = try model.pairEnergy(first, second, distance: 6 - 1e-9)
            #expect(abs(end.energy) < 1e-9 && abs(end.force) < 1e-6)
        }
        // By hand: 1650/3⁹ − 14.3996 × 0.36 e^(−½)/3 − 16.9/81 eV, less the same at 6 Å and its slope.
        let near = 1650 / pow(3, 9) - 14.399_645 * 0.36 * exp(-0.5) / 3 - 16.9 / 81
        let far = 1650 / pow(6, 9) - 14.399_645 * 0.36 * exp(-1) / 6 - 16.9 / 1296
        let slope = 9 * 1650 / pow(6, 10) - 14.399_645 * 0.36 * exp(-1) / 6 * (1.0 / 6 + 1.0 / 6) - 4 * 16.9 / 7776
        #expect(abs(try model.pairEnergy("Ag", "I", distance: 3).energy - (near - far - 3 * slope)) < 1e-6)
        #expect(throws: TrajectoryError.noSuchElement(name: "Li", known: ["Ag", "I"])) {
            try model.pairEnergy("Ag", "Li", distance: 3)
        }
    }

    /// Velocity Verlet is of second order: half the step leaves a quarter of the energy's error.
    @Test func energyIsKept() throws {
        func spread(_ step: Double) throws -> Double {
            let run = try MolecularDynamics(
                model: Self.model, timeStep: step, equilibrationSteps: Int(2000 / step), frameCount: 101,
                stepsPerFrame: Int(20 / step)
            ).run(Self.structure(3), temperature: 600)
            let mean = run.energies.reduce(0, +) / Double(run.energies.count)
            #expect(abs(run.temperature - 600) < 60)
            return (run.energies.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(run.energies.count)).squareRoot()
        }
        let (coarse, fine) = (try spread(10), try spread(5))
        #expect(coarse < 0.05)
        #expect(coarse / fine > 2.5 && coarse / fine < 6)
    }

    /// Two ions at rest distance: ω² = u″/μ.
    @Test func twoIonsVibrateAtTheirFrequency() throws {
        var (low, high) = (2.0, 4.0)
        for _ in 0..<60 {
            let middle = (low + high) / 2
            if try Self.model.pairEnergy("Ag", "I", distance: middle).force > 0 { low = middle } else { high = middle }
        }
        let curvature =
            (try Self.model.pairEnergy("Ag", "I", distance: low - 1e-4).force
                - Self.model.pairEnergy("Ag", "I", distance: low + 1e-4).force) / 2e-4
        let reduced = 107.87 * 126.9 / (107.87 + 126.9)
        // e N_A in J/mol, g/mol, Å: 9.6485e-3 Å²/fs² for 1 eV mol/g.
        let period = 2 * Double.pi / (curvature / reduced * 9.648_533e-3).squareRoot()
        let pair = CrystalStructure(
            cell: try UnitCell(cubic: 20),
            sites: [
                .init(label: "Ag", element: "Ag", fractional: SIMD3(0.5, 0.5, 0.5)),
                .init(label: "I", element: "I", fractional: SIMD3(0.5 + low / 20, 0.5, 0.5)),
            ])
        let run = try MolecularDynamics(
            model: Self.model, timeStep: 1, equilibrationSteps: 0, frameCount: 20_001, stepsPerFrame: 1, seed: 3
        ).run(pair, temperature: 0.5)
        let distances = (0..<run.trajectory.frameCount).map {
            length(run.trajectory.position(frame: $0, ion: 1) - run.trajectory.position(frame: $0, ion: 0))
        }
        let mean = distances.reduce(0, +) / Double(distances.count)
        let crossings = distances.indices.dropFirst().filter { distances[$0 - 1] < mean && distances[$0] >= mean }
        let first = try #require(crossings.first)
        let last = try #require(crossings.last)
        #expect(abs(Double(last - first) / Double(crossings.count - 1) / period - 1) < 2e-3)
    }

    @Test func runsAreTheSameAgainAndSurviveCoding() throws {
        let dynamics = MolecularDynamics(
            model: Self.model, timeStep: 5, equilibrationSteps: 20, frameCount: 5, stepsPerFrame: 4)
        let run = try dynamics.run(Self.structure(3), temperature: 500)
        #expect(try dynamics.run(Self.structure(3), temperature: 500) == run)
        let coded = try JSONDecoder().decode(SimulatedRun.self, from: JSONEncoder().encode(run))
        #expect(coded == run)
        let momentum = (0..<3).map { axis in
            run.trajectory.elements.indices.reduce(0.0) {
                $0 + (run.trajectory.elements[$1] == "Ag" ? 107.87 : 126.9) * run.velocities[3 * $1 + axis]
            }
        }
        #expect(momentum.allSatisfy { abs($0) < 1e-9 })
        #expect(throws: TrajectoryError.self) { try dynamics.run(Self.structure(2), temperature: 500) }
    }

    /// The autocorrelation by transforms is that by sums; Ornstein–Uhlenbeck velocities have a known integral.
    @Test func velocitiesGiveTheDiffusivity() throws {
        var generator = SeededGenerator(seed: 7)
        let (ions, frames) = (60, 4000)
        let (memory, width) = (0.9, 0.003)
        var velocity = (0..<3 * ions).map { _ in width * generator.normal() }
        var all: [Double] = []
        for _ in 0..<frames {
            all += velocity
            for index in velocity.indices {
                velocity[index] =
                    memory * velocity[index] + width * (1 - memory * memory).squareRoot() * generator.normal()
            }
        }
        let found = try VelocityAutocorrelation(
            velocities: all, ionCount: ions, ions: Array(0..<ions), frameInterval: 2, lagCount: 150)
        for lag in [0, 1, 7] {
            var sum = 0.0
            for frame in 0..<frames - lag {
                for index in 0..<3 * ions {
                    sum += all[3 * ions * frame + index] * all[3 * ions * (frame + lag) + index]
                }
            }
            #expect(abs(found.values[lag] / (sum / Double(ions * (frames - lag))) - 1) < 1e-9)
        }
        // Trapezoidal sum of σ² aⁿ over steps of 2 fs; Å²/fs is 0.1 cm²/s.
        let exact = 0.1 * width * width * 2 * (0.5 + memory / (1 - memory))
        let diffusivity = try found.diffusivity(upTo: 100)
        #expect(abs(diffusivity.value - exact) < 3 * diffusivity.standardUncertainty)
        #expect(diffusivity.relativeUncertainty < 0.05)
        #expect(found.runningDiffusivity[100] == diffusivity.value)
    }
}
