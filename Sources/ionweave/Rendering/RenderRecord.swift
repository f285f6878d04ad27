import Evaluation
import Foundation

/// What a finished render was made from and what it wrote: when all of it is as it was, there is nothing to do.
struct RenderRecord: Codable {
    /// A file that was written.
    struct Output: Codable {
        var path: String
        var stamp: FileStatus?

        init(_ path: String) {
            self.path = path
            stamp = FileStatus(path)
        }

        var isUnchanged: Bool { stamp != nil && stamp == FileStatus(path) }
    }

    /// Notebook text, tool, library, compiler and options.
    var key: String
    var inputs: [InputUse]
    var outputs: [Output]
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

    /// Whether a render with this key would read and write the same again.
    func isCurrent(key: String) -> Bool {
        self.key == key && inputs.allSatisfy(\.isCurrent) && outputs.allSatisfy(\.isUnchanged)
    }
}
