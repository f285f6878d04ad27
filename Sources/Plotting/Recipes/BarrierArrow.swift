/// A barrier shown by a double-headed arrow.
public struct BarrierArrow: Codable, Hashable, Sendable {
    public var coordinate: Double
    /// Energies in eV above the lowest site.
    public var from: Double
    public var to: Double
    /// In label markup.
    public var label: String
    /// The side of the label to try first; nil is above the arrow.
    public var side: TextAnchor?

    public init(at coordinate: Double, from: Double, to: Double, label: String, side: TextAnchor? = nil) {
        self.coordinate = coordinate
        self.from = from
        self.to = to
        self.label = label
        self.side = side
    }
}
