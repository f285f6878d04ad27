import Glibc
import Ionics
import NumericalMethods
import Quantities

/// Impedance of a made-up pellet of d/A = 0.05 cm⁻¹ by closed forms: Jonscher's conductor beside 20 pF, a grain boundary, a blocking electrode.
struct Pellet: Sendable {
    let temperatures = [250.0, 265, 280, 295, 310]
    private let boltzmann = PhysicalConstants.boltzmannElectronvolt

    /// E_a, E_m, E_f in eV, ΔS_m/k_B for an attempt frequency of 10 THz, and ln C (per Hz).
    let truths = [0.44, 0.40, 0.04, log(0.8), log(1.2e5 / 8e12)]

    func conductivity(_ temperature: Double) -> Double { 1.2e5 / temperature * exp(-0.44 / (boltzmann * temperature)) }

    func hoppingFrequency(_ temperature: Double) -> Double { 8e12 * exp(-0.40 / (boltzmann * temperature)) }

    /// Z′ and Z″ in Ω. Admittances q (iω)^α of constant phase elements are written out in sines and cosines.
    private func impedance(_ frequency: Double, _ temperature: Double) -> (real: Double, imaginary: Double) {
        let omega = 2 * Double.pi * frequency
        let level = conductivity(temperature) / 0.05
        let rise = level * pow(frequency / hoppingFrequency(temperature), 0.66)
        let boundary = 6000 * temperature / 300 * exp(0.52 / boltzmann * (1 / temperature - 1 / 300))
        let admittances = [
            (level + rise, rise * tan(0.66 * .pi / 2) + omega * 2e-11),
            (1 / boundary + phase(omega, 1.1e-8, 0.92).real, phase(omega, 1.1e-8, 0.92).imaginary),
            phase(omega, 5e-6, 0.86),
        ]
        return admittances.reduce((0, 0)) { sum, y in
            let square = y.0 * y.0 + y.1 * y.1
            return (sum.0 + y.0 / square, sum.1 - y.1 / square)
        }
    }

    private func phase(_ omega: Double, _ q: Double, _ alpha: Double) -> (real: Double, imaginary: Double) {
        let size = q * pow(omega, alpha)
        return (size * cos(alpha * .pi / 2), size * sin(alpha * .pi / 2))
    }

    /// With noise of a part of |Z|.
    func spectrum(_ temperature: Double, noise: Double, _ generator: inout SeededGenerator) throws -> ImpedanceSpectrum
    {
        let frequencies = (0...48).map { pow(10, 1 + Double($0) / 8) }
        let z = frequencies.map { impedance($0, temperature) }
        return try ImpedanceSpectrum(
            frequencies: frequencies,
            realImpedances: z.map { $0.real + noise * hypot($0.real, $0.imaginary) * generator.normal() },
            imaginaryImpedances: z.map { $0.imaginary + noise * hypot($0.real, $0.imaginary) * generator.normal() },
            temperature: temperature)
    }
}
