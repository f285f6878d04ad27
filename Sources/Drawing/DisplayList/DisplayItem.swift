/// One thing to be drawn, or a mark on what is drawn.
public indirect enum DisplayItem: Hashable, Sendable {
    case fill(Path, Color)
    case stroke(Path, StrokeStyle)
    /// Glyphs with the origin of their baseline.
    case glyphs(GlyphRun, at: Point)
    case image(RasterImage, Rect)
    /// Items drawn through a transform and, when given, inside a clip path (in the group's own coordinates).
    case group(Transform, clip: Path?, [DisplayItem])
    case link(LinkTarget, [DisplayItem])
    /// A named place that internal links lead to.
    case destination(String, Point)
    /// Items that belong to one element of the document's structure.
    case tagged(StructureTag, [DisplayItem])
}
