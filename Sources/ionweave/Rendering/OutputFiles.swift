import Foundation

/// Collects what is to be written and puts it in place only when all of it is there.
struct OutputFiles {
    private(set) var files: [(path: String, bytes: [UInt8])] = []

    mutating func add(_ path: String, _ bytes: [UInt8]) { files.append((path, bytes)) }
    mutating func add(_ path: String, _ text: String) { add(path, Array(text.utf8)) }

    /// Writes every file beside its place, then renames them all: a report is never half old and half new.
    func write() throws {
        var staged: [(temporary: String, path: String)] = []
        defer { for file in staged { unlink(file.temporary) } }
        for (path, bytes) in files {
            let folder = (path as NSString).deletingLastPathComponent
            let temporary = "\(folder)/.\((path as NSString).lastPathComponent).\(getpid()).tmp"
            do {
                try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
                try Data(bytes).write(to: URL(fileURLWithPath: temporary))
            } catch {
                throw RenderFailure.cannotWrite(path: path, reason: error.localizedDescription)
            }
            staged.append((temporary, path))
        }
        for file in staged {
            guard rename(file.temporary, file.path) == 0 else {
                throw RenderFailure.cannotWrite(path: file.path, reason: String(cString: strerror(errno)))
            }
        }
    }
}
