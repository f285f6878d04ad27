/// What a weighted fit does not know because its weights are estimates themselves.
///
/// Groups of values whose scatter was estimated with f degrees of freedom have weights that are off by 2/f in relative variance. The fit then favours
/// groups that seem better than they are: its values scatter more, and its covariance V says less, by the same term each.
/// Source: P. Meier, Biometrics 1953, 9, 59, for the weighted mean; here for any linear fit.
enum EstimatedWeights {
    /// V + 4 Σ [V A V − V A V A V]/f over the groups, A = XᵀX of a group's rows in units of their uncertainties.
    static func corrected(
        _ covariance: [[Double]], blocks: [(rows: [[Double]], freedom: Int)]
    ) -> [[Double]] {
        let size = covariance.count
        func product(_ left: [[Double]], _ right: [[Double]]) -> [[Double]] {
            left.map { row in (0..<size).map { column in (0..<size).reduce(0) { $0 + row[$1] * right[$1][column] } } }
        }
        var result = covariance
        for block in blocks where block.freedom > 0 && !block.rows.isEmpty {
            let information = (0..<size).map { row in
                (0..<size).map { column in block.rows.reduce(0) { $0 + $1[row] * $1[column] } }
            }
            let once = product(product(covariance, information), covariance)
            let twice = product(product(once, information), covariance)
            for row in 0..<size {
                for column in 0..<size {
                    result[row][column] += 4 / Double(block.freedom) * (once[row][column] - twice[row][column])
                }
            }
        }
        return result
    }
}
