import Glibc
import Ionics
import NumericalMethods

/// σ_dc and ω_p of conductivity spectra.
enum ConductivityCases {
    private static let level = 7.58e-5
    private static let rate = 9.8e5
    private static let exponent = 0.68
    private static let frequencies = CircuitCases.frequencies(41, 2...7)

    static var all: [CoverageCase] {
        [
            analysis("σ′(ω), 41 points, noise 2 %", noise: 0.02),
            analysis("σ′(ω), 41 points, given noise of 2 %", noise: 0.02, given: 0.02),
            analysis("σ′(ω), 17 points, noise 5 %", noise: 0.05, every: 2.5),
            analysis("σ′(ω) with electrodes in the model, noise 2 %", noise: 0.02, electrodes: 800, terms: .electrodes),
            analysis("σ′(ω) with electrodes found by rule, noise 2 %", noise: 0.02, electrodes: 300),
            analysis("σ′(ω) with electrodes found by rule, noise 0.5 %", noise: 0.005, electrodes: 300),
            phaseElement(noise: 0.02, terms: []), phaseElement(noise: 0.005, terms: []),
        ]
    }

    /// Further ones, which stand last so that the seeds of all others stay.
    static var others: [CoverageCase] { [phaseElement(noise: 0.005, terms: .electrodes)] }

    private static func analysis(
        _ title: String, noise: Double, given: Double? = nil, electrodes: Double = 0, terms: ConductivityTerms = [],
        every: Double = 1
    ) -> CoverageCase {
        let list = stride(from: 0.0, through: 40, by: every).map { pow(10, 2 + $0 / 8) }
        return CoverageCase(title: title, quantities: ["σ_dc", "ω_p"]) { generator in
            let data = try ConductivitySpectrum(
                frequencies: list,
                conductivities: list.map {
                    level * (1 + pow($0 / rate, exponent)) * blocking(electrodes / $0)
                        * exp(noise * generator.normal())
                })
            let analysis = HoppingRateAnalysis(data, terms: terms, relativeUncertainty: given)
            guard analysis.hoppingRate != nil, let fit = analysis.fit else { return [nil, nil] }
            return [
                fit.dcConductivityInterval()?.contains(level),
                fit.angularHoppingRateInterval()?.contains(2 * .pi * rate),
            ]
        }
    }

    /// Re 1/(1 + Z_Q/R) for a constant phase element with α = 0.86.
    private static func blocking(_ ratio: Double) -> Double {
        let y = pow(ratio, 0.86)
        return (1 + y * cos(0.43 * .pi)) / (1 + 2 * y * cos(0.43 * .pi) + y * y)
    }

    /// A constant phase element in series with the whole conductor, its rise and imaginary part too, which the law's term for electrodes takes for constant.
    private static func phaseElement(noise: Double, terms: ConductivityTerms) -> CoverageCase {
        CoverageCase(
            title:
                "σ′(ω) in series with a constant phase element\(terms.isEmpty ? "" : " in the model"), noise \(noise * 100) %",
            quantities: ["σ_dc", "ω_p"]
        ) { generator in
            let data = try ConductivitySpectrum(
                frequencies: frequencies,
                conductivities: frequencies.map { frequency in
                    let rise = pow(frequency / rate, exponent)
                    let bulk = (1 + rise, rise * tan(exponent * .pi / 2))
                    let size = pow(frequency / 100, 0.86)
                    let phase = (size * cos(0.43 * .pi), size * sin(0.43 * .pi))
                    // 1/(1/a + 1/b) = ab/(a + b), of which the real part.
                    let product = (bulk.0 * phase.0 - bulk.1 * phase.1, bulk.0 * phase.1 + bulk.1 * phase.0)
                    let sum = (bulk.0 + phase.0, bulk.1 + phase.1)
                    let real = (product.0 * sum.0 + product.1 * sum.1) / (sum.0 * sum.0 + sum.1 * sum.1)
                    return level * real * exp(noise * generator.normal())
                })
            let analysis = HoppingRateAnalysis(data, terms: terms)
            guard analysis.hoppingRate != nil, let fit = analysis.fit else { return [nil, nil] }
            return [
                fit.dcConductivityInterval()?.contains(level),
                fit.angularHoppingRateInterval()?.contains(2 * .pi * rate),
            ]
        }
    }
}
