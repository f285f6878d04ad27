import Glibc
import NumericalMethods
import Testing

@testable import Ionics

@Suite struct ElasticityTests {
    /// Row X14: table 3 of Xia 2022, E and ν of Li₃OCl.
    @Test func moduliFollowFromTwo() throws {
        let oxychloride = try IsotropicElasticity(youngModulus: 99.7, poissonRatio: 0.20)
        #expect(abs(oxychloride.shearModulus - 41.54) < 0.01)
        #expect(abs(oxychloride.bulkModulus - 55.39) < 0.01)
        #expect(abs(oxychloride.pughRatio - 1.333) < 0.001)
        #expect(!oxychloride.isDuctileByPugh)
        #expect(oxychloride.fulfilsMonroeNewman())
        #expect(!(try IsotropicElasticity(bulkModulus: 9, shearModulus: 8.4)).fulfilsMonroeNewman())
        for other in [
            try IsotropicElasticity(bulkModulus: oxychloride.bulkModulus, shearModulus: oxychloride.shearModulus),
            try IsotropicElasticity(youngModulus: 99.7, shearModulus: oxychloride.shearModulus),
            try IsotropicElasticity(youngModulus: 99.7, bulkModulus: oxychloride.bulkModulus),
        ] {
            #expect(abs(other.youngModulus - 99.7) < 1e-9)
            #expect(abs(other.poissonRatio - 0.2) < 1e-12)
        }
        #expect(throws: IonicsError.self) { try IsotropicElasticity(youngModulus: 100, poissonRatio: 0.5) }
        #expect(throws: IonicsError.self) { try IsotropicElasticity(youngModulus: 100, shearModulus: 30) }
    }

    /// Closed forms of cubic crystals: K = (C₁₁ + 2C₁₂)/3, G_V = (C₁₁ − C₁₂ + 3C₄₄)/5, G_R = 5(C₁₁ − C₁₂)C₄₄/[4C₄₄ + 3(C₁₁ − C₁₂)].
    @Test func cubicAverages() throws {
        let crystal = try ElasticConstants.cubic(c11: 297, c12: 95, c44: 156)
        let (upper, lower, mean) = (try crystal.voigt(), try crystal.reuss(), try crystal.hill())
        #expect(abs(upper.bulkModulus - 487.0 / 3) < 1e-9)
        #expect(abs(lower.bulkModulus - 487.0 / 3) < 1e-9)
        #expect(abs(upper.shearModulus - 134) < 1e-9)
        #expect(abs(lower.shearModulus - 5 * 202 * 156 / (4 * 156 + 3 * 202)) < 1e-9)
        #expect(abs(mean.shearModulus - (upper.shearModulus + lower.shearModulus) / 2) < 1e-12)
        #expect(try crystal.universalAnisotropy() > 0)
        let even = try ElasticConstants.cubic(c11: 200, c12: 80, c44: 60)
        #expect(abs(try even.universalAnisotropy()) < 1e-12)
        #expect(abs(try even.reuss().shearModulus - 60) < 1e-9)
        let product = try even.compliances()
        #expect(abs(product[0][0] - 280.0 / (120 * 360)) < 1e-12)
    }

