import Glibc
import Ionics
import NumericalMethods
import Quantities

/// E_a, E_f and ΔS_m of temperature series.
enum SeriesCases {
    private static let boltzmann = PhysicalConstants.boltzmannElectronvolt

    static var all: [CoverageCase] {
        get throws { [spectra, try separateCircuits(), try linkedCircuits(), try linkedArcs()] }
    }

    /// Six spectra of σ′(ω), the fastest of which gives only a bound.
    private static var spectra: CoverageCase {
        let temperatures = [240.0, 255, 270, 285, 300, 345]
        let frequencies = (0...24).map { pow(10, 2 + Double($0) / 5) }
        let entropy = log(9.8e5 / 1e13) + 0.45 / (boltzmann * PhysicalConstants.roomTemperature)
        let factor =
            log(7.58e-5 * PhysicalConstants.roomTemperature / 9.8e5) + 0.03
            / (boltzmann * PhysicalConstants.roomTemperature)
        return CoverageCase(
            title: "6 spectra of σ′(ω), one of them a bound, noise 2 %",
            quantities: ["E_a", "E_m", "E_f", "ΔS_m", "ln C"]
        ) { generator in
            let analyses = try temperatures.map { temperature in
                let inverse = 1 / temperature - 1 / PhysicalConstants.roomTemperature
                let level = 7.58e-5 * PhysicalConstants.roomTemperature / temperature * exp(-0.48 / boltzmann * inverse)
                let rate = 9.8e5 * exp(-0.45 / boltzmann * inverse)
                return HoppingRateAnalysis(
                    try ConductivitySpectrum(
                        frequencies: frequencies,
                        conductivities: frequencies.map {
                            level * (1 + pow($0 / rate, 0.68)) * exp(0.02 * generator.normal())
                        },
                        temperature: temperature))
            }
            let fit = try HoppingTemperatureSeries(temperatures: temperatures, analyses: analyses)
            return covered(fit, [0.48, 0.45, 0.03, entropy, factor])
        }
    }

    private static func covered(_ fit: HoppingTemperatureSeries, _ truths: [Double]) -> [Bool?] {
        let found = [
            fit.activationEnergy, fit.migrationEnergy, fit.formationEnergy,
            fit.migrationEntropy(attemptFrequency: Frequency(hertz: 1e13)),
            fit.concentrationFactorPerHertz.naturalLogarithm,
        ]
        return zip(found, truths).map { fit.interval($0).contains($1) }
    }

    /// Jonscher's conductor, grain boundary and blocking electrode at five temperatures.
    private static let pellet = Pellet()

    private static func separateCircuits() throws -> CoverageCase {
        let circuit = try Circuit("p(J1,C1)-p(R2,CPE2)-CPE3")
        let geometry = try CellGeometry(
            thickness: Uncertain(exactly: 0.05), area: Uncertain(exactly: 1))
        let pellet = pellet
        return CoverageCase(
            title: "5 spectra of bulk, grain boundary and electrode, a circuit for each, noise 0.3 %",
            quantities: ["σ_dc", "ω_p", "E_a", "E_m", "E_f", "ΔS_m", "ln C"]
        ) { generator in
            var rates: [CircuitHoppingRate] = []
            var start: [Double]?
            var factor = 0.0
            for temperature in pellet.temperatures {
                let fit = try CircuitFit(
                    circuit, spectrum: pellet.spectrum(temperature, noise: 0.003, &generator), start: start,
                    startCount: start == nil ? 12 : 2)
                start = fit.values
                factor = fit.coverageFactor(0.95)
                rates.append(try fit.hoppingRate(of: "J1", geometry: geometry))
            }
            let middle = rates[2]
            let own: [Bool?] = [
                log(pellet.conductivity(pellet.temperatures[2])),
                log(2 * .pi * pellet.hoppingFrequency(pellet.temperatures[2])),
            ].enumerated().map { index, truth in
                guard middle.hoppingRate != nil else { return nil }
                let found = middle.parameters.uncertain(index)
                return abs(found.value - truth) <= factor * found.standardUncertainty
            }
            guard let series = try? HoppingTemperatureSeries(temperatures: pellet.temperatures, circuits: rates) else {
                return own + [nil, nil, nil, nil, nil]
            }
            return own + covered(series, pellet.truths)
        }
    }

    private static func linkedCircuits() throws -> CoverageCase {
        let circuit = try Circuit("p(J1,C1)-p(R2,CPE2)-CPE3")
        let geometry = try CellGeometry(
            thickness: Uncertain(exactly: 0.05), area: Uncertain(exactly: 1))
        let pellet = pellet
        let links: [String: CircuitTemperatureLink] = [
            "J1.R": .resistance, "J1.omega": .activated, "J1.n": .shared, "C1": .shared, "R2": .resistance,
            "CPE2.Q": .shared, "CPE2.alpha": .shared, "CPE3.Q": .shared, "CPE3.alpha": .shared,
        ]
        return CoverageCase(
            title: "the same spectra, one fit of all", quantities: ["E_a", "E_m", "E_f", "ΔS_m", "ln C"]
        ) { generator in
            let spectra = try pellet.temperatures.map { try pellet.spectrum($0, noise: 0.003, &generator) }
            let fit = try CircuitSeriesFit(circuit, spectra: spectra, links: links, startCount: 8)
            return covered(try HoppingTemperatureSeries(fit, element: "J1", geometry: geometry), pellet.truths)
        }
    }

    private static func linkedArcs() throws -> CoverageCase {
        let circuit = try Circuit("p(R1,C1)-p(R2,CPE2)")
        let temperatures = [280.0, 300, 320, 340]
        let frequencies = (0..<24).map { pow(10, 1 + 0.25 * Double($0)) }
        let links: [String: CircuitTemperatureLink] = [
            "R1": .resistance, "R2": .resistance, "C1": .shared, "CPE2.Q": .shared, "CPE2.alpha": .shared,
        ]
        return CoverageCase(
            title: "4 spectra of `p(R1,C1)-p(R2,CPE2)`, one fit of all, noise 1 %",
            quantities: ["E_a of R1", "E_a of R2"]
        ) { generator in
            let spectra = try temperatures.map { temperature in
                let inverse = 1 / temperature - 1 / 300
                let (real, imaginary) = try circuit.impedance(
                    frequencies: frequencies,
                    values: [
                        2e4 * temperature / 300 * exp(0.35 / boltzmann * inverse), 2e-11,
                        1e5 * temperature / 300 * exp(0.45 / boltzmann * inverse), 3e-9, 0.85,
                    ])
                let sizes = zip(real, imaginary).map { hypot($0, $1) }
                return try ImpedanceSpectrum(
                    frequencies: frequencies,
                    realImpedances: zip(real, sizes).map { $0 + 0.01 * $1 * generator.normal() },
                    imaginaryImpedances: zip(imaginary, sizes).map { $0 + 0.01 * $1 * generator.normal() },
                    temperature: temperature)
            }
            let fit = try CircuitSeriesFit(circuit, spectra: spectra, links: links, startCount: 8)
            return [
                try fit.activationEnergyInterval("R1").contains(0.35),
                try fit.activationEnergyInterval("R2").contains(0.45),
            ]
        }
    }
}
