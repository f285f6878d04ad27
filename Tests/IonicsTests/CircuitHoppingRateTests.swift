import Foundation
import NumericalMethods
import Quantities
import Testing

@testable import Ionics

/// σ_dc, ω_p and what follows from them by circuits, on spectra that are written down here from their closed forms.
@Suite struct CircuitHoppingRateTests {
    /// Jonscher's conductor beside 20 pF, R ∥ CPE of a grain boundary, and a blocking electrode.
    private struct Truth {
        let boltzmann = 8.617_333_262e-5
        let conductivityFactor = 1.2e5, activationEnergy = 0.44
        let effectiveFrequency = 8e12, migrationEnergy = 0.40, exponent = 0.66
        let constant = 0.05

        func conductivity(_ t: Double) -> Double {
            conductivityFactor / t * exp(-activationEnergy / (boltzmann * t))
        }
        func hoppingFrequency(_ t: Double) -> Double { effectiveFrequency * exp(-migrationEnergy / (boltzmann * t)) }

        var boundaryResistance = 6000.0

        func impedance(_ frequency: Double, _ t: Double) -> ComplexNumber {
            let omega = 2 * Double.pi * frequency
            let level = conductivity(t) / constant
            let rise = level * pow(frequency / hoppingFrequency(t), exponent)
            let bulk = ComplexNumber(level + rise, rise * tan(exponent * .pi / 2) + omega * 2e-11)
            let resistance = boundaryResistance * t / 300 * exp(0.52 / boltzmann * (1 / t - 1 / 300))
            let boundary = ComplexNumber(1 / resistance) + power(omega, 1.1e-8, 0.92)
            return bulk.reciprocal + boundary.reciprocal + power(omega, 5e-6, 0.86).reciprocal
        }

        private func power(_ omega: Double, _ q: Double, _ alpha: Double) -> ComplexNumber {
            ComplexNumber(modulus: q * pow(omega, alpha), argument: alpha * .pi / 2)
        }

        func spectrum(_ t: Double, noise: Double, _ generator: inout SeededGenerator) throws -> ImpedanceSpectrum {
            let frequencies = (0...48).map { pow(10, 1 + Double($0) / 8) }
            let z = frequencies.map { impedance($0, t) }
            return try ImpedanceSpectrum(
                frequencies: frequencies, realImpedances: z.map { $0.real + noise * $0.modulus * generator.normal() },
                imaginaryImpedances: z.map { $0.imaginary + noise * $0.modulus * generator.normal() }, temperature: t)
        }
    }

    private let truth = Truth()
    private let temperatures = [250.0, 265, 280, 295, 310]

    private func geometry() throws -> CellGeometry {
        try CellGeometry(
            thickness: Uncertain(0.05, standardUncertainty: 0.0005), area: Uncertain(1, standardUncertainty: 0))
    }

