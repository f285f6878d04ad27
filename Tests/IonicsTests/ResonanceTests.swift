import Foundation
import NumericalMethods
import Quantities
import Testing

@testable import Ionics

@Suite struct ResonanceTests {
    private let boltzmann = 8.617_333_262e-5

    /// ω₀τ = 0.6158 at the maximum of R₁ (Abragam 1961); for τ → ∞ and τ → 0 the limits of Bloembergen, Purcell and Pound.
    @Test func spectralDensitiesHaveTheirLimits() {
        let density = SpectralDensity.bloembergenPurcellPound
        #expect(abs(density.productAtMaximum - 0.6158) < 1e-4)
        // Extreme narrowing: R₁ ∝ 5 τ and R₂ ∝ 5 τ, equal.
        #expect(abs(density.spinLattice(angularFrequency: 1, correlationTime: 1e-9) / 5e-9 - 1) < 1e-12)
        #expect(abs(density.spinSpin(angularFrequency: 1, correlationTime: 1e-9) / 5e-9 - 1) < 1e-12)
        // Slow motion: J(ω) + 4 J(2ω) = 2/(ω²τ).
        #expect(abs(density.spinLattice(angularFrequency: 1, correlationTime: 1e6) / 2e-6 - 1) < 1e-9)
        #expect(
            abs(SpectralDensity.stretched(beta: 2).productAtMaximum - density.productAtMaximum) < 1e-6)
    }

    private func rates(
        _ temperatures: [Double], _ field: Frequency, _ beta: Double, _ noise: Double,
        _ generator: inout SeededGenerator
    ) -> [Double] {
        temperatures.map { temperature in
            let tau = 1e-14 * exp(0.25 / (boltzmann * temperature))
            return 3e9
                * SpectralDensity.stretched(beta: beta).spinLattice(
                    angularFrequency: field.radiansPerSecond.value, correlationTime: tau)
                * exp(noise * generator.normal())
        }
    }

    @Test(arguments: [2.0, 1.5])
    func relaxationRatesGiveEnergyAndAttempt(beta: Double) throws {
        var generator = SeededGenerator(seed: 91)
        let field = Frequency(hertz: 116.6e6)
        let temperatures = stride(from: 180.0, through: 480, by: 15).map { $0 }
        let exact = try SpinLatticeRelaxationFit(
            temperatures: temperatures, rates: rates(temperatures, field, beta, 0, &generator),
            larmorFrequencies: [field],
            isStretched: beta < 2)
        #expect(abs(exact.activationEnergy.value - 0.25) < 1e-6)
        #expect(abs(exact.prefactor.value / 1e-14 - 1) < 1e-4)
        #expect(exact.seesMaximum)
        let top = exact.temperatureOfMaximum(field).value
        #expect(
            exact.rate(atTemperature: top, larmorFrequency: field)
                > exact.rate(atTemperature: top + 3, larmorFrequency: field))
        #expect(
            exact.rate(atTemperature: top, larmorFrequency: field)
                > exact.rate(atTemperature: top - 3, larmorFrequency: field))
        var (energies, jumps) = (0, 0)
        for _ in 0..<300 {
            let fit = try SpinLatticeRelaxationFit(
                temperatures: temperatures, rates: rates(temperatures, field, beta, 0.05, &generator),
                larmorFrequencies: [field],
                isStretched: beta < 2)
            if abs(fit.activationEnergy.value - 0.25) < fit.coverageFactor() * fit.activationEnergy.standardUncertainty
            {
                energies += 1
            }
            let rate = fit.jumpRate(atTemperature: 300).naturalLogarithm
            if abs(rate.value - log(1e14) + 0.25 / (boltzmann * 300)) < fit.coverageFactor() * rate.standardUncertainty
            {
                jumps += 1
            }
        }
        // 95 % of 300 with a standard error of 1.3 %.
        #expect((273...297).contains(energies), "\(energies)")
        #expect((273...297).contains(jumps), "\(jumps)")
    }

    /// Only the cold side: energy yes, attempt rate no.
    @Test func withoutTheMaximumTheStrengthIsOpen() throws {
        var generator = SeededGenerator(seed: 92)
        let field = Frequency(hertz: 116.6e6)
        let cold = stride(from: 120.0, through: 200, by: 8).map { $0 }
        let fit = try SpinLatticeRelaxationFit(
            temperatures: cold, rates: rates(cold, field, 2, 0.02, &generator), larmorFrequencies: [field])
        #expect(!fit.seesMaximum)
        #expect(!(fit.prefactor.relativeUncertainty < 0.5))
    }

    /// Closed forms: R₂ = 5Kτ for ω₀τ ≪ 1, 3Kτ/2 for ω₀τ ≫ 1, and T₁/T₂ = 1.60 at the minimum of T₁ (Bloembergen, Purcell, Pound 1948).
    @Test func spinSpinRatesGiveEnergyAndAttempt() throws {
        var generator = SeededGenerator(seed: 95)
        let field = Frequency(hertz: 100e6)
        let omega = field.radiansPerSecond.value
        let density = SpectralDensity.bloembergenPurcellPound
        let product = density.productAtMaximum
        let ratio =
            density.spinSpin(angularFrequency: 1, correlationTime: product)
            / density.spinLattice(angularFrequency: 1, correlationTime: product)
        #expect(abs(ratio - 1.60) < 5e-3)
        let temperatures = stride(from: 260.0, through: 600, by: 20).map { $0 }
        func tau(_ temperature: Double) -> Double { 2e-14 * exp(0.3 / (boltzmann * temperature)) }
        // Written out, not taken from the library.
        let rates = temperatures.map { temperature in
            let (t, x) = (tau(temperature), omega * tau(temperature))
            return 1e9 * t * (3 + 5 / (1 + x * x) + 2 / (1 + 4 * x * x)) / 2
        }
        let exact = try SpinSpinRelaxationFit(temperatures: temperatures, rates: rates, larmorFrequency: field)
        #expect(abs(exact.activationEnergy.value - 0.3) < 1e-6)
        #expect(abs(exact.prefactor.value / 2e-14 - 1) < 1e-4)
        #expect(abs(exact.rate(atTemperature: 3000) / (5e9 * tau(3000)) - 1) < 1e-3)
        #expect(abs(exact.rate(atTemperature: 150) / (1.5e9 * tau(150)) - 1) < 1e-3)
        // R₂τ = 1 at 3Kτ²/2 = 1: τ = 2.582e-5 s, and T = 0.3/(k_B ln(τ/τ₀)) = 165.95 K.
        #expect(abs(exact.coldestNarrowedTemperature - 165.947) < 0.01)
        #expect(!exact.leavesNarrowing)
        var covered = 0
        for _ in 0..<150 {
            let fit = try SpinSpinRelaxationFit(
                temperatures: temperatures, rates: rates.map { $0 * exp(0.03 * generator.normal()) },
                larmorFrequency: field)
            let energy = fit.activationEnergy
            if abs(energy.value - 0.3) < fit.coverageFactor() * energy.standardUncertainty { covered += 1 }
        }
        #expect(covered >= 134, "\(covered)")
        #expect(throws: NumericalError.notPositive(name: "rates", index: 1, value: 0)) {
            try SpinSpinRelaxationFit(temperatures: [1, 2, 3, 4], rates: [1, 0, 1, 1], larmorFrequency: field)
        }
    }

    @Test(arguments: [MotionalNarrowingFit.Form.hendricksonBray, .abragam])
    func widthsGiveTheEnergy(form: MotionalNarrowingFit.Form) throws {
        var generator = SeededGenerator(seed: 93)
        let temperatures = stride(from: 150.0, through: 400, by: 10).map { $0 }
        let widths = temperatures.map { temperature -> Double in
            let inverse = 1 / (boltzmann * temperature)
            switch form {
            case .hendricksonBray: return 6000 / (1 + exp(18 - 0.35 * inverse)) + 200
            case .abragam:
                // The implicit equation by fixed-point iteration.
                var square = 6000.0 * 6000
                for _ in 0..<2000 {
                    square = 6000.0 * 6000 * 2 / .pi * atan(square.squareRoot() * exp(-26 + 0.35 * inverse)) + 200 * 200
                }
                return square.squareRoot()
            }
        }
        let exact = try MotionalNarrowingFit(temperatures: temperatures, widths: widths, form: form)
        #expect(abs(exact.activationEnergy.value - 0.35) < 1e-3)
        #expect(abs(exact.rigidWidth.value / 6000 - 1) < 1e-3)
        #expect(abs(exact.residualWidth.value - 200) < 1)
        let noisy = try MotionalNarrowingFit(
            temperatures: temperatures, widths: widths.map { $0 * exp(0.03 * generator.normal()) }, form: form)
        #expect(abs(noisy.activationEnergy.value - 0.35) < 4 * noisy.activationEnergy.standardUncertainty)
    }

    /// b of ⁷Li with 10 T/m, 1 ms, 100 ms: (1.0398e8 · 10 · 1e-3)² (0.1 − 1e-3/3) = 1.0776e11 s/m², by hand.
    @Test func echoesGiveTheDiffusivity() throws {
        let unit = StejskalTannerFit.weighting(gyromagneticRatio: 1.0398e8, gradient: 10, duration: 1e-3, delay: 0.1)
        #expect(abs(unit / 1.077_58e11 - 1) < 1e-4)
        var generator = SeededGenerator(seed: 94)
        let weightings = (0..<10).map { unit * pow(Double($0) / 4, 2) }
        var covered = 0
        for _ in 0..<1000 {
            let fit = try StejskalTannerFit(
                weightings: weightings, amplitudes: weightings.map { 7 * exp(-5e-12 * $0) + 0.1 * generator.normal() })
            if fit.diffusivityInterval().contains(5e-12) { covered += 1 }
        }
        #expect((930...970).contains(covered), "\(covered)")
    }

    @Test func tracersSayWhichWayIonsTook() throws {
        let exchange = try TracerExchange([
            .init(
                name: "argyrodite", before: Uncertain(10, standardUncertainty: 0.2),
                after: Uncertain(14, standardUncertainty: 0.2)),
            .init(
                name: "polymer", before: Uncertain(5, standardUncertainty: 0.1),
                after: Uncertain(6, standardUncertainty: 0.1)),
        ])
        let share = try #require(exchange.share("argyrodite"))
        #expect(abs(share.value - 0.8) < 1e-12)
        // u² = (0.2 u₁)² + (0.8 u₂)² over 5², with u₁² = 0.08 and u₂² = 0.02 (by hand).
        #expect(abs(share.standardUncertainty - ((0.04 * 0.08 + 0.64 * 0.02) / 25).squareRoot()) < 1e-6)
        #expect(abs(exchange.shares.correlation(0, 1) + 1) < 1e-6)
        #expect(exchange.share("air") == nil)
    }

    @Test func ratiosCarryTheirUncertainty() throws {
        let random = DiffusionComparison.randomDiffusivity(
            jumpRate: Uncertain(6e8, standardUncertainty: 6e7), jumpDistance: Uncertain(3e-10, standardUncertainty: 0))
        // 6e8 · 9e-20/6 = 9e-12.
        #expect(abs(random.value / 9e-12 - 1) < 1e-12 && abs(random.relativeUncertainty - 0.1) < 1e-12)
        let charge = DiffusionComparison.chargeDiffusivity(
            conductivity: Uncertain(0.12395, standardUncertainty: 0),
            concentration: Uncertain(2e28, standardUncertainty: 0),
            temperature: 300)
        // Row W2's check value: 1e-12 m²/s.
        #expect(abs(charge.value / 1e-12 - 1) < 1e-4)
        let comparison = try DiffusionComparison(
            tracer: Uncertain(4.5e-12, standardUncertainty: 0.45e-12), random: random,
            charge: Uncertain(9e-12, standardUncertainty: 0.9e-12))
        #expect(abs(try #require(comparison.correlationFactor).value - 0.5) < 1e-12)
        let haven = try #require(comparison.havenRatio)
        #expect(abs(haven.value - 0.5) < 1e-12 && abs(haven.relativeUncertainty - 0.02.squareRoot()) < 1e-9)
        #expect(comparison.showsConcertedMotion == true && comparison.exceedsRandomWalk == false)
        #expect(throws: IonicsError.self) { try DiffusionComparison(tracer: Uncertain(0, standardUncertainty: 1)) }
    }

    /// A vacancy that has just changed places with the tracer comes back from the neighbour i with a probability that lattice Green functions give; with
    /// v(k) = Σ n̂ᵢ exp(ik·nᵢ) over the z neighbours, ⟨cos θ⟩ = −⟨|v|²/(1 − λ)⟩/z² over the Brillouin zone and f = (1 + ⟨cos θ⟩)/(1 − ⟨cos θ⟩). λ is
    /// Σ exp(ik·nᵢ)/z, or |λ|² where every jump changes the sublattice. The square lattice has f = 1/(π − 1) in closed form.
    @Test func correlationFactorsOfLattices() {
        let root = 3.0.squareRoot() / 2
        func combinations(_ length: Int, _ isKept: ([Int]) -> Bool) -> [[Int]] {
            (0..<27).map { [$0 % 3 - 1, $0 / 3 % 3 - 1, $0 / 9 - 1] }.filter {
                isKept($0) && $0.map(abs).reduce(0, +) == length
            }
        }
        // Neighbours by whole numbers for the phases and by directions in space.
        typealias Neighbours = [(phase: [Int], direction: [Double])]
        func cubic(_ vectors: [[Int]]) -> Neighbours {
            vectors.map { vector in
                let size = Double(vector.reduce(0) { $0 + $1 * $1 }).squareRoot()
                return (vector, vector.map { Double($0) / size })
            }
        }
        let triangle: Neighbours = [([1, 0], [1, 0]), ([0, 1], [-0.5, root]), ([-1, -1], [-0.5, -root])]
        let lattices: [(VacancyCorrelationFactor, Neighbours, isBipartite: Bool, count: Int)] = [
            (
                .square, [([1, 0], [1, 0]), ([-1, 0], [-1, 0]), ([0, 1], [0, 1]), ([0, -1], [0, -1])], false, 400
            ),
            (.hexagonal, triangle + triangle.map { ($0.phase.map { -$0 }, $0.direction.map { -$0 }) }, false, 400),
            // Differences of neighbours alone enter, so that the three may be counted from one of them.
            (.honeycomb, [([0, 0], [1, 0]), ([1, 0], [-0.5, root]), ([0, 1], [-0.5, -root])], true, 400),
            (.simpleCubic, cubic(combinations(1) { _ in true }), false, 60),
            (.faceCentredCubic, cubic(combinations(2) { _ in true }), false, 60),
            (.bodyCentredCubic, cubic(combinations(3) { _ in true }), false, 60),
            (.diamond, cubic(combinations(3) { $0[0] * $0[1] * $0[2] == 1 }), true, 60),
        ]
        for (lattice, neighbours, isBipartite, count) in lattices {
            let z = Double(neighbours.count)
            let dimensions = neighbours[0].phase.count
            func cosine(_ count: Int) -> Double {
                var sum = 0.0
                let points = dimensions == 2 ? count * count : count * count * count
                for point in 0..<points {
                    // Halfway between the grid's points, away from where the integrand is 0/0.
                    let k = [point % count, point / count % count, point / count / count].map {
                        (Double($0) + 0.5) * 2 * .pi / Double(count)
                    }
                    var (real, imaginary) = (0.0, 0.0)
                    var (v, w) = ([0.0, 0, 0], [0.0, 0, 0])
                    for (phase, direction) in neighbours {
                        let angle = zip(phase, k).reduce(0) { $0 + Double($1.0) * $1.1 }
                        let (c, s) = (cos(angle), sin(angle))
                        real += c / z
                        imaginary += s / z
                        for axis in direction.indices {
                            v[axis] += direction[axis] * c
                            w[axis] += direction[axis] * s
                        }
                    }
                    let square = zip(v, w).reduce(0) { $0 + $1.0 * $1.0 + $1.1 * $1.1 }
                    sum += square / (1 - (isBipartite ? real * real + imaginary * imaginary : real))
                }
                return -sum / Double(points) / (z * z)
            }
            let mean = cosine(count)
            #expect(abs((1 + mean) / (1 - mean) - lattice.value) < 1e-5, "\(lattice): \((1 + mean) / (1 - mean))")
        }
        #expect(abs(VacancyCorrelationFactor.square.value - 1 / (Double.pi - 1)) < 1e-5)
    }
}
