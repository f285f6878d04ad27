import Foundation
import NumericalMethods
import Quantities
import Testing

@testable import Ionics

@Suite struct HoppingRateAnalysisTests {
    private let frequencies = (0...40).map { pow(10, 2 + Double($0) / 8) }

    private func spectrum(
        noise: Double, rate: Double = 9.8e5, electrodes: Double = 0, _ generator: inout SeededGenerator
    ) throws -> ConductivitySpectrum {
        try ConductivitySpectrum(
            frequencies: frequencies,
            conductivities: frequencies.map {
                7.58e-5 * (1 + pow($0 / rate, 0.68)) * blocking(electrodes / $0) * exp(noise * generator.normal())
            })
    }

    /// Re 1/(1 + Z_Q/R) for a constant phase element with α = 0.86, by dividing complex numbers.
    private func blocking(_ ratio: Double) -> Double {
        guard ratio > 0 else { return 1 }
        let z = ComplexNumber(modulus: pow(ratio, 0.86), argument: -0.43 * .pi)
        return (ComplexNumber.one + z).reciprocal.real
    }

    /// Derivatives in the electrodes' parameters: a noiseless spectrum gives them back, also those of a capacitance.
    @Test(arguments: [0.86, 0.6, 1.0]) func electrodesComeBack(alpha: Double) throws {
        let data = try ConductivitySpectrum(
            frequencies: frequencies,
            conductivities: frequencies.map {
                let z = ComplexNumber(modulus: pow(1500 / $0, alpha), argument: -alpha * .pi / 2)
                return 1e-5 * (1 + pow($0 / 1e6, 0.7)) * (ComplexNumber.one + z).reciprocal.real
            })
        let fit = try ConductivityFit(data, terms: .electrodes)
        #expect(abs(fit.dcConductivity.value / 1e-5 - 1) < 1e-5)
        #expect(abs(fit.hoppingRate.hertz.value / 1e6 - 1) < 1e-4)
        #expect(abs(try #require(fit.electrodeRate).hertz.value / 1500 - 1) < 1e-4)
        #expect(abs(try #require(fit.electrodeExponent) - alpha) < 1e-4)
        #expect(try ConductivityFit.chosen(data, relativeUncertainty: 1e-3).terms == .electrodes)
    }

    /// The same minimum as the fit of the power law alone.
    @Test func withoutTermsItIsJonschersFit() throws {
        var generator = SeededGenerator(seed: 61)
        let data = try spectrum(noise: 0.03, &generator)
        let plain = try JonscherFit(data)
        let fit = try ConductivityFit(data)
        for index in 0..<3 {
            #expect(abs(fit.parameters.values[index] - plain.parameters.values[index]) < 1e-5)
            let ratio = fit.parameters.covariance[index][index] / plain.parameters.covariance[index][index]
            #expect(abs(ratio - 1) < 1e-3)
        }
    }

    /// 95 % intervals cover the truth in 93–97 % of 1,000 spectra; a refusal counts as a miss.
    @Test func intervalsCoverTheTruth() throws {
        var generator = SeededGenerator(seed: 62)
        var (level, rate, refused) = (0, 0, 0)
        for _ in 0..<1000 {
            let analysis = HoppingRateAnalysis(try spectrum(noise: 0.02, &generator))
            guard analysis.hoppingRate != nil, let fit = analysis.fit else {
                refused += 1
                continue
            }
            if fit.dcConductivityInterval()?.contains(7.58e-5) == true { level += 1 }
            if fit.angularHoppingRateInterval()?.contains(2 * .pi * 9.8e5) == true { rate += 1 }
        }
        #expect(refused < 50)
        #expect((930...970).contains(level), "\(level)")
        #expect((930...970).contains(rate), "\(rate)")
    }

