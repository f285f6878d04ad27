import Glibc
import Ionics
import NumericalMethods

/// Parameters of equivalent circuits, found without a start.
enum CircuitCases {
    static var all: [CoverageCase] {
        get throws {
            [
                try circuit("R0-p(R1,CPE1)", [10, 200, 1e-6, 0.85], points: 8, decades: 1.5...6, noise: 0.01),
                try circuit(
                    "R0-p(R1-W1,CPE1)", [5, 50, 30, 1e-5, 0.9], points: 40, decades: -1...5, noise: 0.005),
                try circuit(
                    "L0-R0-p(R1,CPE1)-p(R2,CPE2)-CPE3", [1e-7, 20, 300, 1e-9, 0.9, 2000, 2e-7, 0.85, 2e-5, 0.9],
                    points: 60, decades: -1...7, noise: 0.003),
                try circuit(
                    "R0-Zarc1-Zarc2", [10, 50, 1e-4, 0.8, 50, 0.1, 0.8], points: 60, decades: -2...6, noise: 0.005),
                try given(),
            ]
        }
    }

    static func frequencies(_ count: Int, _ decades: ClosedRange<Double>) -> [Double] {
        (0..<count).map {
            pow(10, decades.lowerBound + (decades.upperBound - decades.lowerBound) * Double($0) / Double(count - 1))
        }
    }

    /// Noise of a part of |Z|, whose size the fit does not know.
    private static func circuit(
        _ text: String, _ truth: [Double], points: Int, decades: ClosedRange<Double>, noise: Double
    ) throws -> CoverageCase {
        let circuit = try Circuit(text)
        let list = frequencies(points, decades)
        let (real, imaginary) = try circuit.impedance(frequencies: list, values: truth)
        return CoverageCase(
            title: "`\(text)`, \(points) points, noise \(noise * 100) % of \\|Z\\|",
            quantities: circuit.parameters.map(\.name)
        ) { generator in
            let sizes = zip(real, imaginary).map { hypot($0, $1) }
            let data = try ImpedanceSpectrum(
                frequencies: list, realImpedances: zip(real, sizes).map { $0 + noise * $1 * generator.normal() },
                imaginaryImpedances: zip(imaginary, sizes).map { $0 + noise * $1 * generator.normal() })
            let fit = try CircuitFit(circuit, spectrum: data)
            return zip(fit.parameters, truth).map { $0.interval?.contains($1) }
        }
    }

    /// Noise of half an ohm, which the fit knows.
    private static func given() throws -> CoverageCase {
        let circuit = try Circuit("R0-p(R1,C1)")
        let truth = [10.0, 100, 1e-6]
        let list = frequencies(12, 1...6)
        let (real, imaginary) = try circuit.impedance(frequencies: list, values: truth)
        return CoverageCase(
            title: "`R0-p(R1,C1)`, 12 points, given noise of 0.5 Ω", quantities: circuit.parameters.map(\.name)
        ) { generator in
            let data = try ImpedanceSpectrum(
                frequencies: list, realImpedances: real.map { $0 + 0.5 * generator.normal() },
                imaginaryImpedances: imaginary.map { $0 + 0.5 * generator.normal() },
                standardUncertainties: list.map { _ in 0.5 })
            let fit = try CircuitFit(circuit, spectrum: data, weighting: .standardUncertainties)
            return zip(fit.parameters, truth).map { $0.interval?.contains($1) }
        }
    }
}
