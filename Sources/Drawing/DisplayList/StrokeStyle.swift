/// How a path is drawn along its length; widths and dashes in points.
public struct StrokeStyle: Hashable, Codable, Sendable {
    public enum Cap: String, Codable, Sendable { case butt, round, square }
    public enum Join: String, Codable, Sendable { case miter, round, bevel }

    public var color: Color
    public var width: Double
    public var dash: [Double]
    public var cap: Cap
    public var join: Join

    public init(color: Color, width: Double, dash: [Double] = [], cap: Cap = .butt, join: Join = .miter) {
        self.color = color
        self.width = width
        self.dash = dash
        self.cap = cap
        self.join = join
    }
}
