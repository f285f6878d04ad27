import Foundation
import NumericalMethods
import Quantities
import Testing

@testable import Ionics

@Suite struct ArrheniusFamilyTests {
    private let boltzmann = 8.617_333_262e-5
    private let temperatures = stride(from: 250.0, through: 350, by: 20).map { $0 }

    /// Six points leave four degrees of freedom: the normal factor would cover 88 %.
    @Test func intervalsCoverTheTruth() throws {
        var generator = SeededGenerator(seed: 71)
        var (energies, values) = (0, 0)
        for _ in 0..<1000 {
            let fit = try ArrheniusFit(
                temperatures: temperatures,
                values: temperatures.map { 3e4 * exp(-0.35 / (boltzmann * $0) + 0.05 * generator.normal()) })
            if fit.activationEnergyInterval().contains(0.35) { energies += 1 }
            if fit.interval(atTemperature: 400).contains(3e4 * exp(-0.35 / (boltzmann * 400))) { values += 1 }
        }
        #expect((930...970).contains(energies), "\(energies)")
        #expect((930...970).contains(values), "\(values)")
    }

    /// Temperatures known to 2 K: E of σT with both errors covers, the fit without them does not.
    @Test func uncertainTemperaturesWidenTheInterval() throws {
        var generator = SeededGenerator(seed: 72)
        var (covered, naive) = (0, 0)
        for _ in 0..<1000 {
            let shown = temperatures.map { $0 + 2 * generator.normal() }
            let conductivities = temperatures.map {
                Uncertain(3e4 / $0 * exp(-0.5 / (boltzmann * $0) + 0.03 * generator.normal()), standardUncertainty: 0)
            }.map { Uncertain($0.value, standardUncertainty: 0.03 * $0.value) }
            let fit = try ArrheniusFit.uncertainTemperatures(
                shown.map { Uncertain($0, standardUncertainty: 2) }, measurements: conductivities,
                kind: .conductivityTimesTemperature)
            if fit.activationEnergyInterval().contains(0.5) { covered += 1 }
            let plain = try ArrheniusFit.conductivityTimesTemperature(
                temperatures: shown, dcConductivities: conductivities)
            if plain.activationEnergyInterval().contains(0.5) { naive += 1 }
        }
        #expect((930...970).contains(covered), "\(covered)")
        #expect(naive < 700, "\(naive)")
    }

    @Test func conventionsDifferByTheThermalEnergy() throws {
        let values = temperatures.map { 3e4 * exp(-0.35 / (boltzmann * $0)) }
        let product = try ArrheniusFit(
            temperatures: temperatures, values: values, kind: .conductivityTimesTemperature)
        let plain = try ArrheniusFit(
            temperatures: temperatures, values: zip(values, temperatures).map { $0 / $1 }, kind: .conductivity)
        let converted = try #require(product.activationEnergyInOtherConvention)
        #expect(abs(converted.value - plain.activationEnergy.value) < 3e-4)
        #expect(abs(try #require(plain.activationEnergyInOtherConvention).value - 0.35) < 3e-4)
    }

    @Test func aWrongPointDoesNotDrawTheRobustFit() throws {
        var generator = SeededGenerator(seed: 73)
        let many = stride(from: 250.0, through: 350, by: 10).map { $0 }
        var values = many.map { 3e4 * exp(-0.35 / (boltzmann * $0) + 0.02 * generator.normal()) }
        values[9] *= 20
        let robust = try RobustArrheniusFit(temperatures: many, values: values, kind: .conductivity)
        #expect(robust.weights[9] == 0)
        #expect(robust.fit.activationEnergyInterval().contains(0.35))
        let plain = try ArrheniusFit(temperatures: many, values: values, kind: .conductivity)
        #expect(abs(plain.activationEnergy.value - 0.35) > 10 * abs(robust.fit.activationEnergy.value - 0.35))
        // For clean points Student's factor with n − 2 degrees of freedom would cover 92 %; 95 % of 150 is 142 with a standard error of 2.7.
        var covered = 0
        for _ in 0..<150 {
            let clean = many.map { 3e4 * exp(-0.35 / (boltzmann * $0) + 0.02 * generator.normal()) }
            let fit = try RobustArrheniusFit(temperatures: many, values: clean, kind: .conductivity).fit
            if fit.activationEnergyInterval().contains(0.35) { covered += 1 }
        }
        #expect((136...149).contains(covered), "\(covered)")
        #expect(robust.fit.coverageFactor() > plain.coverageFactor())
    }

