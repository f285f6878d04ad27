/// One line of text, shaped: runs side by side on a baseline (more than one where a fallback font steps in).
public struct ShapedText: Hashable, Sendable {
    public var runs: [GlyphRun]
    /// Advance width in points.
    public var width: Double
    /// Height above and depth below the baseline that the font asks for, both positive, in points.
    public var ascent: Double
    public var descent: Double

    public init(runs: [GlyphRun], width: Double, ascent: Double, descent: Double) {
        self.runs = runs
        self.width = width
        self.ascent = ascent
        self.descent = descent
    }

    /// Glyphs of all runs.
    public var glyphCount: Int { runs.reduce(0) { $0 + $1.glyphs.count } }

    /// The runs as display items with their common baseline starting at `origin`.
    public func items(at origin: Point) -> [DisplayItem] {
        var x = origin.x
        return runs.map { run in
            defer { x += run.advance }
            return .glyphs(run, at: Point(x: x, y: origin.y))
        }
    }
}
