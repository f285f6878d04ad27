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

    /// The square lattice has f = 1/(π − 1), a closed form (Montet 1973); the honeycomb and diamond lattices 1/3 and 1/2.
    @Test func correlationFactorsOfLattices() {
        #expect(abs(VacancyCorrelationFactor.square.value - 1 / (Double.pi - 1)) < 1e-4)
        #expect(VacancyCorrelationFactor.diamond.value == 0.5)
    }
}
