import Foundation
import NumericalMethods
import Quantities
import Testing

@testable import Ionics

/// Tensors, distributions over ions and jumps that belong together (rows F2, F12, F13, F20), against closed forms.
@Suite struct IonDistributionTests {
    /// Walks with a width per step of each ion along three orthogonal axes.
    static func walk(
        ions: Int, frames: Int, seed: UInt64, axes: [SIMD3<Double>] = [SIMD3(1, 0, 0), SIMD3(0, 1, 0), SIMD3(0, 0, 1)],
        width: (Int, Int) -> Double
    ) throws -> Trajectory {
        var generator = SeededGenerator(seed: seed)
        var places = [SIMD3<Double>](repeating: SIMD3(), count: ions)
        var all: [Double] = []
        for _ in 0..<frames {
            for ion in 0..<ions {
                all += [places[ion].x, places[ion].y, places[ion].z]
                for axis in 0..<3 { places[ion] += width(ion, axis) * generator.normal() * axes[axis] }
            }
        }
        return try Trajectory(
            elements: Array(repeating: "Li", count: ions), frameInterval: 100, cells: [], positions: all,
            areUnwrapped: true)
    }

    @Test func tensorOfAnUnevenWalk() throws {
        // Turned by 30° about z.
        let (c, s) = (3.0.squareRoot() / 2, 0.5)
        let axes = [SIMD3(c, s, 0), SIMD3(-s, c, 0), SIMD3(0.0, 0, 1)]
        let widths = [0.3, 0.2, 0.0]
        let run = try Self.walk(ions: 80, frames: 400, seed: 5, axes: axes) { _, axis in widths[axis] }
        let diffusivity = try Diffusivity(MeanSquareDisplacement(run, element: "Li"), startLag: 1, endLag: 40)
        let tensor = try DiffusionTensor(run, element: "Li", diffusivity: diffusivity)
        for (index, width) in widths.enumerated() {
            // σ²/(2 Δt) in Å²/fs, 0.1 of it in cm²/s.
            let exact = 0.1 * width * width / 200
            let found = tensor.principalValues[index]
            #expect(abs(found.value - exact) <= 3.5 * found.standardUncertainty)
        }
        #expect(abs(dot(tensor.axes[0], axes[0])) > 0.99)
        #expect(tensor.dimensionality == 2)
        #expect(try #require(tensor.probabilityOfIsotropy) < 1e-6)
        let trace = tensor.components[0].value + tensor.components[1].value + tensor.components[2].value
        #expect(abs(trace / 3 / diffusivity.value.value - 1) < 1e-9)
        for (index, value) in diffusivity.tensor.enumerated() {
            #expect(abs(tensor.components[index].value - value) < 1e-9 * diffusivity.value.value)
        }
    }

    /// Under isotropy the test's probability is evenly distributed: below 5 % in about one of twenty runs.
    @Test func isotropyIsNotDenied() throws {
        var low = 0
        for seed in 1...60 as ClosedRange<UInt64> {
            let run = try Self.walk(ions: 40, frames: 60, seed: seed) { _, _ in 0.3 }
            let diffusivity = try Diffusivity(MeanSquareDisplacement(run, element: "Li"), startLag: 1, endLag: 10)
            let tensor = try DiffusionTensor(run, element: "Li", diffusivity: diffusivity)
            #expect(tensor.dimensionality == 3)
            if try #require(tensor.probabilityOfIsotropy) < 0.05 { low += 1 }
        }
        #expect(low <= 9)
    }

