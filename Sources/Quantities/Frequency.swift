/// A frequency that says which kind it is when it is made and when it is read: ω = 2πν.
///
/// Papers print angular frequencies "in Hz". Whoever reads such a number must decide here what was meant; two frequencies can
/// then no longer be mixed. Source: the 2π trap of row L6.
public struct Frequency: Hashable, Codable, Sendable {
    /// ν in Hz.
    public let hertz: Uncertain

    /// - Parameter hertz: an ordinary frequency ν, cycles per second.
    public init(hertz: Uncertain) { self.hertz = hertz }
    /// - Parameter radiansPerSecond: an angular frequency ω.
    public init(radiansPerSecond: Uncertain) { hertz = 1 / (2 * .pi) * radiansPerSecond }

    /// An ordinary frequency taken for exact.
    public init(hertz: Double) { self.init(hertz: Uncertain(hertz, standardUncertainty: 0)) }
    /// An angular frequency taken for exact.
    public init(radiansPerSecond: Double) {
        self.init(radiansPerSecond: Uncertain(radiansPerSecond, standardUncertainty: 0))
    }

    /// ω in rad/s.
    public var radiansPerSecond: Uncertain { 2 * .pi * hertz }
    /// 1/ω in s.
    public var relaxationTime: Uncertain { Uncertain(1, standardUncertainty: 0) / radiansPerSecond }
}

extension Frequency: CustomStringConvertible {
    public var description: String { MeasuredQuantity(hertz, .hertz).description }
}
