/// Which points of a file become points of the spectrum.
///
/// Points with a value that is missing or not finite, with a frequency that is not positive, and with an impedance of exactly zero, as instruments
/// write it for direct current and overflow, are left out always, and counted.
public struct PointRule: Hashable, Codable, Sendable {
    public enum Repeated: String, Hashable, Codable, Sendable {
        case keepAll
        case keepFirst
        case keepLast
    }

    /// Whether points with Z″ > 0 are left out.
    public var excludesInductive: Bool
    /// What happens to points of one sweep at the same frequency.
    public var repeated: Repeated

    public init(excludesInductive: Bool = false, repeated: Repeated = .keepAll) {
        self.excludesInductive = excludesInductive
        self.repeated = repeated
    }

    /// Keeps inductive points and repeated frequencies.
    public static let standard = PointRule()
}