    @Test func boundsOfRatesCountAsBounds() throws {
        let rates = temperatures.map { 1e13 * exp(-0.4 / (boltzmann * $0)) }
        let limit = 1e7
        #expect(rates.last! > limit)
        var generator = SeededGenerator(seed: 74)
        var covered = 0
        for _ in 0..<500 {
            let observations = rates.map { rate -> CensoredRegression.Observation in
                let measured = rate * exp(0.1 * generator.normal())
                return measured > limit ? .above(limit) : .value(measured)
            }
            let fit = try ArrheniusFit.censored(
                temperatures: temperatures, observations: observations, relativeUncertainties: rates.map { _ in 0.1 },
                kind: .hoppingFrequency)
            if fit.activationEnergyInterval().contains(0.4) { covered += 1 }
        }
        // 95 % of 500 with a standard error of 1 %.
        #expect((460...490).contains(covered), "\(covered)")
    }

    /// PEO-like truth: T₀ = 200 K, E_B = 0.1 eV. Apparent energy at 300 K: 0.1 · 9 = 0.9 eV.
    @Test func vogelFulcherTammannComesBack() throws {
        let many = stride(from: 270.0, through: 370, by: 10).map { $0 }
        let exact = try VogelFulcherTammannFit(
            temperatures: many, values: many.map { 2 * exp(-0.1 / (boltzmann * ($0 - 200))) })
        #expect(abs(exact.energy.value - 0.1) < 1e-6)
        #expect(abs(exact.idealGlassTemperature.value - 200) < 1e-3)
        #expect(abs(exact.apparentActivationEnergy(atTemperature: 300).value - 0.9) < 1e-4)
        #expect(exact.chanceOfArrhenius < 1e-6)
        var generator = SeededGenerator(seed: 75)
        var covered = [0, 0]
        for _ in 0..<1000 {
            let fit = try VogelFulcherTammannFit(
                temperatures: many,
                values: many.map { 2 * exp(-0.1 / (boltzmann * ($0 - 200)) + 0.03 * generator.normal()) })
            for (index, truth) in [(1, 0.1), (2, 200.0)] {
                let found = fit.parameters.uncertain(index)
                if abs(found.value - truth) < fit.coverageFactor() * found.standardUncertainty {
                    covered[index - 1] += 1
                }
            }
        }
        for count in covered { #expect((925...975).contains(count), "\(covered)") }
        let straight = try VogelFulcherTammannFit(
            temperatures: many, values: many.map { 2 * exp(-0.5 / (boltzmann * $0) + 0.03 * generator.normal()) })
        #expect(straight.chanceOfArrhenius > 0.01)
    }

    /// Li₂(OH)Cl: 1.2e-8 to 1.4e-6 S/cm between 37 and 39 °C (Xia et al. 2022).
    @Test func transitionIsFoundWithItsInterval() throws {
        var generator = SeededGenerator(seed: 76)
        let many = [295.15, 300.15, 305.15, 310.15, 312.15, 317.15, 322.15, 327.15, 332.15]
        let values = many.map { temperature -> Double in
            let below = 1.2e-8 * exp(-0.9 / boltzmann * (1 / temperature - 1 / 310.15))
            let above = 1.4e-6 * exp(-0.6 / boltzmann * (1 / temperature - 1 / 312.15))
            return (temperature < 311 ? below : above) * exp(0.03 * generator.normal())
        }
        let fit = try PiecewiseArrheniusFit(temperatures: many, values: values, form: .jump, kind: .conductivity)
        #expect(fit.breakpointInterval == 310.15...312.15)
        #expect(abs(fit.breakpoint.value - 311.15) < 0.1)
        #expect(abs(fit.energyBelow.value - 0.9) < 4 * fit.energyBelow.standardUncertainty)
        #expect(abs(fit.energyAbove.value - 0.6) < 4 * fit.energyAbove.standardUncertainty)
        #expect(fit.jump.value > 80 && fit.jump.value < 130)
        #expect(fit.chanceOfSingleLine < 1e-4)
    }

    @Test func kinkIsFoundWithItsInterval() throws {
        var generator = SeededGenerator(seed: 77)
        let many = stride(from: 300.0, through: 500, by: 10).map { $0 }
        func values(_ above: Double, _ noise: Double) -> [Double] {
            many.map { temperature in
                let energy = temperature < 400 ? 0.6 : above
                return exp(-energy / boltzmann * (1 / temperature - 1 / 400) + noise * generator.normal())
            }
        }
        var (covered, below, above) = (0, 0, 0)
        for _ in 0..<200 {
            let fit = try PiecewiseArrheniusFit(
                temperatures: many, values: values(0.4, 0.05), form: .continuous, kind: .conductivity)
            if fit.breakpointInterval.contains(400) { covered += 1 }
            let factor = StudentDistribution(degreesOfFreedom: Double(fit.degreesOfFreedom)).coverageFactor()
            if abs(fit.energyBelow.value - 0.6) < factor * fit.energyBelow.standardUncertainty { below += 1 }
            if abs(fit.energyAbove.value - 0.4) < factor * fit.energyAbove.standardUncertainty { above += 1 }
            #expect(abs(fit.jump.value - 1) < 1e-9)
            // The lines meet at the breakpoint.
            let inverse = 1 / (boltzmann * fit.breakpoint.value)
            let p = fit.parameters.values
            #expect(abs(p[0] - p[1] * inverse - p[2] + p[3] * inverse) < 1e-9)
        }
        // 95 % of 200 with a standard error of 1.5 %; without the breakpoint's uncertainty E above would be covered in 83 %.
        for count in [covered, below, above] { #expect(count >= 180, "\(covered), \(below), \(above)") }
        // A straight line shows no kink.
        var alarms = 0
        for _ in 0..<100 {
            let fit = try PiecewiseArrheniusFit(
                temperatures: many, values: values(0.6, 0.05), form: .continuous, kind: .conductivity)
            if fit.chanceOfSingleLine < 0.05 { alarms += 1 }
        }
        #expect(alarms <= 8, "\(alarms)")
    }

    /// 95 % intervals of E_a, E_f and ΔS_m cover the truth in 93–97 % of 1,000 series of spectra, the fastest of which gives only a bound.
    @Test func seriesOfSpectraCoversTheTruth() throws {
        var generator = SeededGenerator(seed: 78)
        let frequencies = (0...24).map { pow(10, 2 + Double($0) / 5) }
        let series = [240.0, 255, 270, 285, 300, 345]
        let attempt = Frequency(hertz: 1e13)
        var covered = [0, 0, 0]
        var (refused, bounds) = (0, 0)
        for _ in 0..<1000 {
            let analyses = try series.map { temperature in
                let inverse = 1 / temperature - 1 / 298.15
                let level = 7.58e-5 * 298.15 / temperature * exp(-0.48 / boltzmann * inverse)
                let rate = 9.8e5 * exp(-0.45 / boltzmann * inverse)
                return HoppingRateAnalysis(
                    try ConductivitySpectrum(
                        frequencies: frequencies,
                        conductivities: frequencies.map {
                            level * (1 + pow($0 / rate, 0.68)) * exp(0.02 * generator.normal())
                        },
                        temperature: temperature))
            }
            guard let fit = try? HoppingTemperatureSeries(temperatures: series, analyses: analyses) else {
                refused += 1
                continue
            }
            bounds += fit.boundCount
            let entropy = log(9.8e5 / 1e13) + 0.45 / (boltzmann * 298.15)
            let found = [fit.activationEnergy, fit.formationEnergy, fit.migrationEntropy(attemptFrequency: attempt)]
            for (index, truth) in [0.48, 0.03, entropy].enumerated()
            where fit.interval(found[index]).contains(truth) { covered[index] += 1 }
        }
        #expect(bounds > 900, "\(bounds)")
        #expect(refused < 50)
        for count in covered { #expect((930...970).contains(count), "\(covered)") }
    }

    /// The variance of a weighted mean with estimated weights after Meier 1953: (1/W)[1 + 4 Σ (1/f)(w/W)(1 − w/W)]. Equal weights w of k groups give
    /// 1/(kw) [1 + 4 (1 − 1/k)/f].
    @Test func estimatedWeightsSayLess() {
        let rows = [[2.0], [2], [2], [2], [2]]
        let corrected = EstimatedWeights.corrected([[1.0 / 20]], blocks: rows.map { (rows: [$0], freedom: 16) })
        #expect(abs(corrected[0][0] - (1 + 4 * 0.8 / 16) / 20) < 1e-15)
        // A group that alone determines the result has no weight to get wrong.
        #expect(EstimatedWeights.corrected([[0.25]], blocks: [(rows: [[2.0]], freedom: 3)])[0][0] == 0.25)
    }
}
