import Glibc

/// The covariance of a fit's parameters from its Jacobian, with the parameters that the data do not determine set apart.
public struct ParameterCovariance: Sendable {
    /// (JᵀJ)⁻¹ of the determined parameters; the variance of an undetermined one is infinite, that of a fixed one not-a-number, and their
    /// covariances are zero.
    public let matrix: [[Double]]
    /// Indices of parameters along which the sum of squares does not change to working precision.
    public let undetermined: [Int]

    /// - Parameters:
    ///   - jacobian: by columns, one for each parameter, of residuals in units of their uncertainties.
    ///   - rows: number of residuals.
    ///   - fixed: indices of parameters that stay where they are, for instance at a bound.
    public init(jacobian: [Double], rows: Int, fixed: [Int] = []) {
        let count = rows > 0 ? jacobian.count / rows : 0
        let lengths = (0..<count).map { column in
            sqrt((0..<rows).reduce(0) { $0 + jacobian[column * rows + $1] * jacobian[column * rows + $1] })
        }
        var lost = (0..<count).filter { !fixed.contains($0) && !(lengths[$0] > 0 && lengths[$0].isFinite) }
        var free = (0..<count).filter { !fixed.contains($0) && !lost.contains($0) }
        var inverse: [[Double]] = []
        while !free.isEmpty {
            var design = [Double](repeating: 0, count: rows * free.count)
            for (place, column) in free.enumerated() {
                for row in 0..<rows { design[row * free.count + place] = jacobian[column * rows + row] }
            }
            if rows >= free.count, let found = SingularValues(matrix: design, rows: rows, columns: free.count) {
                inverse = found.inverseNormalMatrix
                break
            }
            // The column that the columns before it explain best goes; then the rest is tried again.
            let worst = Self.mostDependent(jacobian, rows: rows, among: free, lengths)
            lost.append(free[worst])
            free.remove(at: worst)
        }
        var result = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
        for (row, first) in free.enumerated() {
            for (column, second) in free.enumerated() { result[first][second] = inverse[row][column] }
        }
        for index in lost { result[index][index] = .infinity }
        for index in fixed { result[index][index] = .nan }
        matrix = result
        undetermined = lost.sorted()
    }

    /// Place of the column with the least part orthogonal to those before it (Gram and Schmidt).
    private static func mostDependent(_ jacobian: [Double], rows: Int, among free: [Int], _ lengths: [Double]) -> Int {
        var basis: [[Double]] = []
        var least = (place: free.count - 1, length: Double.infinity)
        for (place, column) in free.enumerated() {
            var rest = (0..<rows).map { jacobian[column * rows + $0] / lengths[column] }
            for _ in 0..<2 {
                for direction in basis {
                    let share = zip(rest, direction).reduce(0) { $0 + $1.0 * $1.1 }
                    for row in 0..<rows { rest[row] -= share * direction[row] }
                }
            }
            let length = sqrt(rest.reduce(0) { $0 + $1 * $1 })
            if length < least.length { least = (place, length) }
            if length > 1e-12 { basis.append(rest.map { $0 / length }) }
        }
        return least.place
    }
}
