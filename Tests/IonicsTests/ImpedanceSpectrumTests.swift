import Glibc
import Ionics
import Testing

@Suite struct ImpedanceSpectrumTests {
    @Test func pointsAreSortedAndRepeatedFrequenciesKeepTheirOrder() throws {
        let spectrum = try ImpedanceSpectrum(
            frequencies: [100, 1, 10, 10], realImpedances: [1, 4, 2, 3], imaginaryImpedances: [-1, -4, 2, -3],
            standardUncertainties: [0.1, 0.4, 0.2, 0.3], temperature: 300, name: "a")
        #expect(spectrum.frequencies == [1, 10, 10, 100])
        #expect(spectrum.realImpedances == [4, 2, 3, 1])
        #expect(spectrum.imaginaryImpedances == [-4, 2, -3, -1])
        #expect(spectrum.standardUncertainties == [0.4, 0.2, 0.3, 0.1])
        #expect(spectrum.inductivePoints == [1])
        #expect(abs(spectrum.phases[0] + .pi / 4) < 1e-15)
        #expect(abs(spectrum.moduli[0] - 4 * 2.0.squareRoot()) < 1e-14)
        #expect(try spectrum.restricted(to: 5...50).realImpedances == [2, 3])
        let rest = try spectrum.omitting([1])
        #expect(rest.realImpedances == [4, 3, 1])
        #expect(rest.standardUncertainties == [0.4, 0.3, 0.1])
        #expect(rest.temperature == 300)
    }

    @Test func wrongValuesAreNamed() {
        #expect(
            throws: IonicsError.outOfRange(
                name: "number of imaginary impedances", value: 1, expected: "that of the frequencies, 2")
        ) {
            try ImpedanceSpectrum(frequencies: [1, 2], realImpedances: [1, 2], imaginaryImpedances: [1])
        }
        #expect(
            throws: IonicsError.outOfRange(
                name: "frequencies[1]", value: -2, expected: "positive and finite, in Hz")
        ) {
            try ImpedanceSpectrum(frequencies: [1, -2], realImpedances: [1, 2], imaginaryImpedances: [1, 2])
        }
        #expect(
            throws: IonicsError.outOfRange(
                name: "realImpedances[0]", value: .infinity, expected: "finite, in Ω")
        ) {
            try ImpedanceSpectrum(frequencies: [1], realImpedances: [.infinity], imaginaryImpedances: [1])
        }
        #expect(throws: IonicsError.self) {
            try ImpedanceSpectrum(frequencies: [1], realImpedances: [1], imaginaryImpedances: [1]).omitting([0])
        }
        #expect(throws: IonicsError.self) {
            try ImpedanceSpectrum(frequencies: [1], realImpedances: [1], imaginaryImpedances: [1]).omitting([1])
        }
    }
}
