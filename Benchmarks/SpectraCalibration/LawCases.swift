import Glibc
import Ionics
import NumericalMethods
import Quantities

/// Laws of temperature: Arrhenius in all its forms, Vogel, Fulcher and Tammann, two lines that meet.
enum LawCases {
    private static let boltzmann = PhysicalConstants.boltzmannElectronvolt

    static var all: [CoverageCase] {
        [
            scatter, uncertainTemperatures, censored(isGiven: true), censored(isGiven: false),
            robust(11, isSpoiled: false),
            robust(6, isSpoiled: false), robust(11, isSpoiled: true), vogel(11, noise: 0.03, isGiven: false),
            vogel(7, noise: 0.03, isGiven: false), vogel(11, noise: 0.03, isGiven: true),
            vogel(11, noise: 0.1, isGiven: false),
            kink, jump, compensation,
        ]
    }

    private static func temperatures(_ count: Int, _ range: ClosedRange<Double> = 250...350) -> [Double] {
        (0..<count).map {
            range.lowerBound + (range.upperBound - range.lowerBound) * Double($0) / Double(count - 1)
        }
    }

    private static func line(_ temperature: Double) -> Double { 3e4 * exp(-0.35 / (boltzmann * temperature)) }

    private static var scatter: CoverageCase {
        CoverageCase(title: "Arrhenius, 6 points, scatter 5 %", quantities: ["E_a", "y(400 K)"], repetition: 10) {
            generator in
            let list = temperatures(6)
            let fit = try ArrheniusFit(
                temperatures: list, values: list.map { line($0) * exp(0.05 * generator.normal()) })
            return [
                fit.activationEnergyInterval().contains(0.35), fit.interval(atTemperature: 400).contains(line(400)),
            ]
        }
    }

    private static var uncertainTemperatures: CoverageCase {
        CoverageCase(
            title: "Arrhenius of σT, 6 points, given 3 % of σ and 2 K", quantities: ["E_a"], repetition: 10
        ) { generator in
            let list = temperatures(6)
            let shown = list.map { $0 + 2 * generator.normal() }
            let fit = try ArrheniusFit.uncertainTemperatures(
                shown.map { Uncertain($0, standardUncertainty: 2) },
                measurements: list.map {
                    let value = line($0) / $0 * exp(0.03 * generator.normal())
                    return Uncertain(value, standardUncertainty: 0.03 * value)
                }, kind: .conductivityTimesTemperature)
            return [fit.activationEnergyInterval().contains(0.35)]
        }
    }

    private static func censored(isGiven: Bool) -> CoverageCase {
        CoverageCase(
            title: "Arrhenius with bounds above 10 MHz, 10 points, \(isGiven ? "given " : "")10 %",
            quantities: ["E_m", "ln ω_eff"], repetition: 10
        ) { generator in
            let list = temperatures(10, 240...360)
            let fit = try ArrheniusFit.censored(
                temperatures: list,
                observations: list.map {
                    let rate = 1e13 * exp(-0.4 / (boltzmann * $0) + 0.1 * generator.normal())
                    return rate > 1e7 ? .above(1e7) : .value(rate)
                }, relativeUncertainties: isGiven ? list.map { _ in 0.1 } : nil, kind: .hoppingFrequency)
            let prefactor = fit.logarithmOfPrefactor
            return [
                fit.activationEnergyInterval().contains(0.4),
                abs(prefactor.value - log(1e13)) <= fit.coverageFactor() * prefactor.standardUncertainty,
            ]
        }
    }

    private static func robust(_ count: Int, isSpoiled: Bool) -> CoverageCase {
        CoverageCase(
            title: "robust Arrhenius, \(count) points, scatter 2 %\(isSpoiled ? ", one 20 times too high" : "")",
            quantities: ["E_a", "y(400 K)"]
        ) { generator in
            let list = temperatures(count)
            var values = list.map { line($0) * exp(0.02 * generator.normal()) }
            if isSpoiled { values[9] *= 20 }
            let fit = try RobustArrheniusFit(temperatures: list, values: values, kind: .conductivity).fit
            return [
                fit.activationEnergyInterval().contains(0.35), fit.interval(atTemperature: 400).contains(line(400)),
            ]
        }
    }