    @Test func intervalsCoverTheTruth() throws {
        let circuit = try Circuit("p(J1,C1)-p(R2,CPE2)-CPE3")
        var generator = SeededGenerator(seed: 77)
        let trials = 120
        var covered = [Int](repeating: 0, count: 6)
        for _ in 0..<trials {
            var rates: [CircuitHoppingRate] = []
            var start: [Double]?
            for t in temperatures {
                let fit = try CircuitFit(
                    circuit, spectrum: truth.spectrum(t, noise: 0.003, &generator), start: start,
                    startCount: start == nil ? 12 : 2)
                start = fit.values
                rates.append(try fit.hoppingRate(of: "J1", geometry: geometry()))
            }
            // Refusals count as misses.
            let middle = rates[2]
            func isInside(_ index: Int, _ value: Double) -> Bool {
                let own = middle.parameters.uncertain(index)
                return abs(own.value - value) < 1.96 * own.standardUncertainty
            }
            if middle.hoppingRate != nil {
                if isInside(0, log(truth.conductivity(280))) { covered[0] += 1 }
                if isInside(1, log(2 * .pi * truth.hoppingFrequency(280))) { covered[1] += 1 }
            }
            let series = try HoppingTemperatureSeries(temperatures: temperatures, circuits: rates)
            if series.interval(series.activationEnergy).contains(truth.activationEnergy) { covered[2] += 1 }
            if series.interval(series.migrationEnergy).contains(truth.migrationEnergy) { covered[3] += 1 }
            if series.interval(series.formationEnergy).contains(0.04) { covered[4] += 1 }
            let entropy = series.migrationEntropy(attemptFrequency: Frequency(hertz: Uncertain(exactly: 1e13)))
            if series.interval(entropy).contains(log(0.8)) { covered[5] += 1 }
        }
        // 95 % of 120 is 114 with a standard error of 2.4.
        for count in covered { #expect(count >= 106, "\(covered)") }
    }

    @Test func oneFitOfTheSeriesTellsTheSameBetter() throws {
        let circuit = try Circuit("p(J1,C1)-p(R2,CPE2)-CPE3")
        var generator = SeededGenerator(seed: 78)
        let spectra = try temperatures.map { try truth.spectrum($0, noise: 0.003, &generator) }
        let fit = try CircuitSeriesFit(
            circuit, spectra: spectra,
            links: [
                "J1.R": .resistance, "J1.omega": .activated, "J1.n": .shared, "C1": .shared, "R2": .resistance,
                "CPE2.Q": .shared, "CPE2.alpha": .shared, "CPE3.Q": .shared, "CPE3.alpha": .shared,
            ], startCount: 8)
        let together = try HoppingTemperatureSeries(fit, element: "J1", geometry: geometry())
        let apart = try HoppingTemperatureSeries(
            temperatures: temperatures,
            circuits: fit.separateFits.map { try $0.hoppingRate(of: "J1", geometry: geometry()) })
        #expect(together.migrationEnergy.standardUncertainty < 0.7 * apart.migrationEnergy.standardUncertainty)
        for series in [together, apart] {
            let checks: [(Uncertain, Double)] = [
                (series.activationEnergy, truth.activationEnergy), (series.migrationEnergy, truth.migrationEnergy),
                (series.parameters.uncertain(0), log(truth.conductivityFactor)),
                (series.parameters.uncertain(2), log(2 * .pi * truth.effectiveFrequency)),
                (
                    series.concentrationFactorPerHertz.naturalLogarithm,
                    log(truth.conductivityFactor / truth.effectiveFrequency)
                ),
            ]
            for (found, expected) in checks { #expect(abs(found.value - expected) < 3.5 * found.standardUncertainty) }
            // The thickness, 1 %, is in σ₀ and not in ω_p.
            #expect(series.parameters.covariance[0][0] > 1e-4)
        }
        #expect(throws: CircuitError.wrongElement(name: "R2", expected: "a power-law conductor J")) {
            try HoppingTemperatureSeries(fit, element: "R2", geometry: geometry())
        }
    }

    @Test func ratesBeyondTheSpectrumAreBounds() throws {
        var generator = SeededGenerator(seed: 79)
        let circuit = try Circuit("p(J1,C1)-p(R2,CPE2)-CPE3")
        // ν_p = 9e8 Hz at 510 K, far above the last frequency of 10 MHz.
        let fit = try CircuitFit(circuit, spectrum: truth.spectrum(510, noise: 0.003, &generator))
        let rate = try fit.hoppingRate(of: "J1", geometry: geometry())
        #expect(rate.hoppingRate == nil)
        if case .above(let hertz) = rate.verdict { #expect(hertz <= 1e7) }
        #expect(throws: CircuitError.wrongElement(name: "J2", expected: "a power-law conductor J")) {
            try fit.hoppingRate(of: "J2", geometry: geometry())
        }
    }

    /// In σ′ of the whole pellet the grain boundary's step hides in the rise: no spectrum may give a rate that is not the bulk's.
    @Test func grainBoundariesAreNotTakenForHopping() throws {
        var generator = SeededGenerator(seed: 81)
        for (t, boundary) in [250.0, 270, 290, 310, 330, 350].flatMap({ [($0, 6000.0), ($0, 4000)] }) {
            let truth = Truth(boundaryResistance: boundary)
            let spectrum = try truth.spectrum(t, noise: 0.003, &generator)
            let analysis = HoppingRateAnalysis(
                try DielectricSpectrum(spectrum, geometry: geometry()).conductivitySpectrum().spectrum)
            if let found = analysis.hoppingRate?.hertz.value {
                Issue.record("\(t) K: \(found) Hz, and \(truth.hoppingFrequency(t)) Hz of the bulk")
            }
        }
    }

    /// Without noise, what is left of the data is the part's own impedance.
    @Test func partsAreTakenOut() throws {
        var generator = SeededGenerator(seed: 80)
        let spectrum = try truth.spectrum(280, noise: 0, &generator)
        let fit = try CircuitFit(Circuit("p(J1,C1)-p(R2,CPE2)-CPE3"), spectrum: spectrum)
        let bulk = try fit.spectrum(of: "p(J1, C1)")
        let omega = 2 * Double.pi * 1e4
        let level = truth.conductivity(280) / 0.05
        let rise = level * pow(1e4 / truth.hoppingFrequency(280), truth.exponent)
        let expected = ComplexNumber(level + rise, rise * tan(truth.exponent * .pi / 2) + omega * 2e-11).reciprocal
        let place = try #require(bulk.frequencies.firstIndex { abs($0 / 1e4 - 1) < 1e-9 })
        #expect(abs(bulk.realImpedances[place] / expected.real - 1) < 1e-5)
        #expect(abs(bulk.imaginaryImpedances[place] / expected.imaginary - 1) < 1e-4)
        #expect(
            throws: CircuitError.unknownPart(part: "R2", known: ["p(J1,C1)", "p(R2,CPE2)", "CPE3"])
        ) { try fit.spectrum(of: "R2") }
    }
}
