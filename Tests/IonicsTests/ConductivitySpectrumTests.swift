import Foundation
import NumericalMethods
import Testing

@testable import Ionics

@Suite struct ConductivitySpectrumTests {
    /// A resistor of 1000 Ω beside 1 nF: Re(1/Z) = 1 mS at every frequency; d/A = 0.21 cm/0.5 cm².
    @Test func parallelElementsKeepTheirConductance() throws {
        let frequencies = [1e6, 1e2, 1e4]
        let impedances = frequencies.map { frequency -> (Double, Double) in
            let product = 2 * .pi * frequency * 1e-9 * 1000
            return (1000 / (1 + product * product), -1000 * product / (1 + product * product))
        }
        for sign in [1.0, -1] {
            let spectrum = try ConductivitySpectrum(
                frequencies: frequencies, realImpedances: impedances.map(\.0),
                imaginaryImpedances: impedances.map { sign * $0.1 }, thickness: 0.21, area: 0.5, temperature: 298.15)
            #expect(spectrum.frequencies == [1e2, 1e4, 1e6])
            for conductivity in spectrum.conductivities { #expect(abs(conductivity / (1e-3 * 0.42) - 1) < 1e-12) }
        }
    }

    @Test(arguments: [0, 0.02])
    func electrodePolarisationIsLeftOut(noise: Double) throws {
        var generator = SeededGenerator(seed: 4)
        let frequencies = (0...56).map { pow(10, Double($0) / 8) }
        // Blocking electrodes lower σ′ by 1/(1 + (ν_e/ν)²): by a percent at ten times ν_e.
        let values = frequencies.map {
            1e-4 * (1 + pow($0 / 1e6, 0.7)) / (1 + pow(300 / $0, 2)) * (1 + noise * generator.normal())
        }
        let spectrum = try ConductivitySpectrum(frequencies: frequencies, conductivities: values)
        let (rest, excluded) = spectrum.withoutElectrodePolarisation()
        #expect(excluded > 0)
        #expect(rest.frequencies.count + excluded == frequencies.count)
        #expect((300...6000).contains(rest.frequencies[0]))
        let fit = try JonscherFit(rest.restricted(to: 3000...1e7))
        #expect(abs(fit.dcConductivity.value / 1e-4 - 1) < 0.05)
    }

    @Test func aSpectrumWithoutPolarisationStaysWhole() throws {
        let frequencies = (0...40).map { pow(10, 2 + Double($0) / 8) }
        let spectrum = try ConductivitySpectrum(
            frequencies: frequencies, conductivities: frequencies.map { 1e-4 * (1 + pow($0 / 1e6, 0.7)) })
        #expect(spectrum.withoutElectrodePolarisation().excludedCount == 0)
    }

    /// Digitised and repeated sweeps hold a frequency more than once.
    @Test func repeatedFrequenciesStay() throws {
        let spectrum = try ConductivitySpectrum(
            frequencies: [10, 5, 5, 5, 5, 5, 1], conductivities: [7, 6, 5, 4, 3, 2, 1])
        #expect(spectrum.conductivities == [1, 6, 5, 4, 3, 2, 7])
        let rest = spectrum.withoutElectrodePolarisation().spectrum
        #expect(rest.frequencies.allSatisfy(\.isFinite) && !rest.frequencies.isEmpty)
    }

    @Test func mistakesAreNamed() {
        #expect(throws: IonicsError.outOfRange(name: "frequencies[1]", value: 0, expected: "positive and finite")) {
            try ConductivitySpectrum(frequencies: [1, 0], conductivities: [1, 1])
        }
        #expect(throws: IonicsError.outOfRange(name: "area", value: 0, expected: "positive")) {
            try ConductivitySpectrum(
                frequencies: [1], realImpedances: [1], imaginaryImpedances: [0], thickness: 1, area: 0)
        }
    }
}
