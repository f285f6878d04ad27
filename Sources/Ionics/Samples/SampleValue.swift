public import Quantities

/// A named result of one sample.
public struct SampleValue: Hashable, Codable, Sendable {
    public let name: String
    /// As it is printed, for example S/cm; values in S/cm are checked for what a solid can have.
    public let unit: String
    /// A value that is not finite stands for one that is not determined, and is written as an empty cell; so is such an uncertainty.
    public let value: Uncertain
    /// What is to be said about the value in the table's remarks; may be empty.
    public let remark: String

    public init(_ name: String, unit: String, _ value: Uncertain, remark: String = "") {
        self.name = name
        self.unit = unit
        self.value = value
        self.remark = remark
    }
}
