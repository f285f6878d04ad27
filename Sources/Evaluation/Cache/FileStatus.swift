import Glibc

/// Size and time of change of a file: what tells cheaply that it is the same as before.
struct FileStatus: Hashable {
    let size: Int
    /// Nanoseconds since 1970.
    let modified: Int
    let isFolder: Bool

    /// Nil when there is no such file.
    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        size = Int(status.st_size)
        modified = Int(status.st_mtim.tv_sec) * 1_000_000_000 + Int(status.st_mtim.tv_nsec)
        isFolder = status.st_mode & S_IFMT == S_IFDIR
    }
}
