import Foundation
import Glibc

/// The `.ionweave` folder: compiled blocks and the record of the last render. It is safe to delete.
public struct CacheFolder: Sendable {
    public let path: String

    /// The cache of a notebook: beside the nearest `ionweave.yml` above it, or beside the notebook itself.
    public init(forNotebookIn folder: String) {
        var project = folder
        while !FileManager.default.fileExists(atPath: project + "/ionweave.yml") {
            let parent = (project as NSString).deletingLastPathComponent
            guard parent != project, !parent.isEmpty else {
                project = folder
                break
            }
            project = parent
        }
        path = project + "/.ionweave"
    }

    /// A cache in a folder of its own.
    public init(at path: String) { self.path = path }

    var blocks: String { path + "/blocks" }
    var renders: String { path + "/renders" }
    var outputs: String { path + "/outputs" }

    /// What the paths of the values kept with a key begin with.
    func values(_ key: String) -> String { "\(path)/values/\(key.prefix(40))" }

    /// The file that keeps the output with a key.
    func output(_ key: String) -> String { "\(outputs)/\(key.prefix(40))" }

    /// What the paths of the values that a memo kept begin with.
    func memo(_ key: String) -> String { "\(path)/memos/\(key.prefix(40))" }

    /// Writes a file whole or not at all; what cannot be kept is made again, so failing is no error.
    static func put(_ bytes: [UInt8], at path: String) {
        let temporary = "\(path).\(getpid()).tmp"
        guard (try? Data(bytes).write(to: URL(fileURLWithPath: temporary))) != nil else { return }
        rename(temporary, path)
    }

    /// Makes the folders.
    func prepare() throws(EvaluationError) {
        for folder in [blocks, renders, outputs, path + "/values", path + "/memos"] {
            do {
                try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            } catch {
                throw .cacheNotWritable(path: folder, reason: error.localizedDescription)
            }
        }
    }
}
