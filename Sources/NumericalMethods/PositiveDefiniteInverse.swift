internal import CLAPACK

/// The inverse of a symmetric positive definite matrix on plain memory.
public enum PositiveDefiniteInverse {
    /// - Parameters:
    ///   - matrix: by rows, `size` × `size`.
    /// - Returns: by rows.
    /// - Throws: `NumericalError.notPositiveDefinite`, `.lengthsDiffer`.
    public static func inverse(_ matrix: [Double], size: Int) throws(NumericalError) -> [Double] {
        guard matrix.count == size * size, size > 0 else {
            throw .lengthsDiffer("the matrix and the square of its size", matrix.count, size * size)
        }
        var work = matrix
        // By columns the lower triangle is the upper one by rows.
        var status = LAPACKE_dpotrf(LAPACK_COL_MAJOR, 0x4C, Int32(size), &work, Int32(size))
        guard status == 0 else { throw .notPositiveDefinite(name: "matrix", row: Int(status) - 1) }
        status = LAPACKE_dpotri(LAPACK_COL_MAJOR, 0x4C, Int32(size), &work, Int32(size))
        guard status == 0 else { throw .singular(name: "the matrix") }
        for column in 0..<size {
            for row in column + 1..<max(size, column + 1) { work[row * size + column] = work[column * size + row] }
        }
        return work
    }
}
