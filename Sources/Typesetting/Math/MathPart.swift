/// A part of a formula in a line of text, which stays whole.
public struct MathPart: Sendable {
    /// A place where the line may end.
    public struct End: Sendable {
        /// What the end costs, as TeX's penalties do.
        public var cost: Double
        /// The space to the next part when the line goes on, in points.
        public var space: Double
    }

    /// The part laid out.
    public var box: MathBox
    /// The place after the part; nil after the last.
    public var end: End?
}
