/// Writes diagnostics as text: `file:line:col: error: message [code]`, the source line, a caret, a hint.
public struct DiagnosticPrinter: Sendable {
    /// Whether severities and places are coloured with terminal escapes.
    public var colored: Bool

    public init(colored: Bool = false) { self.colored = colored }

    public func text(_ diagnostic: Diagnostic) -> String {
        var lines = [headline(diagnostic)]
        if let span = diagnostic.span { lines += excerpt(span) }
        for note in diagnostic.notes {
            lines.append("\(place(note.span))\(paint("note", .note)): \(note.message)")
            if let span = note.span { lines += excerpt(span) }
        }
        if let hint = diagnostic.hint { lines.append("  hint: \(hint)") }
        return lines.joined(separator: "\n") + "\n"
    }

    private func headline(_ diagnostic: Diagnostic) -> String {
        let severity = paint(diagnostic.severity.rawValue, diagnostic.severity)
        return "\(place(diagnostic.span))\(severity): \(diagnostic.message) [\(diagnostic.code)]"
    }

    private func place(_ span: SourceSpan?) -> String {
        guard let span else { return "" }
        let start = span.start
        let text = "\(span.file.name):\(start.line):\(start.column):"
        return (colored ? "\u{1B}[1m\(text)\u{1B}[0m" : text) + " "
    }

    private func excerpt(_ span: SourceSpan) -> [String] {
        let start = span.start
        let line = span.file.line(start.line)
        guard !line.allSatisfy(\.isWhitespace) else { return [] }
        let lineRange = span.file.range(ofLine: start.line)
        let marked = span.range.clamped(to: lineRange)
        let width = max(1, String(decoding: span.file.bytes[marked], as: UTF8.self).count)
        let number = String(start.line)
        // Tabs are kept in the padding, so that the caret stands under its character whatever a tab's width is.
        let padding = line.prefix(start.column - 1).map { $0 == "\t" ? "\t" : " " }.joined()
        let caret = "^" + String(repeating: "~", count: width - 1)
        return [
            "  \(number) | \(line)",
            "  \(String(repeating: " ", count: number.count)) | \(padding)\(paint(caret, .error))",
        ]
    }

    private func paint(_ text: String, _ severity: Diagnostic.Severity) -> String {
        guard colored else { return text }
        let color =
            switch severity {
            case .error: "31"
            case .warning: "33"
            case .note: "36"
            }
        return "\u{1B}[1;\(color)m\(text)\u{1B}[0m"
    }
}
