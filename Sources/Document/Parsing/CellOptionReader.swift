import Diagnostics
import Yams

/// Reads the `//|` lines at the head of a block.
struct CellOptionReader {
    private var reader: YAMLReader
    private var options: CellOptions

    private static let known = [
        "label", "echo", "output", "warning", "error", "include", "eval", "cache", "fig-cap", "fig-subcap", "fig-alt",
        "fig-width", "fig-height", "fig-asp", "tbl-cap", "tbl-colwidths", "lst-cap", "layout-ncol", "column", "code-fold",
        "code-line-numbers", "classes", "tags", "inputs", "volatile", "check", "data", "timeout", "memory",
    ]

    /// - Parameters:
    ///   - text: the block's code, its indentation taken off.
    ///   - firstLine: the notebook's line on which it starts.
    static func read(
        _ text: String, firstLine: Int, file: SourceFile, defaults: CellOptions
    ) -> (CellOptions, [Diagnostic]) {
        var lines: [String] = []
        var offsets: [Int] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let content = line.drop { $0 == " " || $0 == "\t" }
            guard content.hasPrefix("//|") || content.hasPrefix("#|") else { break }
            let option = content.dropFirst(content.hasPrefix("//|") ? 3 : 2).drop { $0 == " " }
            // How deep an option line is indented under another one is told from the sign's own column.
            let after = content.dropFirst(content.hasPrefix("//|") ? 3 : 2)
            let deeper = max(0, after.prefix { $0 == " " }.count - 1)
            let range = file.range(ofLine: firstLine + index)
            lines.append(String(repeating: " ", count: deeper) + option)
            let lineText = String(decoding: file.bytes[range], as: UTF8.self)
            let start = lineText.utf8.count - option.utf8.count - trailingBlanks(lineText, option)
            offsets.append(range.lowerBound + max(0, start) - deeper)
        }
        guard !lines.isEmpty else { return (defaults, []) }
        var options = CellOptionReader(
            reader: YAMLReader(text: lines.joined(separator: "\n") + "\n", lineOffsets: offsets, file: file), options: defaults)
        options.read()
        return (options.options, options.reader.diagnostics)
    }

    /// Bytes by which the notebook's line is longer at its end than the option (a carriage return).
    private static func trailingBlanks(_ line: String, _ option: Substring) -> Int {
        line.hasSuffix(option) ? 0 : 1
    }

    private init(reader: YAMLReader, options: CellOptions) {
        self.reader = reader
        self.options = options
    }

    private mutating func read() {
        for (key, value) in reader.mapping() {
            let name = key.string ?? ""
            switch name {
            case "label":
                options.label = reader.string(value, key: name)
                options.labelSpan = reader.span(value)
            case "echo": options.echo = reader.bool(value, key: name) ?? options.echo
            case "error": options.allowsError = reader.bool(value, key: name) ?? false
            case "include": options.include = reader.bool(value, key: name) ?? true
            case "eval": options.eval = reader.bool(value, key: name) ?? true
            case "cache": options.cache = reader.bool(value, key: name) ?? true
            case "output":
                if value.string == "asis" {
                    options.output = .asIs
                } else if let shown = reader.bool(value, key: name) {
                    options.output = shown ? .shown : .hidden
                }
            case "fig-cap": options.figureCaption = reader.inlines(value)
            case "tbl-cap": options.tableCaption = reader.inlines(value)
            case "fig-alt": options.figureAlternative = reader.string(value, key: name)
            case "fig-width": options.figureWidth = length(value, key: name)
            case "fig-height": options.figureHeight = length(value, key: name)
            case "timeout":
                if let seconds = reader.number(value, key: name), seconds > 0 { options.timeout = seconds }
            default:
                if !Self.known.contains(name) {
                    reader.reportUnknown(key, kind: "option", code: "unknown-option", known: Self.known)
                }
            }
        }
    }

    private mutating func length(_ value: Node, key: String) -> Length? {
        guard let text = reader.string(value, key: key) else { return nil }
        if let length = Length(notation: text) { return length }
        reader.reportType(value, key: key, expected: "'column', 'page' or a length such as 85mm, 3.4in or 80%")
        return nil
    }
}

extension Length {
    /// Reads `column`, `page`, or a number with its unit; a number alone is in inches, as in Quarto.
    init?(notation: String) {
        switch notation {
        case "column": self = .column
        case "page": self = .page
        default:
            let units: [(String, Double)] = [("mm", 72 / 25.4), ("cm", 72 / 2.54), ("in", 72), ("pt", 1), ("px", 0.75)]
            if notation.hasSuffix("%"), let percent = Double(notation.dropLast()), (1...100).contains(percent) {
                self = .fraction(percent / 100)
            } else if let (suffix, points) = units.first(where: { notation.hasSuffix($0.0) }),
                let number = Double(notation.dropLast(suffix.count).trimmed), number > 0, number < 10_000
            {
                self = .points(number * points)
            } else if let inches = Double(notation), inches > 0, inches < 100 {
                self = .points(inches * 72)
            } else {
                return nil
            }
        }
    }
}
