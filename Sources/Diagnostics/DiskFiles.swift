import Glibc

/// The files of a project on disk, below the notebook's folder.
public struct DiskFiles: ProjectFiles {
    /// The notebook's folder; relative paths start here.
    public let folder: String
    /// Absolute path of the folder that no file may lie outside of; nil where any file may be read.
    public let project: String?

    public init(folder: String, project: String? = nil) {
        self.folder = folder.isEmpty ? "." : folder
        self.project = project
    }

    public func contents(of path: String) throws(ProjectFileError) -> [UInt8] {
        if let project, !Self.contains(project, Self.normalized(location(of: path))) {
            throw .outsideProject(path: path)
        }
        let descriptor = open(location(of: path), O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path, errno) }
        defer { _ = close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count > 0 {
                bytes += buffer[..<count]
            } else if count == 0 {
                return bytes
            } else if errno != EINTR {
                throw failure(path, errno)
            }
        }
    }

    public func exists(_ path: String) -> Bool { access(location(of: path), F_OK) == 0 }

    private func location(of path: String) -> String { path.hasPrefix("/") ? path : "\(folder)/\(path)" }

    /// The path without `.`, `..` and double slashes.
    private static func normalized(_ path: String) -> [Substring] {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return parts
    }

    private static func contains(_ project: String, _ parts: [Substring]) -> Bool {
        parts.starts(with: normalized(project))
    }

    private func failure(_ path: String, _ code: Int32) -> ProjectFileError {
        code == ENOENT || code == ENOTDIR
            ? .notFound(path: path) : .unreadable(path: path, reason: String(cString: strerror(code)))
    }
}
