import Foundation
import Testing

@testable import Ionics

/// Check values of the papers and of the relations between them.
@Suite struct HoppingTests {
    @Test(arguments: [(0.03, 7.41e-8, 1e-3), (0.0, 2.31e-8, 2e-3), (0.08, 5.2e-7, 1e-2)])
    func carrierConcentrationFactorOfLi3YCl6(energy: Double, expected: Double, tolerance: Double) {
        let factor = CarrierConcentrationFactor.value(
            dcConductivity: 7.58e-5, hoppingRate: 9.8e5, formationEnergy: energy, temperature: 298.15)
        #expect(abs(factor / expected - 1) < tolerance)
    }

    @Test func factorOfTwoFitsIsThatOfTheirValuesAtAnyTemperature() throws {
        let temperatures = stride(from: 250.0, through: 350, by: 10).map { $0 }
        let boltzmann = 8.617_333_262e-5
        let conductivity = try ArrheniusFit(
            temperatures: temperatures, values: temperatures.map { 3e4 * exp(-0.48 / (boltzmann * $0)) })
        let rate = try ArrheniusFit(
            temperatures: temperatures, values: temperatures.map { 4e13 * exp(-0.45 / (boltzmann * $0)) })
        let factor = CarrierConcentrationFactor.value(conductivityFit: conductivity, ratesFit: rate).value
        #expect(abs(factor / 7.5e-10 - 1) < 1e-6)
        let pointwise = CarrierConcentrationFactor.value(
            dcConductivity: conductivity.value(atTemperature: 300).value / 300,
            hoppingRate: rate.value(atTemperature: 300).value,
            formationEnergy: 0.03, temperature: 300)
        #expect(abs(factor / pointwise - 1) < 1e-6)
    }

    @Test(arguments: [(4e-10, 1.5e29), (3e-10, 2.7e29)])
    func carriersBehindTheFactor(distance: Double, expected: Double) {
        let concentration = CarrierConcentrationFactor.carrierConcentration(
            factor: 7.41e-8, geometricalFactor: 1.0 / 6, hoppingDistance: distance)
        #expect(abs(concentration / expected - 1) < 0.03)
    }

    @Test func migrationEntropyFactorsAreMetByTheirOwnEnergies() {
        let energy2 = MigrationEntropy.migrationEnergy(
            factor: 0.275, hoppingRate: 1e7, attemptFrequency: 8.6887e12, temperature: 298.15)
        let energy3 = MigrationEntropy.migrationEnergy(
            factor: 0.719, hoppingRate: 1e7, attemptFrequency: 1.0282e13, temperature: 298.15)
        #expect(abs(energy2 - 0.3182) < 5e-5)
        #expect(abs(energy3 - 0.3472) < 5e-5)
        let factor = MigrationEntropy.factor(
            hoppingRate: 1e7, attemptFrequency: 8.6887e12, migrationEnergy: 0.3182, temperature: 298.15)
        #expect(abs(factor - 0.275) < 1e-3)
    }

    @Test func nernstEinstein() {
        let conductivity = NernstEinstein.conductivity(
            diffusivity: 1e-12, concentration: 2e28, chargeNumber: 1, temperature: 300)
        #expect(abs(conductivity - 0.12395) < 1e-5)
        #expect(
            abs(
                NernstEinstein.diffusivity(
                    conductivity: conductivity, concentration: 2e28, chargeNumber: 1, temperature: 300) / 1e-12 - 1)
                < 1e-12)
    }

    @Test func definedLinePassesThroughItsPrintedPoint() throws {
        let line = try ArrheniusLine(dcConductivityAt25Celsius: 24e-3, activationEnergy: 0.155)
        #expect(abs(line.dcConductivity(at: 298.15) - 24e-3) < 1e-15)
        // The slope of ln(σT) against 1/T is −E/k_B.
        let slope =
            (log(line.conductivityTimesTemperature(at: 400)) - log(line.conductivityTimesTemperature(at: 250)))
            / (1 / 400.0 - 1 / 250.0)
        #expect(abs(slope * -8.617_333_262e-5 - 0.155) < 1e-10)
    }

    @Test func landscapeHasItsExtremaWhereTheyAreGiven() throws {
        let landscape = try EnergyLandscape(siteEnergies: [0.1, 0.19, 0.1], saddleEnergy: 0.32)
        #expect(landscape.energies.min() == 0)
        #expect(abs(landscape.barrier - 0.22) < 1e-12)
        #expect(abs(landscape.energy(at: 0.5) - 0.22) < 1e-12)
        let slope = (landscape.energy(at: 0.5 + 1e-5) - landscape.energy(at: 0.5 - 1e-5)) / 2e-5
        // The energy falls off quadratically, by 1e-9 eV over this distance.
        #expect(abs(slope) < 1e-4)
    }
}
