internal import CLAPACK
import Glibc

/// A symmetric positive definite matrix, factored as L Lᵀ (Cholesky): solves systems, gives the determinant and correlated deviates.
public struct SymmetricSystem: Sendable {
    public let size: Int
    /// L by rows, zero above the diagonal.
    private let factor: [Double]

    /// - Parameter matrix: `[row][column]`, symmetric; only the lower triangle is read.
    /// - Throws: `NumericalError.notPositiveDefinite`, `.lengthsDiffer` for a matrix that is not square.
    public init(_ matrix: [[Double]]) throws(NumericalError) {
        size = matrix.count
        guard size > 0 else { throw .tooFewPoints(count: 0, needed: 1) }
        if let row = matrix.first(where: { $0.count != matrix.count }) {
            throw .lengthsDiffer("rows and columns", matrix.count, row.count)
        }
        var work = matrix.flatMap { $0 }
        if let index = work.firstIndex(where: { !$0.isFinite }) { throw .notFinite(name: "matrix", index: index) }
        let status = LAPACKE_dpotrf(LAPACK_ROW_MAJOR, 0x4C, Int32(size), &work, Int32(size))
        guard status == 0 else { throw .notPositiveDefinite(name: "matrix", row: Int(status) - 1) }
        for row in 0..<size {
            for column in row + 1..<max(size, row + 1) { work[row * size + column] = 0 }
        }
        factor = work
    }

    /// x of A x = b.
    public func solve(_ right: [Double]) throws(NumericalError) -> [Double] {
        guard right.count == size else { throw .lengthsDiffer("matrix and right side", size, right.count) }
        var x = right
        let status = LAPACKE_dpotrs(LAPACK_ROW_MAJOR, 0x4C, Int32(size), 1, factor, Int32(size), &x, 1)
        guard status == 0 else { throw .singular(name: "the system") }
        return x
    }

    /// ln det A
    public var logarithmOfDeterminant: Double {
        2 * (0..<size).reduce(0) { $0 + log(factor[$1 * size + $1]) }
    }

    /// L z: deviates with this matrix as covariance, from independent ones of variance 1.
    public func correlated(_ deviates: [Double]) throws(NumericalError) -> [Double] {
        guard deviates.count == size else { throw .lengthsDiffer("matrix and deviates", size, deviates.count) }
        return (0..<size).map { row in (0...row).reduce(0) { $0 + factor[row * size + $1] * deviates[$1] } }
    }
}
