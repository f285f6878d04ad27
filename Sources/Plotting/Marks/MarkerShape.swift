/// The shape of a data point's marker.
public enum MarkerShape: String, Codable, Hashable, Sendable, CaseIterable {
    case circle, square, diamond, triangle, invertedTriangle, plus, cross
}
