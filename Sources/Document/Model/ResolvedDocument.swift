/// A document whose outputs, numbers and references are in place: what typesetting and HTML export read.
///
/// It holds no `.cell`, `.reference` or `.expression`, and footnotes only at their marks.
public struct ResolvedDocument: Sendable {
    public var metadata: Metadata
    public var blocks: [Block]
    /// The footnotes in the order of their numbers.
    public var notes: [Note]
    /// What references lead to, by identifiers.
    var targets: [String: ReferenceTarget] = [:]

    public init(metadata: Metadata, blocks: [Block], notes: [Note] = []) {
        self.metadata = metadata
        self.blocks = blocks
        self.notes = notes
    }
}