    /// Relative variance of |Δr|²: 2/3 for equal ions, (5/3)⟨D²⟩/⟨D⟩² − 1 for two kinds.
    @Test func segmentsOfEqualAndUnequalIons() throws {
        let equal = try SegmentDiffusivities(
            Self.walk(ions: 200, frames: 1001, seed: 1) { _, _ in 0.2 }, element: "Li", segmentLength: 50)
        #expect(equal.values.count == 200 && equal.values[0].count == 20)
        #expect(abs(equal.relativeVariance - 2.0 / 3) < 3 * equal.uncertaintyOfVariance)
        #expect(equal.uncertaintyOfVariance < 0.05)
        let mean = equal.values.joined().reduce(0, +) / 4000
        #expect(abs(mean / (0.1 * 0.04 / 200) - 1) < 0.05)
        let unequal = try SegmentDiffusivities(
            Self.walk(ions: 200, frames: 1001, seed: 2) { ion, _ in ion % 2 == 0 ? 0.1 : 0.3 }, element: "Li",
            segmentLength: 50)
        let exact = 5.0 / 3 * (0.01 * 0.01 + 0.09 * 0.09) / 2 / (0.05 * 0.05) - 1
        #expect(abs(unequal.relativeVariance - exact) < 3 * unequal.uncertaintyOfVariance)
    }

