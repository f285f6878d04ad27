import NumericalMethods

/// The elastic constants C of a crystal in Voigt's notation (1 = xx, 2 = yy, 3 = zz, 4 = yz, 5 = xz, 6 = xy), its averages and its stability.
///
/// Stress σ_i = Σ C_ij ε_j with engineering shears. A crystal is stable without load when C is positive definite (Born); for each crystal system this
/// comes to the inequalities of `stabilityCriteria`. Source: Mouhat and Coudert, Phys. Rev. B 90, 224104 (2014) (row X14).
public struct ElasticConstants: Hashable, Sendable {
    /// What decides which constants are independent.
    public enum CrystalSystem: String, Hashable, Sendable {
        case cubic, hexagonal, tetragonal, trigonal, orthorhombic, monoclinic, triclinic
    }

    /// Whose criteria of stability hold.
    public let system: CrystalSystem
    /// `[row][column]` in GPa, symmetric, 6 by 6.
    public let matrix: [[Double]]

    /// Any crystal: all 21 constants.
    ///
    /// - Parameters:
    ///   - matrix: in GPa, 6 by 6, symmetric to 1 part in 10³ of the largest constant; the mean of both halves is taken.
    ///   - system: names the inequalities; the matrix must have its form, to 1 part in 100 of the largest constant.
    /// - Throws: `IonicsError.outOfRange` naming the constant.
    public init(matrix: [[Double]], system: CrystalSystem = .triclinic) throws(IonicsError) {
        guard matrix.count == 6, matrix.allSatisfy({ $0.count == 6 }) else {
            throw .outOfRange(
                name: "rows of the matrix", value: Double(matrix.count), expected: "6, with 6 columns each")
        }
        let largest = matrix.flatMap { $0 }.reduce(0) { max($0, abs($1)) }
        guard largest > 0, largest.isFinite else {
            throw .outOfRange(name: "the largest elastic constant", value: largest, expected: "finite and not zero")
        }
        var symmetric = matrix
        for row in 0..<6 {
            for column in 0..<6 {
                guard abs(matrix[row][column] - matrix[column][row]) <= 1e-3 * largest else {
                    throw .outOfRange(
                        name: "C\(row + 1)\(column + 1)", value: matrix[row][column],
                        expected: "C\(column + 1)\(row + 1) = \(matrix[column][row])")
                }
                symmetric[row][column] = (matrix[row][column] + matrix[column][row]) / 2
            }
        }
        if let form = Self.form(of: symmetric, system) {
            for row in 0..<6 {
                for column in row..<6 where abs(symmetric[row][column] - form[row][column]) > 1e-2 * largest {
                    throw .outOfRange(
                        name: "C\(row + 1)\(column + 1)", value: symmetric[row][column],
                        expected: "\(form[row][column]) in a \(system.rawValue) crystal")
                }
            }
        }
        self.matrix = symmetric
        self.system = system
    }

    /// The matrix as the independent constants of the system make it; nil where all are independent, or the axes decide which are.
    private static func form(of c: [[Double]], _ system: CrystalSystem) -> [[Double]]? {
        switch system {
        case .cubic: build([c[0][0], c[0][0], c[0][0]], [c[0][1], c[0][1], c[0][1]], [c[3][3], c[3][3], c[3][3]])
        case .hexagonal: trigonalForm(c11: c[0][0], c12: c[0][1], c13: c[0][2], c33: c[2][2], c44: c[3][3])
        case .trigonal:
            trigonalForm(
                c11: c[0][0], c12: c[0][1], c13: c[0][2], c33: c[2][2], c44: c[3][3], c14: c[0][3], c15: c[0][4])
        case .tetragonal:
            tetragonalForm(
                c11: c[0][0], c12: c[0][1], c13: c[0][2], c33: c[2][2], c44: c[3][3], c66: c[5][5], c16: c[0][5])
        case .orthorhombic:
            build(
                [c[0][0], c[1][1], c[2][2]], [c[0][1], c[0][2], c[1][2]], [c[3][3], c[4][4], c[5][5]])
        case .monoclinic, .triclinic: nil
        }
    }

