import Diagnostics
import Yams

/// Reads YAML that stands in a notebook: nodes with their places, and the diagnostics for what they should have been.
struct YAMLReader {
    /// The YAML text with, for each of its lines, the notebook's offset of the line's first byte.
    let text: String
    let lineOffsets: [Int]
    let file: SourceFile
    private(set) var diagnostics: [Diagnostic] = []

    init(text: String, lineOffsets: [Int], file: SourceFile) {
        self.text = text
        self.lineOffsets = lineOffsets
        self.file = file
    }

    /// The top-level pairs in order; none, with a diagnostic, when the text is not a mapping.
    mutating func mapping() -> [(key: Node, value: Node)] {
        do {
            guard let node = try Yams.compose(yaml: text) else { return [] }
            guard case .mapping(let mapping) = node else {
                diagnostics.append(.error("invalid-yaml", "expected lines of 'key: value'", at: span(node)))
                return []
            }
            return mapping.map { ($0.key, $0.value) }
        } catch let error as YamlError {
            diagnostics.append(.error("invalid-yaml", Self.message(error), at: span(error)))
        } catch {
            diagnostics.append(.error("invalid-yaml", "\(error)", at: lineOffsets.first.map { file.span($0..<$0) }))
        }
        return []
    }

    func span(_ node: Node) -> SourceSpan? { node.mark.flatMap { span(line: $0.line, column: $0.column, length: length(node)) } }

    mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

    /// An unknown key, with the known one that it may have been meant to be.
    mutating func reportUnknown(_ key: Node, kind: String, code: String, known: [String]) {
        let name = key.string ?? "?"
        let hint = NearestName.suggestion(for: name, among: known).map { "did you mean '\($0)'?" }
        diagnostics.append(.error(code, "unknown \(kind) '\(name)'", at: span(key), hint: hint))
    }

    mutating func bool(_ value: Node, key: String) -> Bool? {
        if let flag = value.bool { return flag }
        reportType(value, key: key, expected: "true or false")
        return nil
    }

    mutating func string(_ value: Node, key: String) -> String? {
        if case .scalar(let scalar) = value { return scalar.string }
        reportType(value, key: key, expected: "text")
        return nil
    }

    mutating func number(_ value: Node, key: String) -> Double? {
        if let number = value.float ?? value.int.map(Double.init), number.isFinite { return number }
        reportType(value, key: key, expected: "a number")
        return nil
    }

    mutating func reportType(_ value: Node, key: String, expected: String) {
        diagnostics.append(.error("wrong-type", "'\(key)' must be \(expected)", at: span(value)))
    }

    private func length(_ node: Node) -> Int { max(1, node.string?.utf8.prefix { $0 != 0x0A }.count ?? 1) }

    private func span(line: Int, column: Int, length: Int) -> SourceSpan? {
        guard lineOffsets.indices.contains(line - 1) else { return nil }
        let start = lineOffsets[line - 1]
        let end = file.range(ofLine: file.position(at: start).line).upperBound
        let offset = min(start + max(0, column - 1), end)
        return file.span(offset..<min(end, offset + length))
    }

    private func span(_ error: YamlError) -> SourceSpan? {
        switch error {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
            span(line: mark.line, column: mark.column, length: 1)
        default: lineOffsets.first.map { file.span($0..<$0) }
        }
    }

    private static func message(_ error: YamlError) -> String {
        switch error {
        case .scanner(_, let problem, _, _), .parser(_, let problem, _, _), .composer(_, let problem, _, _): problem
        default: "this is not YAML"
        }
    }

    /// The inlines of a scalar, with spans where its text stands word for word in the notebook.
    func inlines(_ value: Node) -> [Inline] {
        guard let text = value.string, let span = span(value) else { return [] }
        let line = file.range(ofLine: span.start.line)
        let bytes = Array(text.utf8)
        var start = span.range.lowerBound
        while start + bytes.count <= line.upperBound {
            if file.bytes[start..<start + bytes.count].elementsEqual(bytes) {
                return FragmentParser(file: file).inlines(start..<start + bytes.count)
            }
            start += 1
        }
        return FragmentParser(file: file).inlines(of: text, standingAt: span)
    }
}
