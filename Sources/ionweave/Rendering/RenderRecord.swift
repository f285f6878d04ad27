import Evaluation
import Foundation

/// What a finished render was made from and what it wrote: when all of it is as it was, there is nothing to do.
struct RenderRecord: Codable {
    /// A file as it was; a folder counts by the names in it.
    struct Entry: Codable {
        var path: String
        var stamp: FileStatus?
        var hash: String?
    }

    /// Notebook text, tool, library, compiler and options.
    var key: String
    var inputs: [Entry]
    var outputs: [Entry]
    var pageCount: Int

    static func path(_ notebook: NotebookSource, outputFolder: String) -> String {
        let name = ContentHash.of([notebook.folder, notebook.stem, outputFolder]).prefix(20)
        return "\(notebook.cache.path)/renders/\(name).json"
    }

    static func read(_ path: String) -> RenderRecord? {
        FileManager.default.contents(atPath: path).flatMap { try? JSONDecoder().decode(RenderRecord.self, from: $0) }
    }

    func write(to path: String) {
        // Without a record the next render only does more than it must.
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        try? encoder.encode(self).write(to: URL(fileURLWithPath: path), options: .atomic)
    }

    static func entry(_ path: String) -> Entry {
        Entry(path: path, stamp: FileStatus(path), hash: FileStatus.contentHash(path))
    }

    /// Whether a render with this key would read and write the same again.
    func isCurrent(key: String) -> Bool {
        self.key == key && inputs.allSatisfy(Self.isUnchanged)
            && outputs.allSatisfy { $0.stamp == FileStatus($0.path) && $0.stamp != nil }
    }

    private static func isUnchanged(_ entry: Entry) -> Bool {
        let now = FileStatus(entry.path)
        if now == entry.stamp, now?.isFolder != true { return true }
        return FileStatus.contentHash(entry.path) == entry.hash
    }
}
