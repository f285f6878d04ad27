/// Which sides of the plot area have lines, ticks and labels.
public enum FrameStyle: String, Codable, Hashable, Sendable {
    /// All four, as physics plots have.
    case box
    /// Only the bottom.
    case bottom
    /// None: networks, maps, surfaces.
    case none
}
