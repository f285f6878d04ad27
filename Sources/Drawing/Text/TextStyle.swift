/// A face as a document names it, its size in points and its colour.
public struct TextStyle: Hashable, Codable, Sendable {
    public enum Weight: String, Codable, Sendable { case regular, bold }
    public enum Slant: String, Codable, Sendable { case upright, italic }

    public var family: String
    public var weight: Weight
    public var slant: Slant
    public var size: Double
    public var color: Color
    /// Whether small letters are set as small capitals, where the font has them.
    public var isSmallCaps = false

    public init(
        family: String, weight: Weight = .regular, slant: Slant = .upright, size: Double, color: Color = .black
    ) {
        self.family = family
        self.weight = weight
        self.slant = slant
        self.size = size
        self.color = color
    }
}
