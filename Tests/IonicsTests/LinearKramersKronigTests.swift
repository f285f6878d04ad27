import Glibc
import Ionics
import NumericalMethods
import Testing

@Suite struct LinearKramersKronigTests {
    /// R₀ + (R ∥ C) + ZARC with leads, with relative noise.
    private func spectrum(noise: Double, drift: Double = 0, blocking: Double = 0, seed: UInt64 = 3) throws
        -> ImpedanceSpectrum
    {
        var generator = SeededGenerator(seed: seed)
        let frequencies = (0...60).map { pow(10, 6 - Double($0) / 10) }
        var parts: ([Double], [Double]) = ([], [])
        for (index, frequency) in frequencies.enumerated() {
            let omega = 2 * Double.pi * frequency
            let x = omega * 1e-4
            // R drifts while the sweep goes down.
            let resistance = 100 * (1 + drift * Double(index) / 60)
            var real = 20 + resistance / (1 + x * x)
            var imaginary = -resistance * x / (1 + x * x) + omega * 1e-7
            let power = pow(omega * 0.01, 0.8)
            let (c, s) = (cos(0.4 * .pi), sin(0.4 * .pi))
            let square = pow(1 + power * c, 2) + pow(power * s, 2)
            real += 50 * (1 + power * c) / square
            imaginary -= 50 * power * s / square
            if blocking > 0 { imaginary -= 1 / (omega * blocking) }
            let size = hypot(real, imaginary) * noise
            parts.0.append(real + size * generator.normal())
            parts.1.append(imaginary + size * generator.normal())
        }
        return try ImpedanceSpectrum(frequencies: frequencies, realImpedances: parts.0, imaginaryImpedances: parts.1)
    }

    @Test func noiseIsFoundAgain() throws {
        for noise in [1e-3, 1e-2] {
            // Mean of eight spectra: the estimate of one scatters by 1/√(2·107) = 7 %.
            let estimates = try (0..<8).map { seed in
                try LinearKramersKronig(spectrum(noise: noise, seed: UInt64(seed))).relativeNoise
            }
            let mean = estimates.reduce(0, +) / 8
            #expect(abs(mean / noise - 1) < 0.1)
        }
    }

    @Test func consistentSpectraPassAndDriftingOnesDoNot() throws {
        let clean = try LinearKramersKronig(spectrum(noise: 1e-3))
        #expect(clean.reachedLimit)
        #expect(!clean.isSystematic)
        #expect(clean.rootMeanSquareResidual < 1.2e-3)
        let inductance = try #require(clean.inductance)
        #expect(abs(inductance.value - 1e-7) < 3 * inductance.standardUncertainty)
        let drifting = try LinearKramersKronig(spectrum(noise: 1e-3, drift: 0.3))
        #expect(drifting.isSystematic)
        #expect(drifting.relativeNoise > 3 * clean.relativeNoise)
    }

    @Test func blockingElectrodesNeedTheCapacitance() throws {
        let spectrum = try spectrum(noise: 1e-3, blocking: 1e-6)
        let with = try LinearKramersKronig(spectrum)
        #expect(with.rootMeanSquareResidual < 1.3e-3)
        let inverse = try #require(with.inverseCapacitance)
        #expect(abs(inverse.value / 1e6 - 1) < 0.05)
        #expect(try LinearKramersKronig(spectrum, hasCapacitance: false).inverseCapacitance == nil)
        let noisy = try with.spectrumWithNoise(spectrum)
        #expect(noisy.standardUncertainties?.count == 61)
        #expect(throws: NumericalError.self) { try LinearKramersKronig(spectrum, elementCount: 0) }
        #expect(throws: NumericalError.tooFewPoints(count: 4, needed: 5)) {
            try LinearKramersKronig(spectrum.omitting(4..<61))
        }
    }

    /// impedance.py 1.7.1, linKK(c=0.85, fit_type='complex') on its example files: M, μ and the root mean squares of both parts' residuals.
    @Test(
        .enabled(if: !SharedData.isAbsent),
        arguments: [
            ("exampleData.csv", false, 14, 0.818656259552436, 0.015403354656275601, 0.009656984549387166),
            ("exampleData.csv", true, 22, 0.8473363445233312, 0.0013459298337926402, 0.001223666819962587),
            ("exampleDataBioLogic.mpt", false, 5, 0.8218021137783438, 0.02657943151663035, 0.021628151946525655),
            ("exampleDataBioLogic.mpt", true, 5, 0.7120987209160249, 0.0264545709576234, 0.021147676218194154),
            ("exampleDataGamry.DTA", true, 19, 0.8302243734135886, 0.03166995394709651, 0.035897683287290455),
        ] as [(String, Bool, Int, Double, Double, Double)])
    func measuredSpectraGiveThePeersNumbers(
        name: String, hasCapacitance: Bool, count: Int, mu: Double, real: Double, imaginary: Double
    ) throws {
        let spectrum = try ImpedanceSpectrum(
            contentsOf: SharedData.path("eis_instrument_formats_impedancepy/data__" + name))
        let test = try LinearKramersKronig(spectrum, stopsAtFirst: true, hasCapacitance: hasCapacitance)
        func size(_ residuals: [Double]) -> Double {
            (residuals.reduce(0) { $0 + $1 * $1 } / Double(residuals.count)).squareRoot()
        }
        #expect(test.elementCount == count)
        // The peer inverts the normal equations, which costs it half its digits.
        #expect(abs(test.mu - mu) < 1e-5)
        #expect(abs(size(test.realResiduals) / real - 1) < 1e-4)
        #expect(abs(size(test.imaginaryResiduals) / imaginary - 1) < 1e-4)
    }
}
