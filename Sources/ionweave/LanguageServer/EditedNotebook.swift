import Diagnostics
import Document
import Foundation

/// A notebook that is open in an editor.
struct EditedNotebook {
    let path: String
    let file: SourceFile
    let document: NotebookDocument
    let index: DocumentIndex
    let diagnostics: [Diagnostic]
    /// Keys of the works that the notebook's bibliography holds.
    let citations: [String]

    init(path: String, text: String) {
        self.path = path
        file = SourceFile(name: path, text: text)
        let folder = (path as NSString).deletingLastPathComponent
        let depth = Self.depth(of: folder)
        let files = DiskFiles(folder: folder)
        let parsed = NotebookParser.parse(file, inclusions: Inclusions(files: files, depth: depth))
        document = parsed.document
        index = DocumentIndex(parsed.document)
        let sources = BibliographyReader.read(for: parsed.document, files: files)
        citations = sources.bibliography.entries.keys.sorted()
        let resolved = ResolvedFormats(
            parsed.document, outputs: [], expressions: [], bibliography: sources.bibliography)
        diagnostics = parsed.diagnostics + sources.diagnostics + resolved.diagnostics
    }

    /// How many folders a folder lies below that of `ionweave.yml`.
    private static func depth(of folder: String) -> Int {
        var depth = 0
        var parent = folder
        while parent.count > 1 {
            if FileManager.default.fileExists(atPath: parent + "/ionweave.yml") { return depth }
            parent = (parent as NSString).deletingLastPathComponent
            depth += 1
        }
        return 0
    }

    // MARK: Places

    /// The protocol counts lines from 0 and columns in UTF-16 units.
    func offset(line: Int, character: Int) -> Int {
        let range = file.range(ofLine: line + 1)
        let text = String(decoding: file.bytes[range], as: UTF8.self)
        let units = text.utf16
        let index =
            units.index(units.startIndex, offsetBy: max(0, character), limitedBy: units.endIndex) ?? units.endIndex
        return range.lowerBound + text[..<index].utf8.count
    }

    static func range(_ span: SourceSpan) -> [String: Any] {
        ["start": position(span.file, span.range.lowerBound), "end": position(span.file, span.range.upperBound)]
    }

    static func position(_ file: SourceFile, _ offset: Int) -> [String: Any] {
        let line = file.position(at: offset).line
        let start = file.range(ofLine: line).lowerBound
        let text = String(decoding: file.bytes[start..<max(start, min(offset, file.bytes.count))], as: UTF8.self)
        return ["line": line - 1, "character": text.utf16.count]
    }
}
