import Foundation
import Glibc

/// Size and times of change of a file: what tells cheaply that it is the same as before.
public struct FileStatus: Codable, Hashable, Sendable {
    /// Bytes.
    public let size: Int
    /// When the content was changed, in nanoseconds since 1970; programs can set it.
    public let modified: Int
    /// When content or status were changed, in nanoseconds since 1970; the system sets it.
    public let changed: Int
    public let isFolder: Bool

    /// The status of what a path leads to; nil when there is nothing.
    public init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        size = Int(status.st_size)
        modified = Self.nanoseconds(status.st_mtim)
        changed = Self.nanoseconds(status.st_ctim)
        isFolder = status.st_mode & S_IFMT == S_IFDIR
    }

    /// The status as the kernel writes it when a block opens the file.
    var stamp: String { "\(size) \(modified) \(changed)" }

    /// Whether a change of the file from now on must show in its status: the system's clock for files ticks every few milliseconds.
    var isSettled: Bool {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        return Self.nanoseconds(now) - changed > 50_000_000
    }

    private static func nanoseconds(_ time: timespec) -> Int { Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec) }

    /// The hash of a file's content or of a folder's listing; nil when there is neither.
    public static func contentHash(_ path: String) -> String? {
        guard let status = FileStatus(path) else { return nil }
        if status.isFolder {
            return ContentHash.of(((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted())
        }
        return FileManager.default.contents(atPath: path).map { ContentHash.of($0) }
    }
}
