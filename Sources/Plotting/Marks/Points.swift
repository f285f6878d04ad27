/// Measured points, hollow, with error bars where standard uncertainties are given.
public struct Points: MarkConvertible, Sendable {
    public let mark: Mark

    public init(
        x: [Double], y: [Double], uncertainties: [Double]? = nil, label: String? = nil, shape: MarkerShape? = nil
    ) {
        precondition(x.count == y.count && uncertainties?.count ?? y.count == y.count, "points need as many y as x")
        mark = Mark(.points(x: x, y: y, shape: shape, deviations: uncertainties), series: label)
    }
}
