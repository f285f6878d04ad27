internal import CLAPACK
import Glibc

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
