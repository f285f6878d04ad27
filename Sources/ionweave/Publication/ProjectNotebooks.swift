import Diagnostics
import Document
import Evaluation
import Foundation

/// The notebooks of a project in the order in which its site shows them.
struct ProjectNotebooks {
    /// Absolute path of the project's folder.
    let folder: String
    /// The project's title, or its folder's name.
    let title: [Inline]
    /// Absolute path of the site where the command line names none.
    let site: String
    /// Absolute paths.
    let paths: [String]

    /// Names that the site has files of its own under.
    private static let reserved: Set<String> = ["index", "search", "all-notebooks"]

    /// - Parameter start: a folder in the project: `ionweave.yml` is looked for there and above.
    /// - Throws: `ProjectSettingsError`, or `PublicationFailure` where there is nothing to publish.
    init(startingAt start: String) throws {
        let absolute = URL(fileURLWithPath: start).standardizedFileURL.path
        let folder = (CacheFolder(forNotebookIn: absolute).path as NSString).deletingLastPathComponent
        let settings = try FileManager.default.contents(atPath: folder + "/ionweave.yml").map {
            try ProjectSettings(yaml: String(decoding: $0, as: UTF8.self))
        }
        self.folder = folder
        let span = SourceFile(name: "ionweave.yml", text: "").span(0..<0)
        let name = settings?.title ?? (folder as NSString).lastPathComponent
        title = FragmentParser.inlines(of: name, standingAt: span)
        site = "\(folder)/\(settings?.site ?? "site")"
        paths = try settings?.notebooks.map { try Self.named($0, in: folder) } ?? Self.found(in: folder)
        guard !paths.isEmpty else { throw PublicationFailure.noNotebooks(folder: start) }
        try Self.checkNames(paths)
    }

    private static func named(_ names: [String], in folder: String) throws -> [String] {
        try names.map { name in
            let path = URL(fileURLWithPath: "\(folder)/\(name)").standardizedFileURL.path
            guard FileManager.default.fileExists(atPath: path) else { throw PublicationFailure.missingNotebook(name) }
            return path
        }
    }

    /// All of `notebooks/`; without it the folder's own files that begin with front matter, as a README does not.
    private static func found(in folder: String) throws -> [String] {
        let notebooks = markdown(in: folder + "/notebooks")
        guard notebooks.isEmpty else { return notebooks }
        return markdown(in: folder).filter { path in
            FileManager.default.contents(atPath: path)?.starts(with: Array("---\n".utf8)) == true
        }
    }

    private static func markdown(in folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(".md") }.sorted()
            .map { "\(folder)/\($0)" }
    }

    /// Pages must differ also where upper and lower case do not.
    private static func checkNames(_ paths: [String]) throws {
        var known: [String: String] = [:]
        for path in paths {
            let name = ((path as NSString).lastPathComponent as NSString).deletingPathExtension.lowercased()
            if reserved.contains(name) { throw PublicationFailure.reservedName(relative(path)) }
            if let first = known[name] { throw PublicationFailure.sameName(relative(first), relative(path)) }
            known[name] = path
        }
    }

    /// A path as seen from where the tool was started, when it lies below.
    static func relative(_ path: String) -> String {
        let here = FileManager.default.currentDirectoryPath + "/"
        return path.hasPrefix(here) ? String(path.dropFirst(here.count)) : path
    }
}