    /// The same with electrodes in the spectrum and in the model.
    @Test func intervalsCoverTheTruthBesideElectrodes() throws {
        var generator = SeededGenerator(seed: 63)
        var (level, rate, refused) = (0, 0, 0)
        for _ in 0..<1000 {
            let analysis = HoppingRateAnalysis(
                try spectrum(noise: 0.02, electrodes: 800, &generator), terms: .electrodes)
            guard analysis.hoppingRate != nil, let fit = analysis.fit else {
                refused += 1
                continue
            }
            if fit.dcConductivityInterval()?.contains(7.58e-5) == true { level += 1 }
            if fit.angularHoppingRateInterval()?.contains(2 * .pi * 9.8e5) == true { rate += 1 }
        }
        #expect(refused < 50)
        #expect((930...970).contains(level), "\(level)")
        #expect((930...970).contains(rate), "\(rate)")
    }

    @Test func termsAreChosenWhereTheyAre() throws {
        var generator = SeededGenerator(seed: 64)
        #expect(try ConductivityFit.chosen(spectrum(noise: 0.01, &generator)).terms == [])
        #expect(try ConductivityFit.chosen(spectrum(noise: 0.01, electrodes: 1000, &generator)).terms == .electrodes)
        let lossy = try ConductivitySpectrum(
            frequencies: frequencies,
            conductivities: frequencies.map {
                (1e-5 * (1 + pow($0 / 1e4, 0.5)) + 3e-11 * 2 * .pi * $0) * exp(0.01 * generator.normal())
            })
        let fit = try ConductivityFit.chosen(lossy)
        #expect(fit.terms == .nearlyConstantLoss)
        let loss = try #require(fit.nearlyConstantLoss)
        #expect(abs(loss.value - 3e-11) < 3 * loss.standardUncertainty)
        #expect(abs(fit.exponent.value - 0.5) < 3 * fit.exponent.standardUncertainty)
    }

    @Test func whatIsNotSeenIsABoundOrARefusal() throws {
        var generator = SeededGenerator(seed: 65)
        func verdict(_ spectrum: ConductivitySpectrum) -> String { HoppingRateAnalysis(spectrum).verdict.description }
        guard case .above(let bound) = HoppingRateAnalysis(try spectrum(noise: 0.01, rate: 1e9, &generator)).verdict
        else {
            Issue.record("a plateau alone gives a lower bound")
            return
        }
        #expect(abs(bound / 1e7 - 1) < 1e-12)
        #expect(verdict(try spectrum(noise: 0.001, rate: 10, &generator)).hasPrefix("ν_p < "))
        // Bulk and grain boundary one above the other.
        let mixed = try ConductivitySpectrum(
            frequencies: frequencies,
            conductivities: frequencies.map {
                let boundary = 1e-6 * (1 + pow($0 / 2e3, 1.4))
                let bulk = 1e-4 * (1 + pow($0 / 5e6, 0.7))
                return 1 / (1 / boundary + 1 / bulk) * exp(0.01 * generator.normal())
            })
        #expect(verdict(mixed).contains("two processes overlap"))
        #expect(HoppingRateAnalysis(mixed).dcConductivity == nil)
        // σ′ that falls at the end is left out and counted.
        let falling = try ConductivitySpectrum(
            frequencies: frequencies,
            conductivities: frequencies.map { 1e-5 * (1 + pow($0 / 1e4, 0.7)) / (1 + pow($0 / 3e6, 3)) })
        #expect(HoppingRateAnalysis(falling).window.highCount > 0)
    }

