public import Quantities

/// A named result of one sample.
public struct SampleValue: Hashable, Codable, Sendable {
    public let name: String
    /// As it is printed, for example S/cm; values in S/cm are checked for what a solid can have.
    public let unit: String
    public let value: Uncertain

    public init(_ name: String, unit: String, _ value: Uncertain) {
        self.name = name
        self.unit = unit
        self.value = value
    }
}