    private static func tetragonalForm(
        c11: Double, c12: Double, c13: Double, c33: Double, c44: Double, c66: Double, c16: Double
    ) -> [[Double]] {
        var matrix = build([c11, c11, c33], [c12, c13, c13], [c44, c44, c66])
        for (row, sign) in [(0, 1.0), (1, -1)] {
            matrix[row][5] = sign * c16
            matrix[5][row] = sign * c16
        }
        return matrix
    }

    private static func trigonalForm(
        c11: Double, c12: Double, c13: Double, c33: Double, c44: Double, c14: Double = 0, c15: Double = 0
    ) -> [[Double]] {
        var matrix = build([c11, c11, c33], [c12, c13, c13], [c44, c44, (c11 - c12) / 2])
        for (row, column, value) in [
            (0, 3, c14), (1, 3, -c14), (4, 5, c14), (0, 4, c15), (1, 4, -c15), (3, 5, -c15),
        ] {
            matrix[row][column] = value
            matrix[column][row] = value
        }
        return matrix
    }

    /// Cubic: C₁₁, C₁₂, C₄₄ in GPa.
    public static func cubic(c11: Double, c12: Double, c44: Double) throws(IonicsError) -> ElasticConstants {
        try .init(
            matrix: build([c11, c11, c11], [c12, c12, c12], [c44, c44, c44]), system: .cubic)
    }

    /// Hexagonal: C₁₁, C₁₂, C₁₃, C₃₃, C₄₄ in GPa; C₆₆ = (C₁₁ − C₁₂)/2.
    public static func hexagonal(
        c11: Double, c12: Double, c13: Double, c33: Double, c44: Double
    ) throws(IonicsError) -> ElasticConstants {
        try .init(matrix: trigonalForm(c11: c11, c12: c12, c13: c13, c33: c33, c44: c44), system: .hexagonal)
    }

    /// Tetragonal: C₁₁, C₁₂, C₁₃, C₃₃, C₄₄, C₆₆ in GPa, and C₁₆ in the classes 4, −4 and 4/m.
    public static func tetragonal(
        c11: Double, c12: Double, c13: Double, c33: Double, c44: Double, c66: Double, c16: Double = 0
    ) throws(IonicsError) -> ElasticConstants {
        try .init(
            matrix: tetragonalForm(c11: c11, c12: c12, c13: c13, c33: c33, c44: c44, c66: c66, c16: c16),
            system: .tetragonal)
    }

    /// Trigonal: C₁₁, C₁₂, C₁₃, C₁₄, C₃₃, C₄₄ in GPa, and C₁₅ in the classes 3 and −3.
    public static func trigonal(
        c11: Double, c12: Double, c13: Double, c14: Double, c33: Double, c44: Double, c15: Double = 0
    ) throws(IonicsError) -> ElasticConstants {
        try .init(
            matrix: trigonalForm(c11: c11, c12: c12, c13: c13, c33: c33, c44: c44, c14: c14, c15: c15),
            system: .trigonal)
    }

    /// Orthorhombic, nine constants in GPa.
    ///
    /// - Parameters:
    ///   - normal: C₁₁, C₂₂, C₃₃.
    ///   - mixed: C₁₂, C₁₃, C₂₃.
    ///   - shear: C₄₄, C₅₅, C₆₆.
    public static func orthorhombic(
        normal: SIMD3<Double>, mixed: SIMD3<Double>, shear: SIMD3<Double>
    ) throws(IonicsError) -> ElasticConstants {
        try .init(matrix: build(normal, mixed, shear), system: .orthorhombic)
    }

