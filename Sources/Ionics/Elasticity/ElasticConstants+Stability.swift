import NumericalMethods

extension ElasticConstants {
    /// An inequality: the crystal is stable when all values are positive.
    public struct StabilityCriterion: Hashable, Sendable {
        /// As papers write it, such as `C₁₁ − C₁₂ > 0`.
        public let condition: String
        /// The left side, in GPa or a power of it.
        public let value: Double
        /// Whether the value is positive.
        public var isFulfilled: Bool { value > 0 }
    }

    /// Born's criteria in the form of the crystal system, necessary and sufficient.
    ///
    /// For monoclinic and triclinic crystals they are the leading minors of the matrix (Sylvester). Source: Mouhat and Coudert, Phys. Rev. B 90,
    /// 224104 (2014), eqs. 6–12.
    public var stabilityCriteria: [StabilityCriterion] {
        let c = self
        func criterion(_ condition: String, _ value: Double) -> StabilityCriterion {
            .init(condition: condition, value: value)
        }
        let plane = [
            criterion("C₁₁ − |C₁₂| > 0", c[1, 1] - abs(c[1, 2])),
            criterion("C₃₃(C₁₁ + C₁₂) − 2C₁₃² > 0", c[3, 3] * (c[1, 1] + c[1, 2]) - 2 * c[1, 3] * c[1, 3]),
            criterion("C₄₄ > 0", c[4, 4]),
        ]
        switch system {
        case .cubic:
            return [
                criterion("C₁₁ − C₁₂ > 0", c[1, 1] - c[1, 2]), criterion("C₁₁ + 2C₁₂ > 0", c[1, 1] + 2 * c[1, 2]),
                criterion("C₄₄ > 0", c[4, 4]),
            ]
        case .hexagonal: return plane
        case .tetragonal:
            return plane + [
                c[1, 6] == 0
                    ? criterion("C₆₆ > 0", c[6, 6])
                    : criterion("C₆₆(C₁₁ − C₁₂) − 2C₁₆² > 0", c[6, 6] * (c[1, 1] - c[1, 2]) - 2 * c[1, 6] * c[1, 6])
            ]
        case .trigonal:
            return plane + [
                criterion(
                    "C₄₄(C₁₁ − C₁₂) − 2C₁₄² − 2C₁₅² > 0",
                    c[4, 4] * (c[1, 1] - c[1, 2]) - 2 * (c[1, 4] * c[1, 4] + c[1, 5] * c[1, 5]))
            ]
        case .orthorhombic:
            return [
                criterion("C₁₁ > 0", c[1, 1]), criterion("C₁₁C₂₂ − C₁₂² > 0", c[1, 1] * c[2, 2] - c[1, 2] * c[1, 2]),
                criterion("det C₁…₃ > 0", minor(3)), criterion("C₄₄ > 0", c[4, 4]), criterion("C₅₅ > 0", c[5, 5]),
                criterion("C₆₆ > 0", c[6, 6]),
            ]
        case .monoclinic, .triclinic:
            return (1...6).map { criterion("leading minor \($0) > 0", minor($0)) }
        }
    }

    /// Whether every strain costs energy: all criteria of the crystal system are fulfilled.
    public var isStable: Bool { stabilityCriteria.allSatisfy(\.isFulfilled) }

    /// The six eigenvalues of C in GPa, rising: the stiffnesses against the strains that the crystal takes by itself.
    public func eigenvalues() throws(NumericalError) -> [Double] { try SymmetricEigenvalues(matrix).values }

    /// The determinant of the first rows and columns, by elimination with exchange of rows.
    private func minor(_ size: Int) -> Double {
        var rows = matrix.prefix(size).map { Array($0.prefix(size)) }
        var product = 1.0
        for column in 0..<size {
            let pivot = (column..<size).max { abs(rows[$0][column]) < abs(rows[$1][column]) } ?? column
            guard rows[pivot][column] != 0 else { return 0 }
            if pivot != column {
                rows.swapAt(pivot, column)
                product = -product
            }
            product *= rows[column][column]
            for row in (column + 1)..<max(size, column + 1) {
                let factor = rows[row][column] / rows[column][column]
                for index in column..<size { rows[row][index] -= factor * rows[column][index] }
            }
        }
        return product
    }
}
