import Glibc
public import NumericalMethods
import Quantities

extension RelaxationTimeDistribution {
    /// The peaks in rising order of τ.
    ///
    /// Each maximum reaches to the minima on either side. Smaller ones than a share of the whole area are left out.
    ///
    /// - Parameter minimumShare: of `polarisationResistance`.
    /// - Throws: `NumericalError` when the covariance cannot be formed.
    public func peaks(minimumShare: Double = 0.005) throws(NumericalError) -> [RelaxationPeak] {
        let covariance = try covariance()
        let (list, values) = curve(pointsPerDecade: 100)
        let step = log(list[1] / list[0])
        // Basis functions at each point, so that areas are sums over the unknowns.
        let rows = list.map { time in coefficients.indices.map { discretisation.value($0, log(time)) } }
        var result: [RelaxationPeak] = []
        for top in values.indices where values[top] > 0 {
            guard top == 0 || values[top] > values[top - 1], top == values.count - 1 || values[top] >= values[top + 1]
            else {
                continue
            }
            var (left, right) = (top, top)
            while left > 0, values[left - 1] < values[left] || (values[left] == 0 && values[left - 1] == 0),
                values[left] > 0
            { left -= 1 }
            while right < values.count - 1, values[right + 1] < values[right] || values[right + 1] == values[right],
                values[right] > 0
            { right += 1 }
            var area = [Double](repeating: 0, count: solution.count)
            var moment = area
            for point in left...right {
                // Half of the ends belongs to the neighbours.
                let weight = (point == left || point == right) && left != right ? step / 2 : step
                for index in coefficients.indices {
                    area[problem.leading + index] += weight * rows[point][index]
                    moment[problem.leading + index] += weight * rows[point][index] * log(list[point])
                }
            }
            let total = Self.linear(area, solution, covariance)
            guard total.value >= minimumShare * polarisationResistance.value else { continue }
            // Area and moment together, then what follows from both.
            let first = Self.linear(moment, solution, covariance)
            let sum = Self.linear(zip(area, moment).map { $0 + $1 }, solution, covariance)
            let mixed =
                (sum.standardUncertainty * sum.standardUncertainty - total.standardUncertainty
                    * total.standardUncertainty
                    - first.standardUncertainty * first.standardUncertainty) / 2
            let pair = CorrelatedValues(
                values: [total.value, first.value],
                covariance: [
                    [total.standardUncertainty * total.standardUncertainty, mixed],
                    [mixed, first.standardUncertainty * first.standardUncertainty],
                ])
            result.append(
                RelaxationPeak(
                    maximumTime: list[top], height: values[top], relaxationTime: pair.propagate { exp($0[1] / $0[0]) },
                    resistance: total, capacitance: pair.propagate { exp($0[1] / $0[0]) / $0[0] },
                    range: list[left]...list[right],
                    isAtEdge: (left == 0 && values[left] > 0.01 * values[top])
                        || (right == values.count - 1 && values[right] > 0.01 * values[top])))
        }
        return result
    }
}
