internal import CLAPACK

/// AᵀA and Aᵀb of a least-squares problem.
public struct NormalEquations: Sendable {
    /// AᵀA by rows.
    public let matrix: [Double]
    /// Aᵀb
    public let right: [Double]

    /// - Parameters:
    ///   - matrix: A by rows.
    ///   - right: b, one value for each row.
    public init(matrix: [Double], right: [Double]) {
        let rows = right.count
        let columns = rows > 0 ? matrix.count / rows : 0
        precondition(rows * columns == matrix.count, "the matrix must have a row for each value")
        var product = [Double](repeating: 0, count: columns * columns)
        var projected = [Double](repeating: 0, count: columns)
        cblas_dsyrk(
            CblasRowMajor, CblasUpper, CblasTrans, Int32(columns), Int32(rows), 1, matrix, Int32(columns), 0, &product,
            Int32(columns))
        for row in 0..<columns {
            for column in 0..<row { product[row * columns + column] = product[column * columns + row] }
        }
        cblas_dgemv(
            CblasRowMajor, CblasTrans, Int32(rows), Int32(columns), 1, matrix, Int32(columns), right, 1, 0, &projected,
            1)
        self.matrix = product
        self.right = projected
    }
}
