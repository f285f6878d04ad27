import Diagnostics
import Document
import Evaluation

/// Data files that the front matter names with hashes, compared with what is there.
struct PinnedData {
    private(set) var diagnostics: [Diagnostic] = []
    /// The files, of which the report depends whether a block reads them or not.
    private(set) var uses: [InputUse] = []

    init(_ document: NotebookDocument, in notebook: NotebookSource) {
        for file in document.metadata.pinnedData {
            let path = notebook.absolutePath(file.path)
            // What the file held is noted before it is read.
            uses.append(InputUse(.file(path)))
            if let problem = Self.problem(file, at: path) { diagnostics.append(problem) }
        }
    }

    private static func problem(_ file: Metadata.PinnedFile, at path: String) -> Diagnostic? {
        guard let status = FileStatus(path), !status.isFolder, let hash = FileStatus.contentHash(path) else {
            return .error(
                "missing-data", "there is no file '\(file.path)'", at: file.span,
                hint: "the path starts at the notebook's folder")
        }
        guard let pinned = file.hash else {
            return .error(
                "unpinned-data", "'\(file.path)' has no hash that it could be told by", at: file.span,
                hint: "write {path: \(file.path), sha256: \(hash)}")
        }
        guard !hash.hasPrefix(pinned) else { return nil }
        return .error(
            "changed-data", "'\(file.path)' is not the file that was meant: its SHA-256 begins with \(hash.prefix(8))",
            at: file.span, hint: "bring the old file back, or write sha256: \(hash) if the change is meant")
    }
}
