/// A fine straight line across the whole panel.
public struct Rule: PlotElement, Codable, Hashable {
    public enum Direction: String, Codable, Hashable, Sendable { case horizontal, vertical }

    public var direction: Direction
    public var value: Double
    public var style: MarkStyle

    /// A horizontal rule.
    public init(y value: Double, label: String? = nil) {
        direction = .horizontal
        self.value = value
        style = MarkStyle(label: label, color: .grey)
    }

    /// A vertical rule.
    public init(x value: Double, label: String? = nil) {
        direction = .vertical
        self.value = value
        style = MarkStyle(label: label, color: .grey)
    }

    public var mark: Mark { .rule(self) }
}
