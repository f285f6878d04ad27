import Evaluation
import Foundation

/// Size and time of change of a file.
struct FileStamp: Codable, Equatable {
    var size: Int
    /// Nanoseconds since 1970.
    var modified: Int
    var isFolder: Bool

    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        size = Int(status.st_size)
        modified = Int(status.st_mtim.tv_sec) * 1_000_000_000 + Int(status.st_mtim.tv_nsec)
        isFolder = status.st_mode & S_IFMT == S_IFDIR
    }

    /// The hash of a file's content or of a folder's listing; nil when there is neither.
    static func hash(_ path: String) -> String? {
        guard let stamp = FileStamp(path) else { return nil }
        if stamp.isFolder {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
            return ContentHash.of(names.sorted())
        }
        return FileManager.default.contents(atPath: path).map { ContentHash.of($0) }
    }
}