    /// Equal ions with E = 0.25 eV: their energies scatter by noise alone, and the noise stated is what is seen.
    @Test func energiesOfEqualIons() throws {
        let temperatures = [500.0, 600, 700, 800, 900]
        let diffusivities = try temperatures.enumerated().map { index, temperature in
            let factor = exp(-0.25 / PhysicalConstants.boltzmannElectronvolt * (1 / temperature - 1 / 700))
            let run = try Self.walk(ions: 150, frames: 4000, seed: UInt64(10 + index)) { _, _ in
                (0.04 * factor).squareRoot()
            }
            return try Diffusivity(MeanSquareDisplacement(run, element: "Li"), startLag: 1, endLag: 30)
        }
        let found = try ActivationEnergyDistribution(temperatures: temperatures, diffusivities: diffusivities)
        #expect(found.undeterminedCount == 0)
        #expect(abs(found.mean - 0.25) < 0.01)
        #expect(abs(found.spread / found.spreadByNoise - 1) < 0.2)
        #expect(found.intrinsicSpread < 0.6 * found.spread)
        #expect(throws: TrajectoryError.self) {
            try ActivationEnergyDistribution(
                temperatures: [500, 600], diffusivities: Array(diffusivities.prefix(2)))
        }
    }

    /// A ring of eight sites: two ions move on in one frame, the second to where the first was; a third jumps far away later.
    static func ring() throws -> JumpList {
        let structure = CrystalStructure(
            cell: try UnitCell(lengths: SIMD3(16, 10, 10), angles: SIMD3(90, 90, 90)),
            sites: (0..<8).map { .init(label: "A", element: "Li", fractional: SIMD3(Double($0) / 8, 0, 0)) })
        var all: [Double] = []
        for frame in 0..<60 {
            let sites = [frame < 10 ? 1 : 2, frame < 11 ? 0 : 1, frame < 40 ? 5 : 4]
            for site in sites { all += [2 * Double(site), 0, 0] }
        }
        let run = try Trajectory(
            elements: ["Li", "Li", "Li"], frameInterval: 100, cells: [structure.cell], positions: all,
            areUnwrapped: true)
        return JumpList(try SiteOccupation(run, element: "Li", structure: structure))
    }

    @Test func stringsOfTwo() throws {
        let list = try Self.ring()
        #expect(list.jumps.count == 3)
        let strings = try StringLikeMotion(list, window: 100)
        #expect(strings.pairCount == 1)
        #expect(strings.strings.map(\.count) == [2, 1])
        #expect(strings.shareByLength.map { ($0 * 3).rounded() } == [1, 2])
        // Shifted at random over 60 frames, two jumps come within one frame of one another in 3 of 60 cases.
        let chance = try StringLikeMotion(list, window: 100, shuffles: 4000)
        #expect(abs(chance.expectedPairCount - 3.0 / 60) < 0.02)
        #expect(chance.ratio.interval.contains(chance.ratio.value))
        #expect(try StringLikeMotion(list, window: 50).pairCount == 0)
    }

    @Test func directionsOfJumps() throws {
        let list = try Self.ring()
        let near = try JumpDirectionMap(list, window: 0...140, distanceEdges: [0, 4, 8], angleBins: 6)
        #expect(near.counts == [[1, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0]])
        #expect(near.meanCosines[0] == 1)
        #expect(abs(near.relative[0][0] - 1 / ((1 - cos(.pi / 6)) / 2)) < 1e-12)
        // The third goes against the two others: middles 3, 1 and 9 Å along, 6 and 8 Å away.
        let all = try JumpDirectionMap(list, window: 0...3500, distanceEdges: [0, 4, 8.1], angleBins: 6)
        #expect(all.counts[1] == [0, 0, 0, 0, 0, 2])
        #expect(all.meanCosines[1] == -1)
        let ratios = try all.ratios(to: all)
        #expect(ratios[1][5] == 1 && ratios[1][0].isNaN)
        #expect(throws: TrajectoryError.self) { try all.ratios(to: near) }
    }

    /// Velocities averaged over 140 fs (row F20): two ions go 2.8 Å along x 4 Å apart, one against them, one only vibrates, and one creeps.
    @Test func directionsOfMeanVelocities() throws {
        var all: [Double] = []
        for frame in 0..<29 {
            let t = Double(frame)
            // The period of the vibration is the window.
            let ways = [0.2 * t, 0.2 * t, -0.2 * t, 2 * sin(2 * .pi * t / 14), 0.1 * t]
            for (ion, way) in ways.enumerated() { all += [way, 4 * Double(ion), 0] }
        }
        let run = try Trajectory(
            elements: ["Li", "Li", "Li", "Li", "Li"], frameInterval: 10, cells: [UnitCell(cubic: 40)], positions: all,
            areUnwrapped: true)
        let map = try JumpDirectionMap(velocitiesOf: run, element: "Li", distanceEdges: [0, 4.5, 10], angleBins: 6)
        // Two windows: one pair along 4 Å apart; the pairs against are √(2.8² + 4²) and √(2.8² + 8²) Å apart, then farther: 8.4 and 4, 8 Å.
        #expect(map.counts == [[2, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 3]])
        #expect(abs(map.meanCosines[0] - 1) < 1e-9 && abs(map.meanCosines[1] + 1) < 1e-9)
        let slow = try JumpDirectionMap(
            velocitiesOf: run, element: "Li", minimalSpeed: 0.009, distanceEdges: [0, 4.5, 10], angleBins: 6)
        #expect(slow.counts.joined().reduce(0, +) > 5)
        let shorter = try JumpDirectionMap(
            velocitiesOf: run, element: "Li", averagingTime: 70, distanceEdges: [0, 4.5, 10], angleBins: 6)
        #expect(shorter.counts[0].reduce(0, +) > 2)
        #expect(throws: TrajectoryError.self) {
            try JumpDirectionMap(velocitiesOf: run, element: "Li", averagingTime: 0, distanceEdges: [0, 5])
        }
        #expect(throws: TrajectoryError.self) {
            try JumpDirectionMap(velocitiesOf: run, element: "Li", averagingTime: 300, distanceEdges: [0, 5])
        }
    }

    @Test func ratesOfIonsKnowTheirSpread() throws {
        let list = try Self.ring()
        let seconds = 59 * 100e-15
        #expect(abs(list.rateOfIons.value * seconds - 1) < 1e-12)
        // Each ion jumped once: no spread, so that counting decides, √3/3.
        #expect(abs(list.rateOfIons.relativeUncertainty - 1 / 3.0.squareRoot()) < 1e-12)
        let temperatures = [500.0, 600, 700]
        let fit = try ArrheniusFit.jumpRate(temperatures: temperatures, jumps: [list, list, list])
        #expect(abs(fit.activationEnergy.value) < 1e-9)
        #expect(fit.kind == .jumpRate)
    }

    @Test func spectraOverlap() throws {
        func vibrating(_ period: Double) throws -> VibrationSpectrum {
            var all: [Double] = []
            for frame in 0..<800 { all += [0.1 * cos(2 * .pi * Double(frame) / period), 0, 0] }
            let run = try Trajectory(
                elements: ["Li"], frameInterval: 10, cells: [], positions: all, areUnwrapped: true)
            return try VibrationSpectrum(run, element: "Li")
        }
        let (slow, fast) = (try vibrating(40), try vibrating(10))
        #expect(abs(try slow.overlap(with: slow) - 1) < 1e-12)
        #expect(try slow.overlap(with: fast) < 0.02)
    }
}
