public import Drawing

/// A formula, laid out: its items are placed relative to the left end of its baseline.
public struct MathBox: Sendable {
    /// Advance width, height above and depth below the baseline, in points.
    public var width: Double
    public var ascent: Double
    public var descent: Double
    public var items: [DisplayItem]

    public init(width: Double, ascent: Double, descent: Double, items: [DisplayItem]) {
        self.width = width
        self.ascent = ascent
        self.descent = descent
        self.items = items
    }
}
