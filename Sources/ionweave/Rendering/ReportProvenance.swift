import Evaluation
import Foundation

/// What a report was made from: enough to tell later whether the same files, compiler and library are at hand.
///
/// It holds no time and no path of the machine outside the project, so that the same inputs give the same bytes.
struct ReportProvenance: Codable {
    struct File: Codable, Hashable {
        /// Relative to the project's folder; a file outside has only its name.
        var path: String
        var sha256: String
    }

    var tool = "IonWeave " + IonWeave.version
    var compiler: String
    var librarySHA256: String
    var notebook: File
    /// The notebook's parameters as they were when it ran.
    var parameters: [String: ReportedParameter]
    /// Files that the notebook used, by their paths.
    var inputs: [File]

    init(_ results: NotebookResults, notebook: NotebookSource, origin: BuildOrigin) {
        compiler = origin.compiler
        librarySHA256 = origin.librarySHA256
        parameters = Dictionary(
            results.document.metadata.parameters.map { ($0.name, ReportedParameter($0.value)) },
            uniquingKeysWith: { $1 })
        let root = notebook.project.folder + "/"
        func name(_ path: String) -> String {
            path.hasPrefix(root) ? String(path.dropFirst(root.count)) : (path as NSString).lastPathComponent
        }
        self.notebook = File(
            path: name("\(notebook.folder)/\(notebook.stem).md"), sha256: ContentHash.of(notebook.text.utf8))
        let files = results.inputs.compactMap { use -> File? in
            guard case .file(let path) = use.input, FileStatus(path)?.isFolder == false else { return nil }
            return use.hash.map { File(path: name(path), sha256: $0) }
        }
        inputs = Set(files).sorted { ($0.path, $0.sha256) < ($1.path, $1.sha256) }
    }

    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }
}
