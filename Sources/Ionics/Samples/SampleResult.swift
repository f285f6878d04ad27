/// What became of one row of a manifest.
public struct SampleResult: Hashable, Codable, Sendable {
    public let row: SampleRow
    /// In K; that of the manifest, or else of the file.
    public let temperature: Double?
    public let values: [SampleValue]
    public let warnings: [SampleWarning]
    /// Points that were analysed.
    public let pointCount: Int
    /// Why there are no values: the message of the error; nil when there are.
    public let failure: String?

    /// The value of a name; nil when the row has none.
    public func value(_ name: String) -> SampleValue? { values.first { $0.name == name } }
}
