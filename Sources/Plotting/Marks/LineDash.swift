/// How a line is broken along its length.
public enum LineDash: String, Codable, Hashable, Sendable {
    case solid, dashed, dotted, dashDotted

    /// Dash and gap lengths in units of the line width.
    var pattern: [Double] {
        switch self {
        case .solid: []
        case .dashed: [3.6, 2]
        case .dotted: [1, 1.8]
        case .dashDotted: [4.6, 1.8, 1, 1.8]
        }
    }
}
