import Foundation
import NumericalMethods
import Quantities
import Testing

@testable import Ionics

@Suite struct FitTests {
    private let frequencies = (0...40).map { pow(10, 2 + Double($0) / 8) }

    private func spectrum(noise: Double, generator: inout SeededGenerator) -> [Double] {
        frequencies.map { 7.58e-5 * (1 + pow($0 / 9.8e5, 0.68)) * (1 + noise * generator.normal()) }
    }

    @Test func noiselessSpectrumGivesItsParametersBack() throws {
        var generator = SeededGenerator(seed: 1)
        let fit = try JonscherFit(frequencies: frequencies, conductivities: spectrum(noise: 0, generator: &generator))
        #expect(abs(fit.dcConductivity.value / 7.58e-5 - 1) < 1e-7)
        #expect(abs(fit.hoppingFrequency.value / 9.8e5 - 1) < 1e-6)
        #expect(abs(fit.angularHoppingRate.value / (2 * .pi * 9.8e5) - 1) < 1e-6)
        #expect(abs(fit.exponent.value - 0.68) < 1e-7)
        // At the hopping frequency the conductivity has doubled, and A = σ_dc/ω_pⁿ.
        #expect(
            abs(fit.conductivity(atFrequency: fit.hoppingFrequency.value) / (2 * fit.dcConductivity.value) - 1) < 1e-12)
        let factor = fit.dcConductivity.value / pow(fit.angularHoppingRate.value, fit.exponent.value)
        #expect(abs(fit.powerLawFactor.value / factor - 1) < 1e-12)
    }

    /// Stated uncertainties must be those that repeated experiments show.
    @Test func uncertaintiesAreCalibrated() throws {
        var generator = SeededGenerator(seed: 2)
        var pulls: [[Double]] = [[], [], []]
        for _ in 0..<400 {
            let fit = try JonscherFit(
                frequencies: frequencies, conductivities: spectrum(noise: 0.02, generator: &generator),
                relativeUncertainty: 0.02)
            let truths = [log(7.58e-5), log(2 * .pi * 9.8e5), 0.68]
            for index in 0..<3 {
                let found = fit.parameters.uncertain(index)
                pulls[index].append((found.value - truths[index]) / found.standardUncertainty)
            }
        }
        for list in pulls {
            // Mean zero within three standard errors: the scatter must not draw the values to one side.
            #expect(abs(list.reduce(0, +) / 400) < 0.15)
            let variance = list.reduce(0) { $0 + $1 * $1 } / 400
            // The variance of 400 squared deviates has a standard error of √(2/400) = 0.07.
            #expect(abs(variance - 1) < 0.28)
        }
    }

    @Test func arrheniusFitFindsTheLine() throws {
        let temperatures = stride(from: 250.0, through: 350, by: 10).map { $0 }
        let values = temperatures.map { 3e4 * exp(-0.35 / (8.617_333_262e-5 * $0)) }
        let fit = try ArrheniusFit(temperatures: temperatures, values: values)
        #expect(abs(fit.activationEnergy.value - 0.35) < 1e-9)
        #expect(abs(fit.prefactor.value / 3e4 - 1) < 1e-7)
    }

    @Test func arrheniusUncertaintiesAreCalibrated() throws {
        var generator = SeededGenerator(seed: 3)
        let temperatures = stride(from: 250.0, through: 350, by: 10).map { $0 }
        var squares = 0.0
        var bandSquares = 0.0
        for _ in 0..<400 {
            let values = temperatures.map { 3e4 * exp(-0.35 / (8.617_333_262e-5 * $0) + 0.05 * generator.normal()) }
            let fit = try ArrheniusFit(
                temperatures: temperatures, values: values, relativeUncertainties: temperatures.map { _ in 0.05 })
            let pull = (fit.activationEnergy.value - 0.35) / fit.activationEnergy.standardUncertainty
            squares += pull * pull
            let predicted = fit.value(atTemperature: 298.15).naturalLogarithm
            let bandPull =
                (predicted.value - log(3e4) + 0.35 / (8.617_333_262e-5 * 298.15)) / predicted.standardUncertainty
            bandSquares += bandPull * bandPull
        }
        #expect(abs(squares / 400 - 1) < 0.28)
        #expect(abs(bandSquares / 400 - 1) < 0.28)
    }

    /// Scatter of 10 % draws a fit of ratios down by 2 %, a whole standard uncertainty; one of logarithms by half a percent.
    @Test func wideScatterHardlyMovesThePlateau() throws {
        var generator = SeededGenerator(seed: 5)
        var sum = 0.0
        for _ in 0..<200 {
            let fit = try JonscherFit(
                frequencies: frequencies, conductivities: spectrum(noise: 0.1, generator: &generator))
            sum += fit.parameters.values[0] - log(7.58e-5)
        }
        // The mean of 200 has a standard error of about 0.15 %.
        #expect(abs(sum / 200) < 0.01)
    }

    @Test func aRateOutsideTheDataIsABound() throws {
        var generator = SeededGenerator(seed: 6)
        func fit(_ rate: Double) throws -> JonscherFit {
            try JonscherFit(
                frequencies: frequencies,
                conductivities: frequencies.map { 1e-3 * (1 + pow($0 / rate, 0.7)) * (1 + 0.001 * generator.normal()) })
        }
        #expect(try fit(1e5).hoppingRateDetermination == .determined)
        #expect(try fit(3e7).hoppingRateDetermination == .above(hertz: 1e7))
        #expect(try fit(10).hoppingRateDetermination == .below(hertz: 100))
        #expect(throws: IonicsError.undetermined(name: "spectra[2]", .above(hertz: 1e7))) {
            try HoppingTemperatureSeries(temperatures: [280, 300, 320], spectra: [fit(1e5), fit(1e6), fit(3e7)])
        }
    }

    @Test func bandAndDerivativesAgreeWithDifferences() throws {
        var generator = SeededGenerator(seed: 8)
        let fit = try JonscherFit(
            frequencies: frequencies, conductivities: spectrum(noise: 0.02, generator: &generator))
        let band = fit.band(pointCount: 9)
        for index in band.frequencies.indices {
            let there = fit.uncertainConductivity(atFrequency: band.frequencies[index])
            #expect(abs(there.value / band.conductivities[index] - 1) < 1e-12)
            #expect(abs(band.upper[index] / band.conductivities[index] - 1 - there.relativeUncertainty) < 1e-3)
        }
        #expect(fit.degreesOfFreedom == 38)
        // The least-squares solution has residuals of mean zero, because ln σ_dc is one of its parameters.
        #expect(abs(fit.residuals.reduce(0, +)) < 1e-6)
    }

    @Test func kindsAreKeptApart() throws {
        let temperatures = [280.0, 300, 320]
        let conductivities = [1e-4, 2e-4, 4e-4].map { Uncertain($0, standardUncertainty: 0.02 * $0) }
        let fit = try ArrheniusFit.conductivityTimesTemperature(
            temperatures: temperatures, dcConductivities: conductivities)
        let plain = try ArrheniusFit(temperatures: temperatures, measurements: conductivities, kind: .conductivity)
        // The energies differ by k_B times a mean temperature: 26 meV.
        let difference = fit.activationEnergy.value - plain.activationEnergy.value
        #expect(difference > 8.617e-5 * 280 && difference < 8.617e-5 * 320)
        #expect(throws: IonicsError.wrongKind(name: "conductivityFit", found: .conductivity, expected: "one of σT")) {
            try CarrierConcentrationFactor.value(conductivityFit: plain, hoppingFit: fit)
        }
        #expect(throws: IonicsError.self) {
            try MigrationEntropy.factor(hoppingFit: fit, attemptFrequency: Frequency(hertz: 1e13))
        }
    }

    /// E_f of fits that share their spectra: its stated uncertainty must be the scatter that repeated series show.
    @Test func seriesOfSpectraCarriesItsCorrelations() throws {
        var generator = SeededGenerator(seed: 9)
        let temperatures = stride(from: 258.15, through: 318.15, by: 15).map { $0 }
        let boltzmann = 8.617_333_262e-5
        var pulls: [[Double]] = [[], [], []]
        var separate = 0.0
        var joint = 0.0
        for _ in 0..<200 {
            let fits = try temperatures.map { temperature in
                let inverse = 1 / temperature - 1 / 298.15
                let conductivity = 7.58e-5 * 298.15 / temperature * exp(-0.48 / boltzmann * inverse)
                let rate = 9.8e5 * exp(-0.45 / boltzmann * inverse)
                return try JonscherFit(
                    frequencies: frequencies,
                    conductivities: frequencies.map {
                        conductivity * (1 + pow($0 / rate, 0.68)) * exp(0.02 * generator.normal())
                    }, relativeUncertainty: 0.02)
            }
            let series = try HoppingTemperatureSeries(temperatures: temperatures, spectra: fits)
            let factor = series.concentrationFactorPerHertz.naturalLogarithm
            let expected = log(7.58e-5 * 298.15 / 9.8e5 * exp(0.03 / (boltzmann * 298.15)))
            pulls[0].append((series.activationEnergy.value - 0.48) / series.activationEnergy.standardUncertainty)
            pulls[1].append((series.formationEnergy.value - 0.03) / series.formationEnergy.standardUncertainty)
            pulls[2].append((factor.value - expected) / factor.standardUncertainty)
            joint += series.formationEnergy.standardUncertainty
            separate += (series.activationEnergy - series.migrationEnergy).standardUncertainty
        }
        for list in pulls {
            let variance = list.reduce(0) { $0 + $1 * $1 } / 200
            // Standard error √(2/200) = 0.1.
            #expect(abs(variance - 1) < 0.4)
        }
        // σ_dc and ω_p of a spectrum rise together, so that their difference is known better than for independent ones.
        #expect(joint < 0.95 * separate)
    }

    /// An exponent that rises from 0.5 to 0.85 with temperature is that of mixed arcs; one that stays is that of hopping.
    @Test(arguments: [0, 0.35])
    func driftingExponentsAreSeen(rise: Double) throws {
        var generator = SeededGenerator(seed: 10)
        let temperatures = stride(from: 260.0, through: 320, by: 15).map { $0 }
        let fits = try temperatures.map { temperature in
            let rate = 9.8e5 * exp(-0.45 / 8.617_333_262e-5 * (1 / temperature - 1 / 298.15))
            let exponent = 0.5 + rise * (temperature - 260) / 60
            return try JonscherFit(
                frequencies: frequencies,
                conductivities: frequencies.map {
                    1e-5 * (1 + pow($0 / rate, exponent)) * exp(0.02 * generator.normal())
                })
        }
        let series = try HoppingTemperatureSeries(temperatures: temperatures, spectra: fits)
        let found = try #require(series.exponentRise)
        #expect(abs(found.value - rise) < 4 * found.standardUncertainty)
        #expect(series.suggestsMixedArcs == (rise > 0))
    }

    @Test func valuesThatCannotBeFittedAreNamed() {
        #expect(throws: NumericalError.notPositive(name: "relativeUncertainty", index: 0, value: 0)) {
            try JonscherFit(frequencies: [1, 2, 3, 4], conductivities: [1, 1, 1, 1], relativeUncertainty: 0)
        }
        #expect(throws: NumericalError.singular(name: "the fit")) {
            try ArrheniusFit(temperatures: [300, 300, 300], values: [1, 2, 3])
        }
        #expect(throws: NumericalError.notPositive(name: "conductivities", index: 1, value: -1)) {
            try JonscherFit(frequencies: [1, 2, 3, 4], conductivities: [1, -1, 1, 1])
        }
        #expect(throws: NumericalError.tooFewPoints(count: 2, needed: 3)) {
            try ArrheniusFit(temperatures: [300, 310], values: [1, 2])
        }
    }
}
