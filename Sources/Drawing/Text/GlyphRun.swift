/// Positioned glyphs of one font file at one size, with the text that they stand for.
public struct GlyphRun: Hashable, Codable, Sendable {
    @frozen public struct Glyph: Hashable, Codable, Sendable {
        /// The glyph's index in the font file.
        public var id: UInt32
        /// Position from the run's origin on the baseline, in points.
        public var x: Double
        public var y: Double
        /// Offset into the UTF-8 bytes of the run's text of the first character that the glyph stands for.
        public var cluster: Int

        public init(id: UInt32, x: Double, y: Double, cluster: Int) {
            self.id = id
            self.x = x
            self.y = y
            self.cluster = cluster
        }
    }

    public var font: FontFile
    public var size: Double
    public var color: Color
    public var glyphs: [Glyph]
    public var text: String
    /// Distance from the origin to the pen's position after the last glyph, in points.
    public var advance: Double

    public init(font: FontFile, size: Double, color: Color, glyphs: [Glyph], text: String, advance: Double) {
        self.font = font
        self.size = size
        self.color = color
        self.glyphs = glyphs
        self.text = text
        self.advance = advance
    }
}
