import Foundation
import NumericalMethods
import Testing

@testable import Ionics

/// Row F14: one kind of dipoles or several.
@Suite struct PolarisationTests {
    private static func sample(_ parts: [(count: Int, mean: Double, deviation: Double)], seed: UInt64) -> [Double] {
        var generator = SeededGenerator(seed: seed)
        return parts.flatMap { part in (0..<part.count).map { _ in part.mean + part.deviation * generator.normal() } }
    }

    @Test func twoKindsAreFoundWithTheirParameters() throws {
        let found = try PolarisationDistribution(
            magnitudes: Self.sample([(3000, 1, 0.15), (1000, 2, 0.2)], seed: 1))
        #expect(found.best.components.count == 2)
        #expect(found.evidenceForSeveral > 10)
        #expect(found.best.isMultimodal)
        #expect(try found.dipTest(samples: 100).probability < 0.02)
        for (component, truth) in zip(found.best.components, [(0.75, 1.0, 0.15), (0.25, 2, 0.2)]) {
            #expect(abs(component.weight - truth.0) < 0.01)
            #expect(abs(component.mean - truth.1) < 0.03)
            #expect(abs(component.standardDeviation - truth.2) < 0.02)
        }
    }

    /// A shoulder is a second component, but no second maximum: 1 and 1.6 with widths of 0.35.
    @Test func shouldersAreNoMaxima() throws {
        let found = try PolarisationDistribution(
            magnitudes: Self.sample([(20_000, 1, 0.35), (8000, 1.8, 0.5)], seed: 2))
        #expect(found.evidenceForSeveral > 10)
        #expect(!found.best.isMultimodal)
        #expect(try found.dipTest(samples: 100).probability > 0.5)
    }

    /// One kind is taken for several in few of many samples.
    @Test func oneKindStaysOne() throws {
        var several = 0
        for seed in 10..<60 as Range<UInt64> {
            let found = try PolarisationDistribution(magnitudes: Self.sample([(300, 1, 0.2)], seed: seed))
            if found.evidenceForSeveral > 10 { several += 1 }
            let single = found.mixtures[0].components[0]
            #expect(abs(single.mean - 1) < 0.05 && abs(single.standardDeviation - 0.2) < 0.04)
        }
        #expect(several <= 1)
    }

    @Test func whatCannotBeTaken() throws {
        #expect(throws: TrajectoryError.self) { try NormalMixture([1, 2, 3], count: 1) }
        #expect(throws: TrajectoryError.self) { try NormalMixture([Double](repeating: 1, count: 50), count: 2) }
        #expect(throws: TrajectoryError.self) {
            try NormalMixture([.nan] + [Double](repeating: 1, count: 50), count: 2)
        }
        // Closed form of one normal distribution: ln L = −n/2 (ln 2πs² + 1) with s² the variance of the sample.
        let values = Self.sample([(500, 3, 0.7)], seed: 4)
        let mean = values.reduce(0, +) / 500
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 500
        let exact = -250 * (log(2 * Double.pi * variance) + 1)
        #expect(abs(try NormalMixture(values, count: 1).logarithmOfLikelihood - exact) < 1e-6)
    }
}
