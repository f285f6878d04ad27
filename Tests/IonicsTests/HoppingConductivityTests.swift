import Foundation
import NumericalMethods
import Quantities
import Testing

@testable import Ionics

@Suite struct HoppingConductivityTests {
    private func example() throws -> HoppingConductivity {
        try HoppingConductivity(
            correlationFactor: 0.65, havenRatio: 0.5, concentration: 1.4e28, hoppingDistance: 3.5e-10,
            attemptFrequency: Frequency(hertz: 1e13), entropy: -1.2, enthalpy: 0.32, temperature: 298.15)
    }

    /// Without correlation the equation is the random walk put into the Nernst–Einstein relation.
    @Test func uncorrelatedHopsObeyNernstAndEinstein() throws {
        let hopping = try HoppingConductivity(
            concentration: 2e28, hoppingDistance: 3e-10, attemptFrequency: Frequency(hertz: 1e13), enthalpy: 0.3,
            temperature: 300)
        let rate = 1e13 * exp(-0.3 / (8.617_333_262e-5 * 300))
        let diffusivity = RandomWalk.diffusivity(jumpRate: rate, jumpDistance: 3e-10)
        let expected = NernstEinstein.conductivity(
            diffusivity: diffusivity, concentration: 2e28, chargeNumber: 1, temperature: 300)
        #expect(abs(hopping.conductivity / expected - 1) < 1e-8)
    }

    @Test(arguments: HoppingConductivity.Unknown.allCases)
    func everyUnknownCanBeSolvedFor(unknown: HoppingConductivity.Unknown) throws {
        let solved = try example().solved(for: unknown, conductivity: 0.0758)
        #expect(abs(solved.conductivity / 0.0758 - 1) < 1e-12)
        #expect(solved != (try example()))
    }

    @Test func correlationEntersAsFOverTheHavenRatio() throws {
        var plain = try example()
        plain.correlationFactor = 1
        plain.havenRatio = 1
        #expect(abs(try example().conductivity / plain.conductivity - 1.3) < 1e-12)
        #expect(throws: IonicsError.outOfRange(name: "conductivity", value: -1, expected: "positive")) {
            try example().solved(for: .entropy, conductivity: -1)
        }
        #expect(throws: IonicsError.outOfRange(name: "temperature", value: 0, expected: "positive")) {
            try HoppingConductivity(
                concentration: 1, hoppingDistance: 1, attemptFrequency: Frequency(hertz: 1), enthalpy: 0, temperature: 0
            )
        }
    }

    /// Row W1: a simulated walk on a lattice recovers D within its own error bar.
    @Test(arguments: [1, 2, 3])
    func walkOnALatticeRecoversD(dimensions: Int) {
        var generator = SeededGenerator(seed: UInt64(30 + dimensions))
        let walkers = 4000
        let jumps = 200
        var squares: [Double] = []
        for _ in 0..<walkers {
            var place = [Int](repeating: 0, count: dimensions)
            for _ in 0..<jumps {
                let direction = Int(generator.next() % UInt64(2 * dimensions))
                place[direction / 2] += direction % 2 == 0 ? 1 : -1
            }
            squares.append(Double(place.reduce(0) { $0 + $1 * $1 }))
        }
        // Jumps of 1 m, one a second.
        let mean = squares.reduce(0, +) / Double(walkers)
        let variance = squares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(walkers - 1)
        let error = (variance / Double(walkers)).squareRoot()
        let diffusivity = RandomWalk.diffusivity(jumpRate: 1, jumpDistance: 1, dimensions: dimensions)
        let expected = RandomWalk.meanSquaredDisplacement(
            diffusivity: diffusivity, time: Double(jumps), dimensions: dimensions)
        #expect(abs(mean - expected) < 3 * error)
        #expect(abs(RandomWalk.jumpRate(diffusivity: diffusivity, jumpDistance: 1, dimensions: dimensions) - 1) < 1e-12)
    }

    /// Row L16: Li₃InCl₆ is b = 0, and charges and sites balance for every x.
    @Test func solidSolutionOfLithiumIndiumChloride() throws {
        #expect(try LithiumIndiumChloride(x: 3).b == 0)
        #expect(abs(try LithiumIndiumChloride(x: 2).b - 0.2) < 1e-15)
        #expect(try LithiumIndiumChloride(x: 1).b == 0.5)
        for x in [0.5, 1, 2, 3] {
            let solution = try LithiumIndiumChloride(x: x)
            #expect(abs(solution.lithium / solution.indium - x) < 1e-12)
            #expect(abs(solution.lithium + 3 * solution.indium - 6) < 1e-12)
            #expect(abs(solution.lithium + solution.indium + solution.vacancies - 6) < 1e-12)
        }
        #expect(throws: IonicsError.self) { try LithiumIndiumChloride(x: 5) }
    }
}
