internal import CLAPACK
import Glibc

/// The weighted linear least-squares fit: x minimises Σ ((b − A x)/u)².
public struct LinearLeastSquares: Sendable {
    public let solution: [Double]
    /// (Aᵀ W A)⁻¹, W = 1/u²; multiplied by `reducedChiSquare` where no uncertainties were given.
    public let covariance: [[Double]]
    /// Σ ((b − A x)/u)² divided by the degrees of freedom; not-a-number when there are none.
    public let reducedChiSquare: Double

    /// Solves by singular value decomposition.
    ///
    /// - Parameters:
    ///   - design: `[row][parameter]`.
    ///   - values: one for each row.
    ///   - standardUncertainties: of the values; nil takes all for equal and estimates them from the residuals.
    public init(design: [[Double]], values: [Double], standardUncertainties: [Double]?) throws(NumericalError) {
        let rows = values.count
        let columns = design.first?.count ?? 0
        guard design.count == rows else { throw .lengthsDiffer("design and values", design.count, rows) }
        if let deviations = standardUncertainties, deviations.count != rows {
            throw .lengthsDiffer("values and uncertainties", rows, deviations.count)
        }
        guard rows >= columns, columns > 0 else { throw .tooFewPoints(count: rows, needed: max(1, columns)) }
        var matrix = [Double](repeating: 0, count: rows * columns)
        var right = [Double](repeating: 0, count: rows)
        for row in 0..<rows {
            let deviation = standardUncertainties?[row] ?? 1
            guard deviation > 0, deviation.isFinite else {
                throw .notPositive(name: "standardUncertainties", index: row, value: deviation)
            }
            for column in 0..<columns { matrix[row * columns + column] = design[row][column] / deviation }
            right[row] = values[row] / deviation
        }
        guard let found = SingularValues(matrix: matrix, rows: rows, columns: columns) else {
            throw .singular(name: "the fit")
        }
        solution = found.solve(right)
        var sum = 0.0
        for row in 0..<rows {
            var residual = right[row]
            for column in 0..<columns { residual -= matrix[row * columns + column] * solution[column] }
            sum += residual * residual
        }
        reducedChiSquare = rows > columns ? sum / Double(rows - columns) : .nan
        let scale = standardUncertainties == nil ? reducedChiSquare : 1
        covariance = found.inverseNormalMatrix.map { $0.map { $0 * scale } }
    }
}

/// A = U S Vᵀ of a matrix of full rank.
struct SingularValues {
    private let left: [Double]
    private let values: [Double]
    private let right: [Double]
    private let rows: Int
    private let columns: Int

    /// Nil when the columns are not independent to working precision.
    init?(matrix: [Double], rows: Int, columns: Int) {
        // Columns of very different size are brought to one length first, so that the rank is judged fairly.
        var work = matrix
        var values = [Double](repeating: 0, count: columns)
        var left = [Double](repeating: 0, count: rows * columns)
        var right = [Double](repeating: 0, count: columns * columns)
        var lengths = [Double](repeating: 0, count: columns)
        for column in 0..<columns {
            lengths[column] = sqrt(
                (0..<rows).reduce(0) { $0 + matrix[$1 * columns + column] * matrix[$1 * columns + column] })
            guard lengths[column] > 0, lengths[column].isFinite else { return nil }
            for row in 0..<rows { work[row * columns + column] /= lengths[column] }
        }
        let status = LAPACKE_dgesdd(
            LAPACK_ROW_MAJOR, 0x53, Int32(rows), Int32(columns), &work, Int32(columns), &values, &left, Int32(columns),
            &right,
            Int32(columns))
        guard status == 0, let largest = values.first, let smallest = values.last, smallest > largest * 1e-13 else {
            return nil
        }
        for row in 0..<columns { for column in 0..<columns { right[row * columns + column] /= lengths[column] } }
        self.left = left
        self.values = values
        self.right = right
        self.rows = rows
        self.columns = columns
    }

    func solve(_ b: [Double]) -> [Double] {
        var result = [Double](repeating: 0, count: columns)
        for k in 0..<columns {
            let projection = (0..<rows).reduce(0) { $0 + left[$1 * columns + k] * b[$1] } / values[k]
            for column in 0..<columns { result[column] += right[k * columns + column] * projection }
        }
        return result
    }

    /// (AᵀA)⁻¹
    var inverseNormalMatrix: [[Double]] {
        (0..<columns).map { row in
            (0..<columns).map { column in
                (0..<columns).reduce(0) {
                    $0 + right[$1 * columns + row] * right[$1 * columns + column] / (values[$1] * values[$1])
                }
            }
        }
    }
}
