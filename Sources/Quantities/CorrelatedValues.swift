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
        Uncertain(values[index], standardUncertainty: sqrt(max(0, covariance[index][index])))
    }

    /// What follows from the values, with u² = gᵀ V g; the gradient g is taken by central differences.
    public func propagate(_ function: ([Double]) -> Double) -> Uncertain {
        let gradient = values.indices.map { index -> Double in
            let deviation = sqrt(max(0, covariance[index][index]))
            let step = deviation > 0 ? deviation * 1e-3 : max(abs(values[index]), 1) * 1e-6
            var upper = values
            var lower = values
            upper[index] += step
            lower[index] -= step
            return (function(upper) - function(lower)) / (upper[index] - lower[index])
        }
        var variance = 0.0
        for row in values.indices {
            for column in values.indices { variance += gradient[row] * covariance[row][column] * gradient[column] }
        }
        return Uncertain(function(values), standardUncertainty: sqrt(max(0, variance)))
    }
}
