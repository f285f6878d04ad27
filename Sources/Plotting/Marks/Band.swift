/// The area between two curves, for example a confidence band.
public struct Band: MarkConvertible, Sendable {
    public let mark: Mark

    public init(x: [Double], low: [Double], high: [Double], label: String? = nil) {
        precondition(x.count == low.count && x.count == high.count, "a band needs as many limits as x")
        mark = Mark(.band(x: x, low: low, high: high), series: label)
    }
}
