/// The files of a project as the document stage sees them: on disk in the tool, in memory in tests.
public protocol ProjectFiles: Sendable {
    /// The bytes of a file; the path is relative to the notebook's folder or absolute.
    func contents(of path: String) throws(ProjectFileError) -> [UInt8]
    func exists(_ path: String) -> Bool
}

/// Why a file of the project could not be read.
public enum ProjectFileError: Error, Equatable, CustomStringConvertible {
    case notFound(path: String)
    case unreadable(path: String, reason: String)
    case outsideProject(path: String)

    public var description: String {
        switch self {
        case .notFound(let path): "there is no file '\(path)'"
        case .unreadable(let path, let reason): "'\(path)' cannot be read: \(reason)"
        case .outsideProject(let path): "'\(path)' lies outside the project"
        }
    }
}
