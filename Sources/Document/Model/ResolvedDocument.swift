/// A document whose outputs, numbers and references are in place: what typesetting and HTML export read.
///
/// It holds no `.cell`, `.reference` or `.expression`.
public struct ResolvedDocument: Sendable {
    public var metadata: Metadata
    public var blocks: [Block]

    public init(metadata: Metadata, blocks: [Block]) {
        self.metadata = metadata
        self.blocks = blocks
    }
}
