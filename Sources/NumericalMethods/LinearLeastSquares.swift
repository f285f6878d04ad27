/// The weighted linear least-squares fit: x minimises Σ ((b − A x)/u)².
public struct LinearLeastSquares: Sendable {
    public let solution: [Double]
    /// (Aᵀ W A)⁻¹, W = 1/u²; multiplied by `reducedChiSquare` where no uncertainties were given.
    public let covariance: [[Double]]
    /// Σ ((b − A x)/u)² divided by the degrees of freedom; not-a-number when there are none.
    public let reducedChiSquare: Double
    /// b − A x, not divided by uncertainties.
    public let residuals: [Double]
    /// Rows minus parameters.
    public let degreesOfFreedom: Int

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
        if let row = design.first(where: { $0.count != columns }) {
            throw .lengthsDiffer("rows of the design", columns, row.count)
        }
        if let index = values.firstIndex(where: { !$0.isFinite }) { throw .notFinite(name: "values", index: index) }
        if let index = design.firstIndex(where: { !$0.allSatisfy(\.isFinite) }) {
            throw .notFinite(name: "design", index: index)
        }
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
        var weighted = right
        for row in 0..<rows {
            for column in 0..<columns { weighted[row] -= matrix[row * columns + column] * solution[column] }
        }
        residuals = weighted.indices.map { weighted[$0] * (standardUncertainties?[$0] ?? 1) }
        degreesOfFreedom = rows - columns
        let sum = weighted.reduce(0) { $0 + $1 * $1 }
        reducedChiSquare = rows > columns ? sum / Double(rows - columns) : .nan
        let scale = standardUncertainties == nil ? reducedChiSquare : 1
        covariance = found.inverseNormalMatrix.map { $0.map { $0 * scale } }
    }
}
