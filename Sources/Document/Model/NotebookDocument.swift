public import Diagnostics

/// A notebook as parsed: metadata and blocks, before any block of code has run.
public struct NotebookDocument: Sendable {
    public var file: SourceFile
    public var metadata: Metadata
    public var blocks: [Block]
    /// Paths, from the notebook's folder, of the files that it includes.
    public var includedPaths: [String]

    /// Whether parts of it show in some formats only.
    public var hasConditions: Bool {
        var found = false
        _ = blocks.replacing { block in
            if case .division(let division) = block.kind, division.condition != nil { found = true }
            return nil
        }
        return found
    }

    public init(file: SourceFile, metadata: Metadata, blocks: [Block], includedPaths: [String] = []) {
        self.includedPaths = includedPaths
        self.file = file
        self.metadata = metadata
        self.blocks = blocks
    }
}
