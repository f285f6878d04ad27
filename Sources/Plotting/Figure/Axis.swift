/// An axis: its title in the label notation, its scale and, where given, its ends.
public struct Axis: Hashable, Codable, Sendable {
    public var title: String
    public var scale: Scale
    /// Ends in the data's own unit; nil leaves them to the data.
    public var lowest: Double?
    public var highest: Double?

    public init(title: String, scale: Scale = .linear, lowest: Double? = nil, highest: Double? = nil) {
        self.title = title
        self.scale = scale
        self.lowest = lowest
        self.highest = highest
    }
}
