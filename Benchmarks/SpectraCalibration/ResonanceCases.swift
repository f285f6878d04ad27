import Glibc
import Ionics
import NumericalMethods
import Quantities

/// Magnetic resonance.
enum ResonanceCases {
    private static let boltzmann = PhysicalConstants.boltzmannElectronvolt

    static var all: [CoverageCase] { [spinLattice, spinSpin, lineWidth, echoes] }

    private static var spinLattice: CoverageCase {
        CoverageCase(title: "R₁ over the maximum, 21 points, 5 %", quantities: ["E", "1/τ(300 K)"], repetition: 10) {
            generator in
            let field = Frequency(hertz: 116.6e6)
            let list = stride(from: 180.0, through: 480, by: 15).map { $0 }
            let fit = try SpinLatticeRelaxationFit(
                temperatures: list,
                rates: list.map {
                    3e9
                        * SpectralDensity.bloembergenPurcellPound.spinLattice(
                            angularFrequency: field.radiansPerSecond.value,
                            correlationTime: 1e-14 * exp(0.25 / (boltzmann * $0))) * exp(0.05 * generator.normal())
                }, larmorFrequencies: [field])
            let rate = fit.jumpRate(atTemperature: 300).naturalLogarithm
            return [(fit.activationEnergy, 0.25), (rate, log(1e14) - 0.25 / (boltzmann * 300))].map { found, truth in
                abs(found.value - truth) <= fit.coverageFactor() * found.standardUncertainty
            }
        }
    }

    private static var spinSpin: CoverageCase {
        CoverageCase(title: "R₂ on both sides of ω₀τ = 1, 18 points, 3 %", quantities: ["E"], repetition: 10) {
            generator in
            let field = Frequency(hertz: 100e6)
            let list = stride(from: 260.0, through: 600, by: 20).map { $0 }
            let fit = try SpinSpinRelaxationFit(
                temperatures: list,
                rates: list.map {
                    1e9
                        * SpectralDensity.bloembergenPurcellPound.spinSpin(
                            angularFrequency: field.radiansPerSecond.value,
                            correlationTime: 2e-14 * exp(0.3 / (boltzmann * $0))) * exp(0.03 * generator.normal())
                }, larmorFrequency: field)
            let energy = fit.activationEnergy
            return [abs(energy.value - 0.3) <= fit.coverageFactor() * energy.standardUncertainty]
        }
    }

    private static var lineWidth: CoverageCase {
        CoverageCase(
            title: "line width after Hendrickson and Bray, 26 points, 3 %", quantities: ["E", "rigid width"],
            repetition: 10
        ) {
            generator in
            let list = stride(from: 150.0, through: 400, by: 10).map { $0 }
            let fit = try MotionalNarrowingFit(
                temperatures: list,
                widths: list.map {
                    (6000 / (1 + exp(18 - 0.35 / (boltzmann * $0))) + 200) * exp(0.03 * generator.normal())
                })
            return [(fit.activationEnergy, 0.35), (fit.rigidWidth, 6000)].map { found, truth in
                abs(found.value - truth) <= fit.coverageFactor() * found.standardUncertainty
            }
        }
    }

    private static var echoes: CoverageCase {
        CoverageCase(title: "Stejskal–Tanner, 10 echoes", quantities: ["D"], repetition: 10) { generator in
            let unit = StejskalTannerFit.weighting(
                gyromagneticRatio: 1.0398e8, gradient: 10, duration: 1e-3, delay: 0.1)
            let weightings = (0..<10).map { unit * pow(Double($0) / 4, 2) }
            let fit = try StejskalTannerFit(
                weightings: weightings, amplitudes: weightings.map { 7 * exp(-5e-12 * $0) + 0.1 * generator.normal() })
            return [fit.diffusivityInterval().contains(5e-12)]
        }
    }
}
