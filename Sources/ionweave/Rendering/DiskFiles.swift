import Diagnostics
import Foundation

/// The files of a notebook's folder on disk.
struct DiskFiles: ProjectFiles {
    let folder: String

    func path(_ name: String) -> String { name.hasPrefix("/") ? name : folder + "/" + name }

    func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: self.path(path)) }

    func contents(of path: String) throws(ProjectFileError) -> [UInt8] {
        guard exists(path) else { throw .notFound(path: path) }
        guard let data = FileManager.default.contents(atPath: self.path(path)) else {
            throw .unreadable(path: path, reason: "permission or input error")
        }
        return [UInt8](data)
    }
}
