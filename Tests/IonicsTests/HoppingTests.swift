import Foundation
import Quantities
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

    /// Row L5: z = 1/6, a = 3–4 Å and C = 7.41e-8 mean 1.5–2.7e29 m⁻³, against 1.4e28 Li m⁻³ in Li₃YCl₆.
    @Test func moreCarriersThanIonsAreFlagged() throws {
        let factor = Uncertain(7.41e-8, standardUncertainty: .nan)
        let found = try CarrierConcentration(
            factor: factor, geometricalFactor: 1.0 / 6, hoppingDistance: 3e-10, crystalConcentration: 1.4e28)
        #expect(found.exceedsCrystal)
        #expect(found.mobileFraction.value > 10)
        let small = try CarrierConcentration(
            factor: Uncertain(2e-9, standardUncertainty: 0), geometricalFactor: 1.0 / 6, hoppingDistance: 3e-10,
            crystalConcentration: 1.4e28)
        #expect(!small.exceedsCrystal)
        // An excess within twice the uncertainty is none.
        let vague = try CarrierConcentration(
            factor: Uncertain(7.41e-8, standardUncertainty: 4e-8), geometricalFactor: 1.0 / 6, hoppingDistance: 3e-10,
            crystalConcentration: 1.4e28)
        #expect(!vague.exceedsCrystal)
        #expect(throws: IonicsError.outOfRange(name: "hoppingDistance", value: 0, expected: "positive")) {
            try CarrierConcentration(
                factor: factor, geometricalFactor: 1.0 / 6, hoppingDistance: 0, crystalConcentration: 1)
        }
    }

    /// Row L6: reading one rate as 2πν turns 0.275, 0.533, 0.719 into 1.73, 3.35, 4.52 and flips the entropy's sign.
    @Test(arguments: [(0.275, 1.73), (0.533, 3.35), (0.719, 4.52)])
    func mixingKindsOfFrequencyTurnsTheEntropy(printed: Double, misread: Double) {
        let energy = Uncertain(0.3182, standardUncertainty: 0)
        let attempt = Frequency(hertz: 8.6887e12)
        let hertz = printed * 8.6887e12 / exp(0.3182 / (8.617_333_262e-5 * 298.15))
        let right = MigrationEntropy.factor(
            hoppingRate: Frequency(hertz: hertz), attemptFrequency: attempt, migrationEnergy: energy,
            temperature: 298.15)
        #expect(abs(right.value / printed - 1) < 1e-8)
        #expect(MigrationEntropy.entropy(factor: right).value < 0)
        // The trap, taken on purpose: a number in rad/s called Hz.
        let wrong = MigrationEntropy.factor(
            hoppingRate: Frequency(hertz: Frequency(hertz: hertz).radiansPerSecond), attemptFrequency: attempt,
            migrationEnergy: energy, temperature: 298.15)
        #expect(abs(wrong.value / misread - 1) < 3e-3)
        #expect(MigrationEntropy.entropy(factor: wrong).value > 0)
    }

    @Test func entropyUncertaintyIsDominatedByTheEnergy() {
        let factor = MigrationEntropy.factor(
            hoppingRate: Frequency(hertz: 1e7), attemptFrequency: Frequency(hertz: 8.6887e12),
            migrationEnergy: Uncertain(0.3182, standardUncertainty: 0.005), temperature: 298.15)
        // u(E)/k_B T = 0.005/0.025693 eV
        #expect(abs(factor.relativeUncertainty - 0.19461) < 1e-4)
    }

    @Test func entropyOfAFitDoesNotDependOnTheKindOfItsRates() throws {
        let temperatures = stride(from: 250.0, through: 350, by: 10).map { $0 }
        let rates = temperatures.map { 2.4e12 * exp(-0.3182 / (8.617_333_262e-5 * $0)) }
        let attempt = Frequency(hertz: 8.6887e12)
        let ordinary = try ArrheniusFit(temperatures: temperatures, values: rates, kind: .hoppingFrequency)
        let angular = try ArrheniusFit(
            temperatures: temperatures, values: rates.map { 2 * .pi * $0 }, kind: .angularHoppingRate)
        for fit in [ordinary, angular] {
            let factor = try MigrationEntropy.factor(hoppingFit: fit, attemptFrequency: attempt)
            #expect(abs(factor.value / (2.4e12 / 8.6887e12) - 1) < 1e-6)
        }
    }

    @Test func lineOfSigmaItselfPassesThroughItsPointToo() throws {
        let line = try ArrheniusLine(dcConductivityAt25Celsius: 24e-3, activationEnergy: 0.155, form: .conductivity)
        #expect(abs(line.dcConductivity(at: 298.15) - 24e-3) < 1e-15)
        let slope = log(line.dcConductivity(at: 400) / line.dcConductivity(at: 250)) / (1 / 400.0 - 1 / 250.0)
        #expect(abs(slope * -8.617_333_262e-5 - 0.155) < 1e-10)
        for form in [ArrheniusLine.Form.conductivity, .conductivityTimesTemperature] {
            let line = try ArrheniusLine(dcConductivityAt25Celsius: 24e-3, activationEnergy: 0.155, form: form)
            let value =
                form == .conductivity ? line.dcConductivity(at: 333) : line.conductivityTimesTemperature(at: 333)
            #expect(abs(line.logarithmOfPrefactor - 0.155 / (8.617_333_262e-5 * 333) - log(value)) < 1e-9)
        }
    }
}
