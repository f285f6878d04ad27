/// A picture of a Word document: PNG, and how large it is on the page.
public struct WordPicture: Sendable {
    /// The image file.
    public var png: [UInt8]
    /// Size in points.
    public var width: Double
    /// Height on the page in points.
    public var height: Double
    /// What it shows, for those who cannot see it.
    public var alternative: String

    public init(png: [UInt8], width: Double, height: Double, alternative: String) {
        self.png = png
        self.width = width
        self.height = height
        self.alternative = alternative
    }
}
