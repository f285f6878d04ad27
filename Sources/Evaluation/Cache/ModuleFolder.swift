import Foundation
import Glibc

/// The folder of one compiled module: its library, its interface, and the hash of the interface.
///
/// It is filled under another name and renamed when all is there: where it lies, it is whole.
struct ModuleFolder {
    let path: String
    private let blocks: String

    init(_ cache: CacheFolder, key: String) {
        blocks = cache.blocks
        path = "\(blocks)/\(key.prefix(40))"
    }

    var library: String { path + "/block.so" }

    /// Hash of the module's interface; nil when the module is not there.
    var interfaceHash: String? {
        FileManager.default.contents(atPath: path + "/interface").map { String(decoding: $0, as: UTF8.self) }
    }

    /// Where the module is made; it carries the process's number, so that two renders at once do not meet.
    var workshop: String { "\(path).\(getpid()).tmp" }

    func makeWorkshop() throws(EvaluationError) {
        removeWorkshop()
        guard mkdir(workshop, 0o777) == 0 else {
            throw .cacheNotWritable(path: workshop, reason: String(cString: strerror(errno)))
        }
    }

    func removeWorkshop() { try? FileManager.default.removeItem(atPath: workshop) }

    /// Puts the module in its place and returns the hash of its interface.
    func keep(interface name: String, leftovers: [String]) throws(EvaluationError) -> String {
        let interface = FileManager.default.contents(atPath: "\(workshop)/\(name).swiftmodule")
        let hash = interface.map { ContentHash.of($0) } ?? ""
        for leftover in leftovers { unlink("\(workshop)/\(leftover)") }
        do {
            try hash.write(toFile: workshop + "/interface", atomically: false, encoding: .utf8)
        } catch {
            throw .cacheNotWritable(path: workshop, reason: error.localizedDescription)
        }
        // Another render may have been faster; what it made is the same.
        if rename(workshop, path) != 0 {
            guard errno == EEXIST || errno == ENOTEMPTY else {
                throw .cacheNotWritable(path: path, reason: String(cString: strerror(errno)))
            }
            removeWorkshop()
        }
        return hash
    }
}
