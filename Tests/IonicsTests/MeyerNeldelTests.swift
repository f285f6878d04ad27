import Foundation
import NumericalMethods
import Testing

@testable import Ionics

@Suite struct MeyerNeldelTests {
    private let boltzmann = 8.617_333_262e-5
    private let temperatures = stride(from: 280.0, through: 400, by: 20).map { $0 }

    private func family(
        _ energies: [Double], logarithmOfPrefactor: (Double) -> Double, noise: Double,
        _ generator: inout SeededGenerator
    ) throws -> [ArrheniusFit] {
        var fits: [ArrheniusFit] = []
        for energy in energies {
            let values = temperatures.map {
                exp(logarithmOfPrefactor(energy) - energy / (boltzmann * $0) + noise * generator.normal())
            }
            fits.append(
                try ArrheniusFit(
                    temperatures: temperatures, values: values, relativeUncertainties: temperatures.map { _ in noise }))
        }
        return fits
    }

    @Test func isokineticTemperatureComesBackCalibrated() throws {
        var generator = SeededGenerator(seed: 21)
        let energies = [0.25, 0.3, 0.33, 0.4, 0.45]
        var squares = 0.0
        for _ in 0..<200 {
            let fit = try MeyerNeldelFit(
                family: family(
                    energies, logarithmOfPrefactor: { 2 + $0 / (boltzmann * 600) }, noise: 0.1, &generator))
            let slope = try #require(fit.slope)
            let pull = (slope.value - 1 / (boltzmann * 600)) / slope.standardUncertainty
            squares += pull * pull
            #expect(fit.verdict == .compensation)
        }
        // Standard error √(2/200) = 0.1.
        #expect(abs(squares / 200 - 1) < 0.4)
    }

    /// One material measured eight times: prefactor and energy lie on a beautiful line, and it means nothing.
    @Test func scatterAloneIsNoCompensation() throws {
        var generator = SeededGenerator(seed: 22)
        var alarms = 0
        for _ in 0..<100 {
            let fits = try family(
                [Double](repeating: 0.35, count: 8), logarithmOfPrefactor: { _ in 20 }, noise: 0.1, &generator)
            let x = fits.map(\.activationEnergy.value)
            let y = fits.map(\.logarithmOfPrefactor.value)
            let meanX = x.reduce(0, +) / 8
            let meanY = y.reduce(0, +) / 8
            let product = zip(x, y).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) }
            let correlation =
                product
                / (x.reduce(0) { $0 + ($1 - meanX) * ($1 - meanX) } * y.reduce(0) { $0 + ($1 - meanY) * ($1 - meanY) })
                .squareRoot()
            // What the naive analysis would publish.
            #expect(correlation > 0.9)
            if try MeyerNeldelFit(family: fits).verdict != .energiesAlike { alarms += 1 }
        }
        // 5 % are what the limit allows.
        #expect(alarms <= 12)
    }

    /// Energies that differ while ln y at the mean temperature does not depend on them: the line's slope is that of scatter.
    @Test func slopeOfTheMeanTemperatureProvesNothing() throws {
        var generator = SeededGenerator(seed: 23)
        var alarms = 0
        for _ in 0..<100 {
            let mean = 1 / (temperatures.reduce(0) { $0 + 1 / $1 } / Double(temperatures.count))
            let fits = try family(
                [0.25, 0.3, 0.33, 0.4, 0.45], logarithmOfPrefactor: { $0 / (boltzmann * mean) }, noise: 0.1, &generator)
            let fit = try MeyerNeldelFit(family: fits)
            #expect(abs(fit.meanTemperature / mean - 1) < 1e-6)
            if fit.verdict == .compensation { alarms += 1 }
        }
        // 5 % false alarms are what two standard uncertainties allow.
        #expect(alarms <= 12)
    }
}