    /// Digitised spectra of Na β″-alumina. Fits by SciPy: 298 K 5.326e-3 S/cm, 1.089e9 Hz, 0.809; 373 K 4.959e-2, 8.738e9, 0.908;
    /// the other temperatures show no plateau or no single law.
    @Test(.enabled(if: SharedSpectra.isThere))
    func betaAlumina() throws {
        func analysis(_ temperature: Int) throws -> HoppingRateAnalysis {
            let rows = try SharedSpectra.rows(
                "sigma_spectra_beta_alumina/sample_data__bdp-Na__Na_unsym_Hoppe1991_\(temperature)K_lit.csv")
            return HoppingRateAnalysis(
                try ConductivitySpectrum(
                    frequencies: rows.map { pow(10, $0[0]) }, conductivities: rows.map { $0[1] },
                    temperature: Double(temperature)))
        }
        for (temperature, level, rate, exponent) in [(298, 5.326e-3, 1.089e9, 0.809), (373, 4.959e-2, 8.738e9, 0.908)] {
            let found = try analysis(temperature)
            let frequency = try #require(found.hoppingRate)
            let fit = try #require(found.fit)
            #expect(abs(frequency.hertz.value / rate - 1) < 2e-3)
            #expect(abs(fit.dcConductivity.value / level - 1) < 2e-3)
            #expect(abs(fit.exponent.value - exponent) < 1e-3)
        }
        for temperature in [220, 473, 573] {
            let found = try analysis(temperature)
            #expect(found.hoppingRate == nil)
        }
    }

    /// The effective medium's equation has the solution σ̃ = iω̃/W(iω̃); values of SciPy's lambertw.
    @Test func randomBarriers() {
        for (frequency, real, imaginary) in [
            (0.1, 1.004891646139444, 0.09935378481585452), (1.0, 1.2195314159046382, 0.792760480536266),
            (30.0, 4.763844999268488, 10.17187017731471), (10000.0, 255.95037137495166, 1336.7972598654214),
        ] {
            let found = RandomBarrierModel.effectiveMedium.conductivity(frequency)
            #expect(abs(found.real / real - 1) < 1e-9 && abs(found.imaginary / imaginary - 1) < 1e-9)
        }
        for model in RandomBarrierModel.allCases {
            #expect(model.conductivity(0).real == 1)
            #expect(abs(model.conductivity(model.doublingFrequency).real - 2) < 1e-9)
            // Low frequencies: σ̃ = 1 + iω̃ to first order.
            #expect(abs(model.conductivity(1e-5).imaginary / 1e-5 - 1) < 1e-3)
        }
        // At high frequency the improved curve's slope approaches 2/3 of a power law in ω̃ from its logarithm: it rises faster than the other.
        #expect(
            RandomBarrierModel.improved.conductivity(1e4).real
                < RandomBarrierModel.effectiveMedium.conductivity(1e4).real)
    }

    @Test func spectraOfOneLawCollapse() throws {
        var generator = SeededGenerator(seed: 66)
        let rates = [1e4, 1e5, 1e6]
        let temperatures = [280.0, 300, 320]
        let spectra = try zip(rates, temperatures).map { rate, temperature in
            try ConductivitySpectrum(
                frequencies: frequencies,
                // σ_dc T ∝ ν_p, as the Summerfield scaling wants it.
                conductivities: frequencies.map {
                    rate * 1e-8 / temperature * (1 + pow($0 / rate, 0.7)) * exp(0.02 * generator.normal())
                },
                temperature: temperature)
        }
        let levels = zip(rates, temperatures).map { $0 * 1e-8 / $1 }
        let scaled = try SpectralScaling(spectra: spectra, dcConductivities: levels, hoppingFrequencies: rates)
        // Scatter of 2 % is 0.0087 decades; the mean of two interpolated others adds to it.
        let deviation = try #require(scaled.deviation)
        #expect(deviation > 0.007 && deviation < 0.013)
        #expect(scaled.comparedCount > 60)
        let summerfield = try SpectralScaling(spectra: spectra, dcConductivities: levels)
        #expect(abs(try #require(summerfield.deviation) - deviation) < 1e-3)
        let wrong = try SpectralScaling(
            spectra: spectra, dcConductivities: levels, hoppingFrequencies: [1e4, 1e4, 1e4])
        #expect(try #require(wrong.deviation) > 0.2)
    }
}
