public import Diagnostics

/// A notebook as parsed: metadata and blocks, before any block of code has run.
public struct NotebookDocument: Sendable {
    public var file: SourceFile
    public var metadata: Metadata
    public var blocks: [Block]

    public init(file: SourceFile, metadata: Metadata, blocks: [Block]) {
        self.file = file
        self.metadata = metadata
        self.blocks = blocks
    }
}
