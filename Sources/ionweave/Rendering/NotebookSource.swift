import Diagnostics
import Document
import Evaluation
import Foundation

/// A notebook file with the places that belong to it.
struct NotebookSource {
    /// The path as the user gave it; messages use it.
    let name: String
    /// Absolute path of the notebook's folder.
    let folder: String
    /// The notebook's file name without its ending.
    let stem: String
    let text: String
    let project: Project
    let cache: CacheFolder

    struct Project {
        /// Absolute path; the notebook's folder when there is no `ionweave.yml` above it.
        let folder: String
        let settings: ProjectSettings?
    }

    init(path: String) throws {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw RenderFailure.unreadableNotebook(path)
        }
        guard let text = String(data: data, encoding: .utf8) else { throw RenderFailure.notUTF8(path) }
        try self.init(path: path, text: text)
    }

    /// - Parameters:
    ///   - path: where the notebook stands or would stand.
    ///   - cache: where its results are kept; nil for the project's own place.
    init(path: String, text: String, cache: CacheFolder? = nil) throws {
        name = path
        let absolute = URL(fileURLWithPath: path).standardizedFileURL.path
        folder = (absolute as NSString).deletingLastPathComponent
        stem = ((absolute as NSString).lastPathComponent as NSString).deletingPathExtension
        self.text = text
        let ownCache = CacheFolder(forNotebookIn: folder)
        self.cache = cache ?? ownCache
        let projectFolder = (ownCache.path as NSString).deletingLastPathComponent
        if let data = FileManager.default.contents(atPath: projectFolder + "/ionweave.yml") {
            project = Project(
                folder: projectFolder, settings: try ProjectSettings(yaml: String(decoding: data, as: UTF8.self)))
        } else {
            project = Project(folder: folder, settings: nil)
        }
    }

    /// The project's files as seen from the notebook's folder.
    var files: DiskFiles { DiskFiles(folder: folder, project: project.folder) }

    /// An absolute path of what the notebook names.
    func absolutePath(_ path: String) -> String {
        path.hasPrefix("/") ? path : URL(fileURLWithPath: folder + "/" + path).standardizedFileURL.path
    }

    /// The notebook's tree and what is wrong in it.
    ///
    /// - Throws: `ParameterError` for a value that the notebook has no place for.
    func parse(
        _ overrides: ParameterOverrides = ParameterOverrides(), options: ParsingOptions = ParsingOptions()
    ) throws -> (document: NotebookDocument, diagnostics: [Diagnostic]) {
        let isInProject = folder == project.folder || folder.hasPrefix(project.folder + "/")
        let depth = isInProject ? folder.dropFirst(project.folder.count).split(separator: "/").count : 0
        var (document, problems) = NotebookParser.parse(
            SourceFile(name: name, text: text), options: options,
            inclusions: Inclusions(files: DiskFiles(folder: folder), depth: depth))
        try overrides.apply(to: &document.metadata.parameters)
        return (document, problems)
    }

    /// Absolute paths of the files that a document includes.
    func includedFiles(_ document: NotebookDocument) -> [String] {
        document.includedPaths.map { URL(fileURLWithPath: folder + "/" + $0).standardizedFileURL.path }
    }

    /// Where reports go when the command line does not say.
    var reportFolder: String { project.settings?.reports.map { project.folder + "/" + $0 } ?? folder }

    /// Where figures go as files of their own; nil where the project does not want them.
    var figureFolder: String? { project.settings?.figures.map { project.folder + "/" + $0 + "/" + stem } }
}

/// Why a notebook could not be rendered, apart from mistakes in it.
enum RenderFailure: Error, CustomStringConvertible {
    case unreadableNotebook(String)
    case notUTF8(String)
    case unreadableFile(String)
    case cannotWrite(path: String, reason: String)

    var description: String {
        switch self {
        case .unreadableNotebook(let path), .unreadableFile(let path): "'\(path)' cannot be read"
        case .notUTF8(let path): "'\(path)' is not UTF-8 text"
        case .cannotWrite(let path, let reason): "'\(path)' cannot be written: \(reason)"
        }
    }
}
