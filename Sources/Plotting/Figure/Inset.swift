/// A small panel inside another.
public struct Inset: Codable, Hashable, Sendable {
    public var panel: Panel
    /// The plot area of the inset in parts of the panel's: left and bottom edge, width and height.
    public var left: Double
    public var bottom: Double
    public var width: Double
    public var height: Double
    /// Whether the inset shows a part of the panel enlarged, framed there and joined by lines.
    public var isZoom: Bool

    public init(panel: Panel, left: Double, bottom: Double, width: Double, height: Double, isZoom: Bool = false) {
        self.panel = panel
        self.left = left
        self.bottom = bottom
        self.width = width
        self.height = height
        self.isZoom = isZoom
    }
}
