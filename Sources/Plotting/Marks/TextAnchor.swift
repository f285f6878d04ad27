/// Where a text stands as seen from its point.
public enum TextAnchor: String, Codable, Hashable, Sendable {
    case center, above, below, left, right, aboveLeft, aboveRight, belowLeft, belowRight
}
