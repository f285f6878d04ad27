/// Makes a notebook of a Jupyter notebook (nbformat 3 and 4).
///
/// Cells of Swift run; code of other languages is shown. Outputs are left out: they are made again by running.
public struct JupyterImport {
    /// An image of a Markdown cell that Jupyter keeps inside the notebook.
    public struct Attachment: Sendable {
        /// Path from the notebook's folder.
        public var path: String
        /// The file's bytes in base 64.
        public var base64: String
    }

    public struct Result: Sendable {
        public var text: String
        public var attachments: [Attachment] = []
        /// Languages of cells that do not run here, each once.
        public var foreignLanguages: [String] = []
    }

    private let folder: String
    private let language: String
    private var result = Result(text: "")
    private var frontMatter: String?
    private var pieces: [String] = []
    private var usedPaths: Set<String> = []

    /// - Parameters:
    ///   - bytes: The `.ipynb` file.
    ///   - attachmentFolder: Where images go that the notebook holds, from the new notebook's folder.
    /// - Throws: `ConversionError` when the file is not a Jupyter notebook.
    public static func convert(_ bytes: [UInt8], attachmentFolder: String) throws(ConversionError) -> Result {
        let root: JSONNode
        do { root = try JSONReader.read(bytes) } catch { throw .invalidJSON(error.message, offset: error.offset) }
        guard let cells = root["cells"]?.elements ?? root["worksheets"]?.elements?.first?["cells"]?.elements else {
            throw .notANotebook
        }
        let metadata = root["metadata"]
        let language =
            metadata?["kernelspec"]?["language"]?.text ?? metadata?["language_info"]?["name"]?.text ?? "python"
        var conversion = JupyterImport(folder: attachmentFolder, language: language.lowercased())
        for (index, cell) in cells.enumerated() { conversion.add(cell, isFirst: index == 0) }
        conversion.finish(metadata)
        return conversion.result
    }

    private init(folder: String, language: String) {
        self.folder = folder
        self.language = language
    }

    /// The text of a member that is one string or a list of lines.
    private static func text(_ node: JSONNode?) -> String {
        let text = node?.text ?? node?.elements?.compactMap(\.text).joined() ?? ""
        return text.replacing("\r\n", with: "\n")
    }

    private mutating func add(_ cell: JSONNode, isFirst: Bool) {
        var source = Self.text(cell["source"] ?? cell["input"])
        while source.hasSuffix("\n") { source.removeLast() }
        guard !source.trimmingWhitespace.isEmpty else { return }
        switch cell["cell_type"]?.text {
        case "markdown": pieces.append(markdown(source, cell))
        case "heading":
            let level = cell["level"]?.text.flatMap { Int($0) } ?? 1
            pieces.append(String(repeating: "#", count: min(max(level, 1), 6)) + " " + source)
        case "raw":
            // Quarto and our own export keep front matter in a raw cell.
            if isFirst, source.hasPrefix("---\n"), source.hasSuffix("\n---") {
                frontMatter = source
            } else {
                raw(source, cell)
            }
        default: code(source, cell)
        }
    }

    private mutating func raw(_ source: String, _ cell: JSONNode) {
        let format = (cell["metadata"]?["raw_mimetype"]?.text ?? cell["metadata"]?["format"]?.text ?? "").lowercased()
        switch format {
        case "text/markdown": pieces.append(source)
        case "text/latex": pieces.append(Self.fenced(source, info: "latex"))
        case "text/html": pieces.append(Self.fenced(source, info: "html"))
        default: pieces.append(Self.fenced(source, info: ""))
        }
    }

    private mutating func code(_ source: String, _ cell: JSONNode) {
        var source = source
        var language = cell["language"]?.text?.lowercased() ?? self.language
        if language.hasPrefix("ipython") { language = "python" }
        // A cell magic names another language: %%bash.
        if source.hasPrefix("%%"), let first = source.split(separator: "\n", maxSplits: 1).first {
            let word = first.dropFirst(2).prefix { $0.isLetter }.lowercased()
            let shells: [String: String] = [
                "bash": "bash", "sh": "sh", "javascript": "javascript", "js": "javascript", "r": "r", "perl": "perl",
                "ruby": "ruby", "html": "html", "latex": "latex", "writefile": "text",
            ]
            if let name = shells[word] {
                language = name
                source = String(source.dropFirst(first.count).drop { $0 == "\n" })
            }
        }
        guard language == "swift" else {
            if !result.foreignLanguages.contains(language) { result.foreignLanguages.append(language) }
            pieces.append(Self.fenced(source, info: language))
            return
        }
        pieces.append(Self.fenced(source, info: cell["metadata"]?["ionweave"]?["info"]?.text ?? "{swift}"))
    }

    /// Code between fences longer than any in it.
    private static func fenced(_ source: String, info: String) -> String {
        var longest = 2
        for run in source.split(whereSeparator: { $0 != "`" }) { longest = max(longest, run.count) }
        let fence = String(repeating: "`", count: longest + 1)
        return "\(fence)\(info)\n\(source)\n\(fence)"
    }

    // MARK: Markdown

    private mutating func markdown(_ source: String, _ cell: JSONNode) -> String {
        var text = source
        for (name, data) in cell["attachments"]?.members ?? [] {
            guard let content = data.members?.first(where: { $0.name.hasPrefix("image/") }) else { continue }
            let path = unusedPath(name)
            let base64 = Self.text(content.value).filter { !$0.isWhitespace }
            result.attachments.append(Attachment(path: path, base64: base64))
            text = text.replacing("(attachment:\(name))", with: "(\(path))")
            text = text.replacing("(attachment:\(name.replacing(" ", with: "%20")))", with: "(\(path))")
        }
        // An @ cites here; in Jupyter it is only a sign, unless a notebook of ours comes back.
        return frontMatter == nil ? AtSigns.escaped(text) : text
    }

    private mutating func unusedPath(_ name: String) -> String {
        let safe = String(name.map { $0.isLetter || $0.isNumber || "._-".contains($0) ? $0 : "-" }.drop { $0 == "." })
        var path = "\(folder)/\(safe.isEmpty ? "image" : safe)"
        var count = 1
        while !usedPaths.insert(path).inserted {
            count += 1
            path = "\(folder)/\(count)-\(safe)"
        }
        return path
    }

    private mutating func finish(_ metadata: JSONNode?) {
        var text = pieces.joined(separator: "\n\n") + "\n"
        if let frontMatter {
            text = frontMatter + "\n\n" + text
        } else {
            var lines: [String] = []
            if let title = metadata?["title"]?.text, !title.isEmpty { lines.append("title: \(Self.quoted(title))") }
            let authors = metadata?["authors"]?.elements?.compactMap { $0["name"]?.text } ?? []
            if !authors.isEmpty { lines.append("author: [\(authors.map(Self.quoted).joined(separator: ", "))]") }
            if !lines.isEmpty {
                text = "---\n" + lines.joined(separator: "\n") + "\n---\n\n" + text
            } else if text.hasPrefix("---") {
                // A rule at the start is not the start of front matter.
                text = "\n" + text
            }
        }
        result.text = text
    }

    /// Text between quotation marks of YAML.
    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: " ") + "\""
    }
}

/// Why a file could not be converted.
public enum ConversionError: Error, Equatable, CustomStringConvertible {
    case invalidJSON(String, offset: Int)
    case notANotebook

    public var description: String {
        switch self {
        case .invalidJSON(let message, let offset): "this is not valid JSON: \(message) (byte \(offset))"
        case .notANotebook: "this is not a Jupyter notebook: it has no list of cells"
        }
    }
}