    private static func vogel(_ count: Int, noise: Double, isGiven: Bool) -> CoverageCase {
        CoverageCase(
            title: "Vogel–Fulcher–Tammann, \(count) points, \(isGiven ? "given " : "")\(noise * 100) %",
            quantities: ["E_B", "T₀", "apparent E at 300 K"], repetition: 10
        ) { generator in
            let list = temperatures(count, 270...370)
            let fit = try VogelFulcherTammannFit(
                temperatures: list,
                values: list.map { 2 * exp(-0.1 / (boltzmann * ($0 - 200)) + noise * generator.normal()) },
                relativeUncertainties: isGiven ? list.map { _ in noise } : nil)
            let apparent = fit.apparentActivationEnergy(atTemperature: 300)
            return [(fit.energy, 0.1), (fit.idealGlassTemperature, 200), (apparent, 0.9)].map { found, truth in
                abs(found.value - truth) <= fit.coverageFactor() * found.standardUncertainty
            }
        }
    }

    private static var kink: CoverageCase {
        CoverageCase(
            title: "two Arrhenius lines that meet at 400 K, 21 points, scatter 5 %",
            quantities: ["break", "E below", "E above"], repetition: 10
        ) { generator in
            let list = temperatures(21, 300...500)
            let fit = try PiecewiseArrheniusFit(
                temperatures: list,
                values: list.map {
                    exp(-($0 < 400 ? 0.6 : 0.4) / boltzmann * (1 / $0 - 1 / 400) + 0.05 * generator.normal())
                }, form: .continuous, kind: .conductivity)
            return [fit.breakpointInterval.contains(400)] + energies(fit, 0.6, 0.4)
        }
    }

    private static var jump: CoverageCase {
        CoverageCase(
            title: "two Arrhenius lines with a jump, 12 points, scatter 5 %",
            quantities: ["E below", "E above"], repetition: 10
        ) { generator in
            let list = temperatures(12, 290...345)
            let fit = try PiecewiseArrheniusFit(
                temperatures: list,
                values: list.map {
                    ($0 < 311 ? 1.2e-8 : 1.4e-6) * exp(-($0 < 311 ? 0.9 : 0.6) / boltzmann * (1 / $0 - 1 / 311))
                        * exp(0.05 * generator.normal())
                }, form: .jump, kind: .conductivity)
            return energies(fit, 0.9, 0.6)
        }
    }

    private static func energies(_ fit: PiecewiseArrheniusFit, _ below: Double, _ above: Double) -> [Bool?] {
        let factor = StudentDistribution(degreesOfFreedom: Double(fit.degreesOfFreedom)).coverageFactor()
        return [(fit.energyBelow, below), (fit.energyAbove, above)].map { found, truth in
            abs(found.value - truth) <= factor * found.standardUncertainty
        }
    }

    /// Ten materials on one compensation line, each measured at six temperatures with a known scatter.
    private static var compensation: CoverageCase {
        CoverageCase(title: "Meyer–Neldel, 10 materials, given 5 %", quantities: ["1/(k_B T_MN)"], repetition: 10) {
            generator in
            let list = temperatures(6)
            let family = try (0..<10).map { index in
                let energy = 0.3 + 0.03 * Double(index)
                return try ArrheniusFit(
                    temperatures: list,
                    values: list.map { exp(20 * energy - energy / (boltzmann * $0) + 0.05 * generator.normal()) },
                    relativeUncertainties: list.map { _ in 0.05 }, kind: .conductivity)
            }
            guard let slope = try MeyerNeldelFit(family: family).slope else { return [nil] }
            return [abs(slope.value - 20) <= 1.96 * slope.standardUncertainty]
        }
    }
}
