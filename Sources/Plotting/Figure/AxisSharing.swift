/// Which axes the panels of a figure have in common.
public enum AxisSharing: String, Codable, Hashable, Sendable {
    case none
    /// One range of x for panels above each other; only the lowest shows its labels.
    case x
    /// One range of y for panels beside each other; only the leftmost shows its labels.
    case y
    case both

    var includesX: Bool { self == .x || self == .both }
    var includesY: Bool { self == .y || self == .both }
}
