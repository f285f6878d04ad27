/// Text at a place of the data.
public struct Annotation: PlotElement, Codable, Hashable {
    /// The text, in label markup; "\n" starts a new line.
    public var text: String
    public var x: Double
    public var y: Double
    /// The side to try first; another is taken when marks lie there.
    public var anchor: TextAnchor
    public var style: MarkStyle

    public init(_ text: String, x: Double, y: Double, anchor: TextAnchor = .right) {
        self.text = text
        self.x = x
        self.y = y
        self.anchor = anchor
        style = MarkStyle()
    }

    public var mark: Mark { .annotation(self) }
}