    private static func build(_ normal: SIMD3<Double>, _ mixed: SIMD3<Double>, _ shear: SIMD3<Double>) -> [[Double]] {
        var matrix = Array(repeating: [Double](repeating: 0, count: 6), count: 6)
        for axis in 0..<3 {
            matrix[axis][axis] = normal[axis]
            matrix[axis + 3][axis + 3] = shear[axis]
        }
        for (index, pair) in [(0, 1), (0, 2), (1, 2)].enumerated() {
            matrix[pair.0][pair.1] = mixed[index]
            matrix[pair.1][pair.0] = mixed[index]
        }
        return matrix
    }

    /// C_ij in GPa by Voigt's numbers from 1.
    public subscript(_ row: Int, _ column: Int) -> Double { matrix[row - 1][column - 1] }

    /// Compliances S = C⁻¹ in 1/GPa.
    /// - Throws: `NumericalError.singular` where a strain costs no stress.
    public func compliances() throws(NumericalError) -> [[Double]] {
        var columns: [[Double]] = []
        for index in 0..<6 {
            columns.append(try LinearSystem.solve(matrix, (0..<6).map { $0 == index ? 1 : 0 }))
        }
        return columns
    }

    /// Moduli of grains that are all strained alike: an upper bound for a polycrystal.
    ///
    /// 9K = (C₁₁ + C₂₂ + C₃₃) + 2(C₁₂ + C₁₃ + C₂₃), 15G = (C₁₁ + C₂₂ + C₃₃) − (C₁₂ + C₁₃ + C₂₃) + 3(C₄₄ + C₅₅ + C₆₆).
    public func voigt() throws(IonicsError) -> IsotropicElasticity {
        let (normal, mixed, shear) = Self.sums(matrix)
        return try IsotropicElasticity(
            bulkModulus: (normal + 2 * mixed) / 9, shearModulus: (normal - mixed + 3 * shear) / 15)
    }

    /// Moduli of grains that are all stressed alike: a lower bound for a polycrystal.
    ///
    /// 1/K = (S₁₁ + S₂₂ + S₃₃) + 2(S₁₂ + S₁₃ + S₂₃), 15/G = 4(S₁₁ + S₂₂ + S₃₃) − 4(S₁₂ + S₁₃ + S₂₃) + 3(S₄₄ + S₅₅ + S₆₆).
    /// - Throws: `IonicsError.outOfRange` for a crystal that is not stable.
    public func reuss() throws(IonicsError) -> IsotropicElasticity {
        guard let compliances = try? compliances() else {
            throw .outOfRange(name: "the smallest eigenvalue of the elastic constants", value: 0, expected: "positive")
        }
        let (normal, mixed, shear) = Self.sums(compliances)
        return try IsotropicElasticity(
            bulkModulus: 1 / (normal + 2 * mixed), shearModulus: 15 / (4 * normal - 4 * mixed + 3 * shear))
    }

    /// The means of both bounds (Hill, Proc. Phys. Soc. A 65, 349 (1952)).
    public func hill() throws(IonicsError) -> IsotropicElasticity {
        let (upper, lower) = (try voigt(), try reuss())
        return try IsotropicElasticity(
            bulkModulus: (upper.bulkModulus + lower.bulkModulus) / 2,
            shearModulus: (upper.shearModulus + lower.shearModulus) / 2)
    }

    /// 5 G_V/G_R + K_V/K_R − 6: zero for a crystal that is the same in all directions (Ranganathan and Ostoja-Starzewski, Phys. Rev. Lett. 101,
    /// 055504 (2008)).
    public func universalAnisotropy() throws(IonicsError) -> Double {
        let (upper, lower) = (try voigt(), try reuss())
        return 5 * upper.shearModulus / lower.shearModulus + upper.bulkModulus / lower.bulkModulus - 6
    }

    private static func sums(_ m: [[Double]]) -> (normal: Double, mixed: Double, shear: Double) {
        (m[0][0] + m[1][1] + m[2][2], m[0][1] + m[0][2] + m[1][2], m[3][3] + m[4][4] + m[5][5])
    }
}
