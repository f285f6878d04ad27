/// Files that exist only in memory, for tests.
public struct MemoryFiles: ProjectFiles {
    private var files: [String: [UInt8]]

    public init(_ files: [String: String] = [:]) { self.files = files.mapValues { Array($0.utf8) } }

    public init(bytes: [String: [UInt8]]) { files = bytes }

    public func contents(of path: String) throws(ProjectFileError) -> [UInt8] {
        guard let bytes = files[path] else { throw .notFound(path: path) }
        return bytes
    }

    public func exists(_ path: String) -> Bool { files[path] != nil }
}