    /// The inequalities of each system hold exactly where all eigenvalues are positive, for random constants.
    @Test func criteriaAgreeWithEigenvalues() throws {
        var generator = SeededGenerator(seed: 7)
        func random(_ range: ClosedRange<Double>) -> Double { .random(in: range, using: &generator) }
        var verdicts: [String: (stable: Int, unstable: Int)] = [:]
        for _ in 0..<2000 {
            let v = (0..<9).map { _ in random(-60...160) }
            let triclinic = (0..<6).map { row in
                (0..<6).map { column in row == column ? random(20...200) : 0 }
            }
            var full = triclinic
            for row in 0..<6 {
                for column in 0..<row {
                    full[row][column] = random(-45...45)
                    full[column][row] = full[row][column]
                }
            }
            let crystals = [
                try ElasticConstants.cubic(c11: v[0], c12: v[1], c44: v[2]),
                try .hexagonal(c11: v[0], c12: v[1] / 2, c13: v[2] / 2, c33: v[3], c44: v[4]),
                try .tetragonal(
                    c11: v[0], c12: v[1] / 2, c13: v[2] / 2, c33: v[3], c44: v[4], c66: v[5], c16: v[6] / 3),
                try .trigonal(
                    c11: v[0], c12: v[1] / 2, c13: v[2] / 2, c14: v[5] / 3, c33: v[3], c44: v[4], c15: v[6] / 3),
                try .orthorhombic(
                    normal: SIMD3(v[0], v[1], v[2]) + 40, mixed: SIMD3(v[3], v[4], v[5]) / 2,
                    shear: SIMD3(v[6], v[7], v[8]) + 40),
                try .init(matrix: full, system: .triclinic),
            ]
            for crystal in crystals {
                let stable = try crystal.eigenvalues()[0] > 0
                #expect(crystal.isStable == stable, "\(crystal)")
                verdicts[crystal.system.rawValue, default: (0, 0)].stable += stable ? 1 : 0
                verdicts[crystal.system.rawValue, default: (0, 0)].unstable += stable ? 0 : 1
            }
        }
        for (system, count) in verdicts { #expect(count.stable > 20 && count.unstable > 20, "\(system)") }
    }

    /// A trigonal crystal turned about its axis by 120° is the same: C₁₄ and C₁₅ stand in the right places with the right signs.
    @Test func trigonalConstantsKeepTheirAxis() throws {
        let crystal = try ElasticConstants.trigonal(c11: 86, c12: 7, c13: 12, c14: 18, c33: 106, c44: 58, c15: 5)
        let (c, s) = (-0.5, 3.0.squareRoot() / 2)
        let turn = [[c, s, 0], [-s, c, 0], [0, 0, 1.0]]
        let pairs = [(0, 0), (1, 1), (2, 2), (1, 2), (0, 2), (0, 1)]
        func index(_ i: Int, _ j: Int) -> Int { i == j ? i : 6 - i - j }
        for (row, first) in pairs.enumerated() {
            for (column, second) in pairs.enumerated() {
                var sum = 0.0
                for i in 0..<3 {
                    for j in 0..<3 {
                        for k in 0..<3 {
                            for l in 0..<3 {
                                sum +=
                                    turn[first.0][i] * turn[first.1][j] * turn[second.0][k] * turn[second.1][l]
                                    * crystal.matrix[index(i, j)][index(k, l)]
                            }
                        }
                    }
                }
                #expect(abs(sum - crystal.matrix[row][column]) < 1e-9)
            }
        }
    }

    @Test func asymmetricMatricesAreRefused() {
        var matrix = (0..<6).map { row in (0..<6).map { $0 == row ? 100.0 : 0 } }
        matrix[0][3] = 5
        #expect(throws: IonicsError.self) { try ElasticConstants(matrix: matrix) }
        #expect(throws: IonicsError.self) { try ElasticConstants(matrix: [[1]]) }
    }

    /// Row X11: Li₃OBr on Li₃OCl, 2.81 %.
    @Test func filmsInRegister() throws {
        let strain = try EpitaxialStrain(film: 4.02, substrate: 3.91)
        #expect(abs(strain.mismatch * 100 - 2.81) < 0.005)
        #expect(strain.inPlane < 0)
        // No stress across the film: C₁₃ 2ε + C₃₃ ε⊥ = 0; the stress in the plane by the whole of Hooke's law.
        let crystal = try ElasticConstants.cubic(c11: 102, c12: 32, c44: 46)
        let strains = [strain.inPlane, strain.inPlane, strain.outOfPlane(crystal), 0, 0, 0]
        let stress = crystal.matrix.map { row in zip(row, strains).reduce(0) { $0 + $1.0 * $1.1 } }
        #expect(abs(stress[2]) < 1e-12)
        #expect(abs(stress[0] - strain.biaxialStress(crystal)) < 1e-12)
        #expect(strain.biaxialStress(crystal) < 0)
    }

    /// σ = σ₀ exp(−p ΔV/k_B T) gives ΔV back; 1 cm³/mol is 1.66054 Å³.
    @Test func activationVolumes() throws {
        let pressures = [0.0, 0.2, 0.5, 1]
        let conductivities = pressures.map { 2e-3 * exp(-$0 * 1e9 * 1.660_539e-30 * 3 / (1.380_649e-23 * 300)) }
        let exact = try ActivationVolume(pressures: pressures, conductivities: conductivities, temperature: 300)
        #expect(abs(exact.molarVolume.value - 3) < 1e-5)
        #expect(abs(exact.volume.value - 3 * 1.660_539) < 1e-5)
        // Uncertainties by the closed form of a straight line: u(b)² = u²/Σ(p − p̄)².
        let given = try ActivationVolume(
            pressures: pressures, conductivities: conductivities, relativeUncertainties: [0.1, 0.1, 0.1, 0.1],
            temperature: 300)
        let mean = 1.7 / 4
        let spread = pressures.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        #expect(abs(given.volume.standardUncertainty - 0.1 / spread.squareRoot() * 1.380_649e-23 * 300 * 1e21) < 1e-9)
        #expect(throws: IonicsError.self) {
            try ActivationVolume(pressures: [1, 1, 1], conductivities: [1, 2, 3], temperature: 300)
        }
        #expect(throws: IonicsError.self) {
            try ActivationVolume(pressures: [1, 2], conductivities: [1, 2], temperature: 300)
        }
    }

    /// Row X14: a matrix that is not of the named system's form would be judged by inequalities that do not hold for it.
    @Test func matricesOfAnotherSystemAreRefused() throws {
        let cubic = try ElasticConstants.cubic(c11: 100, c12: 50, c44: 40).matrix
        #expect(try ElasticConstants(matrix: cubic, system: .cubic).isStable)
        #expect(try ElasticConstants(matrix: cubic, system: .orthorhombic).isStable)
        var stretched = cubic
        stretched[2][2] = 120
        #expect(throws: IonicsError.outOfRange(name: "C33", value: 120, expected: "100.0 in a cubic crystal")) {
            try ElasticConstants(matrix: stretched, system: .cubic)
        }
        #expect(try ElasticConstants(matrix: stretched, system: .tetragonal).isStable)
        #expect(throws: IonicsError.self) { try ElasticConstants(matrix: cubic, system: .hexagonal) }
        let trigonal = try ElasticConstants.trigonal(c11: 90, c12: 10, c13: 12, c14: 8, c33: 100, c44: 40, c15: 3)
            .matrix
        #expect(try ElasticConstants(matrix: trigonal, system: .trigonal).isStable)
        #expect(throws: IonicsError.self) { try ElasticConstants(matrix: trigonal, system: .tetragonal) }
    }
}
