internal import CLAPACK

/// A symmetric matrix as a sum over its axes, A = Σ λ v vᵀ.
public struct SymmetricEigenvalues: Sendable {
    /// Rising.
    public let values: [Double]
    /// Unit vectors, `[eigenvalue][component]`; their signs are not determined.
    public let vectors: [[Double]]

    /// - Parameter matrix: `[row][column]`, symmetric; the lower triangle is read.
    /// - Throws: `NumericalError.lengthsDiffer` for a matrix that is not square, `.notFinite`, `.tooFewPoints` for an empty one.
    public init(_ matrix: [[Double]]) throws(NumericalError) {
        let size = matrix.count
        guard size > 0 else { throw .tooFewPoints(count: 0, needed: 1) }
        if let row = matrix.first(where: { $0.count != size }) {
            throw .lengthsDiffer("rows and columns", size, row.count)
        }
        var work = matrix.flatMap { $0 }
        if let index = work.firstIndex(where: { !$0.isFinite }) { throw .notFinite(name: "matrix", index: index) }
        var values = [Double](repeating: 0, count: size)
        let status = LAPACKE_dsyev(LAPACK_ROW_MAJOR, 0x56, 0x4C, Int32(size), &work, Int32(size), &values)
        guard status == 0 else { throw .notConverged(method: "the search for eigenvalues", status: Int(status)) }
        self.values = values
        vectors = (0..<size).map { column in (0..<size).map { work[$0 * size + column] } }
    }
}
