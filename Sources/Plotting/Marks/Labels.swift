/// Many texts at places of the data.
public struct Labels: PlotElement, Codable, Hashable {
    /// In label markup.
    public var texts: [String]
    public var x: [Double]
    public var y: [Double]
    /// The side of its place on which each text stands, or is tried first.
    public var anchor: TextAnchor
    /// Whether texts may move to another side to keep clear, and are left out where there is no room at all.
    public var findsPlaces: Bool
    /// Whether one of the texts alone is shown, where it hides least, on a ground of its own: the value of a line.
    var showsOne = false
    public var style: MarkStyle

    /// - Parameters:
    ///   - findsPlaces: false sets every text exactly on its side, as in the cells of a map.
    public init(_ texts: [String], x: [Double], y: [Double], anchor: TextAnchor = .center, findsPlaces: Bool = false) {
        requireEqualCounts("Labels", ("texts", texts.count), ("x", x.count), ("y", y.count))
        self.texts = texts
        self.x = x
        self.y = y
        self.anchor = anchor
        self.findsPlaces = findsPlaces
        style = MarkStyle()
    }

    public var mark: Mark { .labels(self) }
}
