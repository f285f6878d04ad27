import Foundation
import Glibc

/// Size and time of change of a file: what tells cheaply that it is the same as before.
public struct FileStatus: Codable, Hashable, Sendable {
    /// Bytes.
    public let size: Int
    /// Nanoseconds since 1970.
    public let modified: Int
    public let isFolder: Bool

    /// The status of what a path leads to; nil when there is nothing.
    public init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        size = Int(status.st_size)
        modified = Int(status.st_mtim.tv_sec) * 1_000_000_000 + Int(status.st_mtim.tv_nsec)
        isFolder = status.st_mode & S_IFMT == S_IFDIR
    }

    /// The hash of a file's content or of a folder's listing; nil when there is neither.
    public static func contentHash(_ path: String) -> String? {
        guard let status = FileStatus(path) else { return nil }
        if status.isFolder {
            return ContentHash.of(((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted())
        }
        return FileManager.default.contents(atPath: path).map { ContentHash.of($0) }
    }
}
