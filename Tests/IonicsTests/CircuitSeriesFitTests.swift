import Foundation
import NumericalMethods
import Quantities
import Testing

@testable import Ionics

@Suite struct CircuitSeriesFitTests {
    private let boltzmann = 8.617_333_262e-5
    private let temperatures = [280.0, 300, 320, 340]

    private func series(noise: Double, _ generator: inout SeededGenerator) throws -> [ImpedanceSpectrum] {
        let circuit = try Circuit("p(R1,C1)-p(R2,CPE2)")
        let frequencies = (0..<24).map { pow(10, 1 + 0.25 * Double($0)) }
        return try temperatures.map { temperature in
            let inverse = 1 / temperature - 1 / 300
            let values = [
                2e4 * temperature / 300 * exp(0.35 / boltzmann * inverse), 2e-11,
                1e5 * temperature / 300 * exp(0.45 / boltzmann * inverse), 3e-9, 0.85,
            ]
            let (real, imaginary) = try circuit.impedance(frequencies: frequencies, values: values)
            let sizes = zip(real, imaginary).map { hypot($0, $1) }
            return try ImpedanceSpectrum(
                frequencies: frequencies, realImpedances: zip(real, sizes).map { $0 + noise * $1 * generator.normal() },
                imaginaryImpedances: zip(imaginary, sizes).map { $0 + noise * $1 * generator.normal() },
                temperature: temperature)
        }
    }

    private let links: [String: CircuitTemperatureLink] = [
        "R1": .resistance, "R2": .resistance, "C1": .shared, "CPE2.Q": .shared, "CPE2.alpha": .shared,
    ]

    @Test func energiesComeBackCalibrated() throws {
        var generator = SeededGenerator(seed: 51)
        let circuit = try Circuit("p(R1,C1)-p(R2,CPE2)")
        var covered = [0, 0]
        for _ in 0..<100 {
            let fit = try CircuitSeriesFit(
                circuit, spectra: series(noise: 0.01, &generator), links: links, startCount: 8)
            #expect(fit.searched.values.count == 7)
            for (index, (name, truth)) in [("R1", 0.35), ("R2", 0.45)].enumerated()
            where try fit.activationEnergyInterval(name).contains(truth) { covered[index] += 1 }
        }
        // 95 of 100 with a standard error of 2.2.
        for count in covered { #expect(count >= 88, "\(covered)") }
    }

    @Test func linksTellMoreThanSeparateFits() throws {
        var generator = SeededGenerator(seed: 52)
        let circuit = try Circuit("p(R1,C1)-p(R2,CPE2)")
        let fit = try CircuitSeriesFit(circuit, spectra: series(noise: 0.01, &generator), links: links, startCount: 4)
        #expect(abs(fit.referenceTemperature - 4 / (1 / 280.0 + 1 / 300 + 1 / 320 + 1 / 340)) < 1e-9)
        let common = try fit.value("R1", atTemperature: 300)
        let alone = try fit.separateFits[1].parameter("R1").value
        #expect(abs(common.value / 2e4 - 1) < 0.03)
        #expect(common.standardUncertainty < alone.standardUncertainty)
        // A resistance that is not measured is extrapolated with a larger uncertainty.
        #expect(
            try fit.value("R2", atTemperature: 220).relativeUncertainty
                > 2 * fit.value("R2", atTemperature: 300).relativeUncertainty)
        // With R ∝ exp(E/k_B T) the energy is about k_B T̄ lower.
        var other = links
        other["R1"] = .activated
        let plain = try CircuitSeriesFit(
            circuit, spectra: series(noise: 0, &generator), links: other, startCount: 4)
        #expect(abs(0.35 - (try plain.activationEnergy("R1").value) - boltzmann * plain.referenceTemperature) < 0.002)
        #expect(throws: CircuitError.notComparable(reason: "C1 was not linked by an Arrhenius law")) {
            try fit.activationEnergy("C1")
        }
    }

    /// The pellet of EISFitpython: E_a of σT by another program, bulk 0.568 ± 0.025, grain boundary 0.900 ± 0.007 eV from separate fits.
    @Test(.enabled(if: SharedSpectra.isThere))
    func pelletOfAnotherProgram() throws {
        let spectra = try stride(from: 140.0, through: 200, by: 10).map { celsius in
            let data = try SharedSpectra.spectrum(
                "eis_vt_pellet_eisfitpython/EIS_Data__Example-3-4__s04147-\(Int(celsius))deg.txt")
            return try ImpedanceSpectrum(
                frequencies: data.frequencies, realImpedances: data.realImpedances,
                imaginaryImpedances: data.imaginaryImpedances, temperature: celsius + 273.15)
        }
        let circuit = try Circuit("p(R1,CPE1)-p(R2,CPE2)-CPE3")
        let fit = try CircuitSeriesFit(
            circuit, spectra: spectra, links: ["R1": .resistance, "R2": .resistance], startCount: 12)
        #expect(fit.separateFits.allSatisfy { $0.arcs[0].assignments(thickness: 0.21, area: 0.5027) == [.bulk] })
        for (name, energy, uncertainty) in [("R1", 0.568, 0.025), ("R2", 0.900, 0.007)] {
            let resistances = try fit.separateFits.map { try $0.parameter(name).value.value }
            let line = try ArrheniusFit(
                temperatures: fit.temperatures, values: zip(fit.temperatures, resistances).map { $0 / $1 },
                kind: .conductivityTimesTemperature)
            #expect(abs(line.activationEnergy.value - energy) < 1.5 * uncertainty)
        }
        // The total: 0.858 ± 0.009 eV.
        let totals = fit.separateFits.map { $0.propagate { $0[0] + $0[3] } }
        let total = try ArrheniusFit.conductivityTimesTemperature(
            temperatures: fit.temperatures, dcConductivities: totals.map { Uncertain(exactly: 1) / $0 })
        #expect(abs(total.activationEnergy.value - 0.858) < 0.015)
        #expect(total.activationEnergyInterval().contains(total.activationEnergy.value))
        // The overlapping arcs do not follow two common laws within the scatter, and the fit says so.
        #expect(try #require(fit.chanceOfLinks) < 0.01)
        #expect(abs(try fit.activationEnergy("R2").value - 0.9) < 0.03)
    }
}
