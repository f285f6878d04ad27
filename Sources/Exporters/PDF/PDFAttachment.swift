/// A file that goes inside a PDF: the data behind a figure, the notebook, where the report comes from.
public struct PDFAttachment: Hashable, Sendable {
    /// How the file stands to the report, by the names of ISO 32000-2, table 43.
    public enum Relationship: String, Sendable {
        case source = "Source"
        case data = "Data"
        case supplement = "Supplement"
    }

    public var name: String
    /// For example `text/csv`.
    public var mediaType: String
    public var description: String
    public var relationship: Relationship
    public var bytes: [UInt8]

    public init(
        name: String, mediaType: String, description: String, relationship: Relationship, bytes: [UInt8]
    ) {
        self.name = name
        self.mediaType = mediaType
        self.description = description
        self.relationship = relationship
        self.bytes = bytes
    }
}
