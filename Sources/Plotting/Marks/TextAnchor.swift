/// Where a text stands as seen from its point.
public enum TextAnchor: String, Codable, Hashable, Sendable {
    case center, above, below, left, right, aboveLeft, aboveRight, belowLeft, belowRight

    /// Whether lines of a text have their middles above each other.
    var isCentered: Bool { self == .center || self == .above || self == .below }
}
