/// A straight arrow with a label, such as a barrier's height.
public struct Arrow: PlotElement, Codable, Hashable {
    public enum Heads: String, Codable, Hashable, Sendable { case end, both, none }

    public var startX: Double
    public var startY: Double
    public var endX: Double
    public var endY: Double
    /// In label markup, set where there is room beside the end.
    public var text: String?
    /// The side of the text to try first; nil is beyond the end.
    public var anchor: TextAnchor?
    public var heads: Heads
    public var style: MarkStyle

    public init(
        from start: (x: Double, y: Double), to end: (x: Double, y: Double), text: String? = nil,
        anchor: TextAnchor? = nil, heads: Heads = .both
    ) {
        startX = start.x
        startY = start.y
        endX = end.x
        endY = end.y
        self.text = text
        self.anchor = anchor
        self.heads = heads
        style = MarkStyle()
    }

    public var mark: Mark { .arrow(self) }
}
