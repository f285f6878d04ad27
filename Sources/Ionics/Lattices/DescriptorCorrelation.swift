import Glibc
public import NumericalMethods
public import Quantities

/// How a property, such as the migration enthalpy, goes with a descriptor over a family of materials: a straight line and Pearson's r.
///
/// r has an interval by Fisher's transformation, artanh r ± 1.96/√(N − 3): with a handful of materials it is wide, and says so. Source: Fisher,
/// Metron 1 (1921) 3; the correlations meant: Wang et al. 2022, fig 6 (row W9).
public struct DescriptorCorrelation: Sendable {
    /// Intercept and slope with their covariance.
    public let line: CorrelatedValues
    /// r
    public let coefficient: Double
    /// 95 % interval of r.
    public let interval: ClosedRange<Double>
    public let count: Int

    /// - Parameters:
    ///   - descriptor: x, not all the same, at least four.
    ///   - property: y, as many.
    public init(descriptor: [Double], property: [Double]) throws(NumericalError) {
        guard descriptor.count == property.count else {
            throw .lengthsDiffer("descriptor and property", descriptor.count, property.count)
        }
        guard descriptor.count >= 4 else { throw .tooFewPoints(count: descriptor.count, needed: 4) }
        let fit = try LinearLeastSquares(
            design: descriptor.map { [1, $0] }, values: property, standardUncertainties: nil)
        count = descriptor.count
        line = CorrelatedValues(values: fit.solution, covariance: fit.covariance)
        func deviations(_ list: [Double]) -> [Double] {
            let mean = list.reduce(0, +) / Double(list.count)
            return list.map { $0 - mean }
        }
        let (x, y) = (deviations(descriptor), deviations(property))
        func product(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
        let size = (product(x, x) * product(y, y)).squareRoot()
        guard size > 0 else { throw .singular(name: "the correlation") }
        // Rounding may carry r beyond 1.
        let r = max(-1, min(1, product(x, y) / size))
        coefficient = r
        let half = 1.959963984540054 / Double(count - 3).squareRoot()
        interval = tanh(atanh(r) - half)...tanh(atanh(r) + half)
    }

    /// Whether the interval leaves out zero.
    public var isSignificant: Bool { !interval.contains(0) }

    public var slope: Uncertain { line.uncertain(1) }
    public var intercept: Uncertain { line.uncertain(0) }
}
