import Evaluation
import Foundation

/// The files of a site: written where they changed, and removed when what they showed is gone.
struct SiteFiles {
    /// Absolute path.
    let folder: String
    /// By their paths in the folder.
    private(set) var files: [String: [UInt8]] = [:]

    struct Change {
        var written = 0
        var removed = 0
    }

    /// What publish wrote into the folder: hashes by path. Nothing else is ever removed.
    private static let manifestName = ".ionweave-site.json"

    init(folder: String) { self.folder = folder }

    mutating func add(_ name: String, _ bytes: [UInt8]) { files[name] = bytes }
    mutating func add(_ name: String, _ text: String) { add(name, Array(text.utf8)) }

    /// Puts the site in place.
    ///
    /// - Parameter force: whether files are overwritten that publish did not write.
    /// - Throws: `PublicationFailure.foreignFiles`; `RenderFailure.cannotWrite`.
    func write(force: Bool) throws -> Change {
        let old = manifest
        var outputs = OutputFiles()
        var foreign: [String] = []
        for (name, bytes) in files.sorted(by: { $0.key < $1.key }) {
            let path = "\(folder)/\(name)"
            let present = FileManager.default.contents(atPath: path)
            if let present, present.elementsEqual(bytes) { continue }
            if present != nil, old[name] == nil { foreign.append(name) }
            outputs.add(path, bytes)
        }
        guard foreign.isEmpty || force else {
            throw PublicationFailure.foreignFiles(foreign, folder: ProjectNotebooks.relative(folder))
        }
        let new = files.mapValues { ContentHash.of($0) }
        let gone = old.keys.filter { new[$0] == nil }.sorted()
        // As long as something is left to remove it stays in the list, also when the tool is stopped here.
        if !outputs.files.isEmpty || !gone.isEmpty { try write(old.merging(new) { $1 }) }
        try outputs.write()
        var change = Change(written: outputs.files.count)
        for name in gone where remove(name, hash: old[name]) { change.removed += 1 }
        if new != manifest { try write(new) }
        return change
    }

    /// Removes a file that is as it was written.
    private func remove(_ name: String, hash: String?) -> Bool {
        let path = "\(folder)/\(name)"
        guard let bytes = FileManager.default.contents(atPath: path), ContentHash.of(bytes) == hash else {
            return false
        }
        guard unlink(path) == 0 else { return false }
        // An empty folder goes too; one with other files in it stays.
        if name.contains("/") { rmdir((path as NSString).deletingLastPathComponent) }
        return true
    }

    /// Paths that lead out of the folder are none of ours, whoever wrote them there.
    private var manifest: [String: String] {
        let data = FileManager.default.contents(atPath: "\(folder)/\(Self.manifestName)")
        let all = data.flatMap { try? JSONDecoder().decode([String: String].self, from: $0) } ?? [:]
        return all.filter { !$0.key.hasPrefix("/") && !$0.key.split(separator: "/").contains("..") }
    }

    private func write(_ manifest: [String: String]) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        var outputs = OutputFiles()
        outputs.add("\(folder)/\(Self.manifestName)", Array(try encoder.encode(manifest)) + [0x0A])
        try outputs.write()
    }
}
