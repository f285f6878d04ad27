import Diagnostics
import Yams

/// Reads the YAML between the `---` lines at the notebook's head.
struct FrontMatterReader {
    private var reader: YAMLReader
    private var metadata = Metadata()

    private static let keys = [
        "title", "subtitle", "author", "date", "abstract", "keywords", "lang", "execute", "format", "params", "template",
        "bibliography", "citation-style", "data",
    ]
    private static let formatKeys = ["pdf", "svg", "html"]
    private static let pageKeys = ["papersize", "columns", "number-sections", "toc", "fontsize", "code-fold"]

    /// The range of the front matter with its fences; nil when the file has none.
    static func range(in file: SourceFile) -> Range<Int>? {
        guard file.line(1).trimmedEnd == "---" else { return nil }
        for line in 2...max(2, file.lineStarts.count) where ["---", "..."].contains(file.line(line).trimmedEnd) {
            return 0..<file.range(ofLine: line).upperBound
        }
        return nil
    }

    static func read(_ file: SourceFile, _ range: Range<Int>) -> (Metadata, [Diagnostic]) {
        let lastLine = file.position(at: range.upperBound).line
        let lines = Array(2..<max(2, lastLine))
        var front = FrontMatterReader(
            reader: YAMLReader(
                text: lines.map { file.line($0) }.joined(separator: "\n") + "\n",
                lineOffsets: lines.map { file.range(ofLine: $0).lowerBound }, file: file))
        front.read()
        return (front.metadata, front.reader.diagnostics)
    }

    private init(reader: YAMLReader) { self.reader = reader }

    private mutating func read() {
        for (key, value) in reader.mapping() {
            switch key.string {
            case "title": metadata.title = reader.inlines(value)
            case "subtitle": metadata.subtitle = reader.inlines(value)
            case "author": readAuthors(value)
            case "date": metadata.date = readDate(value)
            case "abstract":
                if let span = reader.span(value), let text = reader.string(value, key: "abstract") {
                    let (blocks, diagnostics) = FragmentParser.blocks(of: text, standingAt: span)
                    metadata.abstract = blocks
                    for diagnostic in diagnostics { reader.report(diagnostic) }
                }
            case "lang": metadata.language = reader.string(value, key: "lang") ?? metadata.language
            case "execute": readExecution(value)
            case "format": readFormats(value)
            case "params", "template", "bibliography", "citation-style", "data":
                reader.report(
                    .warning(
                        "not-yet-supported", "'\(key.string ?? "")' has no effect in this version", at: reader.span(key)))
            case "keywords": break
            default: reader.reportUnknown(key, kind: "key", code: "unknown-key", known: Self.keys)
            }
        }
    }

    private mutating func readDate(_ value: Node) -> String? {
        guard let text = reader.string(value, key: "date") else { return nil }
        let parts = text.split(separator: "-").compactMap { Int($0) }
        if parts.count == 3, text.count == 10, (1...12).contains(parts[1]), (1...31).contains(parts[2]) { return text }
        reader.reportType(value, key: "date", expected: "a date such as 2026-11-20")
        return nil
    }

    private mutating func readAuthors(_ value: Node) {
        switch value {
        case .scalar(let scalar): metadata.authors.append(Metadata.Author(name: scalar.string))
        case .sequence(let sequence): for element in sequence { readAuthors(element) }
        case .mapping(let mapping):
            var author = Metadata.Author(name: "")
            for (key, value) in mapping {
                switch key.string {
                case "name": author.name = reader.string(value, key: "name") ?? ""
                case "affiliation": author.affiliation = reader.string(value, key: "affiliation")
                case "orcid": author.orcid = reader.string(value, key: "orcid")
                case "email": break
                default:
                    reader.reportUnknown(
                        key, kind: "key", code: "unknown-key", known: ["name", "affiliation", "orcid", "email"])
                }
            }
            metadata.authors.append(author)
        case .alias: reader.reportType(value, key: "author", expected: "a name")
        }
    }

    private mutating func readExecution(_ value: Node) {
        guard case .mapping(let mapping) = value else {
            reader.reportType(value, key: "execute", expected: "a group of 'key: value' lines")
            return
        }
        for (key, value) in mapping {
            switch key.string {
            case "echo": metadata.execution.echo = reader.bool(value, key: "echo") ?? false
            case "error": metadata.execution.allowsError = reader.bool(value, key: "error") ?? false
            case "cache": metadata.execution.cache = reader.bool(value, key: "cache") ?? true
            case "timeout":
                if let seconds = reader.number(value, key: "timeout") { metadata.execution.timeout = seconds }
            case "warning", "include", "output": break
            default:
                reader.reportUnknown(
                    key, kind: "key", code: "unknown-key",
                    known: ["echo", "error", "cache", "timeout", "warning", "include", "output"])
            }
        }
    }

    private mutating func readFormats(_ value: Node) {
        guard case .mapping(let formats) = value else { return }
        for (key, value) in formats {
            guard let name = key.string, Self.formatKeys.contains(name) else {
                reader.reportUnknown(key, kind: "format", code: "unknown-key", known: Self.formatKeys)
                continue
            }
            guard case .mapping(let options) = value else { continue }
            for (key, value) in options { readPageOption(key, value) }
        }
    }

    private mutating func readPageOption(_ key: Node, _ value: Node) {
        switch key.string {
        case "papersize":
            if let paper = Metadata.PaperSize(rawValue: value.string?.lowercased() ?? "") {
                metadata.paper = paper
            } else {
                reader.reportType(value, key: "papersize", expected: "a4 or letter")
            }
        case "columns":
            if let columns = value.int, (1...2).contains(columns) {
                metadata.columns = columns
            } else {
                reader.reportType(value, key: "columns", expected: "1 or 2")
            }
        case "number-sections": metadata.numbersSections = reader.bool(value, key: "number-sections") ?? true
        case "toc": metadata.showsContents = reader.bool(value, key: "toc") ?? false
        case "fontsize", "code-fold": break
        default: reader.reportUnknown(key, kind: "option", code: "unknown-key", known: Self.pageKeys)
        }
    }
}

extension String {
    /// The text without white space at its end.
    var trimmedEnd: String {
        var text = self[...]
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
