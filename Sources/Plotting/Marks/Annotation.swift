/// Text at a place of the data.
public struct Annotation: PlotElement, Codable, Hashable {
    /// Where the text lies as seen from its place.
    public enum Side: String, Codable, Hashable, Sendable {
        case center, above, below, left, right, aboveLeft, aboveRight, belowLeft, belowRight
    }

    /// The text, in label markup; "\n" starts a new line.
    public var text: String
    public var x: Double
    public var y: Double
    public var side: Side
    public var style: MarkStyle

    public init(_ text: String, x: Double, y: Double, side: Side = .right) {
        self.text = text
        self.x = x
        self.y = y
        self.side = side
        style = MarkStyle(color: .text)
    }

    public var mark: Mark { .annotation(self) }
}
