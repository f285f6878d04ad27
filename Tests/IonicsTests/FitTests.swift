import Foundation
import NumericalMethods
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

    @Test func valuesThatCannotBeFittedAreNamed() {
        #expect(throws: NumericalError.notPositive(name: "conductivities", index: 1, value: -1)) {
            try JonscherFit(frequencies: [1, 2, 3, 4], conductivities: [1, -1, 1, 1])
        }
        #expect(throws: NumericalError.tooFewPoints(count: 2, needed: 3)) {
            try ArrheniusFit(temperatures: [300, 310], values: [1, 2])
        }
    }
}
