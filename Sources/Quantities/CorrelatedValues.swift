import Glibc

/// Values that were found together, with their covariance: the parameters of a fit.
public struct CorrelatedValues: Hashable, Codable, Sendable {
    public let values: [Double]
    /// `[i][j]` is the covariance of the values i and j.
    public let covariance: [[Double]]

    /// - Parameters:
    ///   - covariance: as many rows and columns as there are values.
    public init(values: [Double], covariance: [[Double]]) {
        precondition(
            covariance.count == values.count && covariance.allSatisfy { $0.count == values.count },
            "a covariance matrix has a row and a column for each value")
        self.values = values
        self.covariance = covariance
    }

    /// One of the values with its own uncertainty.
    public func uncertain(_ index: Int) -> Uncertain {
        let variance = covariance[index][index]
        // Rounding can leave a variance a trifle below zero; one that is infinite or not a number stays so.
        return Uncertain(values[index], standardUncertainty: sqrt(variance < 0 ? 0 : variance))
    }

    /// What follows from the values, with u² = gᵀ V g; the gradient g is taken by central differences.
    public func propagate(_ function: ([Double]) -> Double) -> Uncertain {
        propagateSeveral { [function($0)] }.uncertain(0)
    }

    /// Several results that follow from the values, with their covariance J V Jᵀ; J is taken by central differences.
    ///
    /// A result that depends on a value whose variance is infinite or not a number has such a variance itself.
    ///
    /// - Parameter function: gives the same count of results each time.
    public func propagateSeveral(_ function: ([Double]) -> [Double]) -> CorrelatedValues {
        let results = function(values)
        let unknown = values.indices.filter { !covariance[$0][$0].isFinite }
        let columns = values.indices.map { index -> [Double] in
            let deviation = unknown.contains(index) ? 0 : sqrt(max(0, covariance[index][index]))
            guard deviation > 0 else { return [Double](repeating: 0, count: results.count) }
            // A thousandth of the deviation, but never so small a part of the value that the difference is lost in rounding.
            let step = max(deviation * 1e-3, abs(values[index]) * 1e-7)
            var upper = values
            var lower = values
            upper[index] += step
            lower[index] -= step
            let width = upper[index] - lower[index]
            return zip(function(upper), function(lower)).map { ($0 - $1) / width }
        }
        var spread = [[Double]](repeating: [Double](repeating: 0, count: results.count), count: results.count)
        for first in results.indices {
            for second in results.indices {
                for row in values.indices where !unknown.contains(row) {
                    for column in values.indices where !unknown.contains(column) {
                        spread[first][second] += columns[row][first] * covariance[row][column] * columns[column][second]
                    }
                }
            }
        }
        for index in unknown {
            var shifted = values
            shifted[index] += max(abs(values[index]) * 1e-6, 1e-9)
            for (place, changed) in function(shifted).enumerated() where changed != results[place] {
                spread[place][place] += covariance[index][index]
            }
        }
        return CorrelatedValues(values: results, covariance: spread)
    }

    /// The correlation coefficient of two of the values, −1…1; not-a-number where one of them is exact.
    public func correlation(_ first: Int, _ second: Int) -> Double {
        covariance[first][second] / sqrt(covariance[first][first] * covariance[second][second])
    }

    /// These values and others that are independent of them, as one list: what two separate fits found.
    public func joined(_ other: CorrelatedValues) -> CorrelatedValues {
        let empty = [Double](repeating: 0, count: other.values.count)
        let before = [Double](repeating: 0, count: values.count)
        return CorrelatedValues(
            values: values + other.values,
            covariance: covariance.map { $0 + empty } + other.covariance.map { before + $0 })
    }
}

extension CorrelatedValues: CustomStringConvertible {
    /// Each value in the concise notation; correlations are not shown.
    public var description: String {
        values.indices.map { uncertain($0).description }.joined(separator: ", ")
    }
}
