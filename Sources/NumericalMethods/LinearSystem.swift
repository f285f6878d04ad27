internal import CLAPACK

/// A square system of linear equations, A x = b.
public enum LinearSystem {
    /// Solves by LU factors with row exchanges.
    ///
    /// - Parameters:
    ///   - matrix: `[row][column]`, square.
    ///   - right: b.
    /// - Throws: `NumericalError.singular` when the reciprocal condition number is below 10⁻¹⁴, `.lengthsDiffer`, `.notFinite`.
    public static func solve(_ matrix: [[Double]], _ right: [Double]) throws(NumericalError) -> [Double] {
        let size = right.count
        guard size > 0 else { throw .tooFewPoints(count: 0, needed: 1) }
        guard matrix.count == size else { throw .lengthsDiffer("matrix and right side", matrix.count, size) }
        if let row = matrix.first(where: { $0.count != size }) {
            throw .lengthsDiffer("rows and columns", size, row.count)
        }
        var work = matrix.flatMap { $0 }
        if let index = work.firstIndex(where: { !$0.isFinite }) { throw .notFinite(name: "matrix", index: index) }
        if let index = right.firstIndex(where: { !$0.isFinite }) { throw .notFinite(name: "right", index: index) }
        let n = Int32(size)
        let norm = LAPACKE_dlange(LAPACK_ROW_MAJOR, 0x31, n, n, work, n)
        var pivots = [Int32](repeating: 0, count: size)
        var x = right
        var reciprocalCondition = 0.0
        guard LAPACKE_dgetrf(LAPACK_ROW_MAJOR, n, n, &work, n, &pivots) == 0,
            LAPACKE_dgecon(LAPACK_ROW_MAJOR, 0x31, n, work, n, norm, &reciprocalCondition) == 0,
            reciprocalCondition > 1e-14,
            LAPACKE_dgetrs(LAPACK_ROW_MAJOR, 0x4E, n, 1, work, n, pivots, &x, 1) == 0
        else { throw .singular(name: "the system") }
        return x
    }
}
