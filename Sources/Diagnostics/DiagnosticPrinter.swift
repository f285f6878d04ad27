/// Writes diagnostics as text: `file:line:col: error: message [code]`, the source line, a caret, a hint.
public struct DiagnosticPrinter: Sendable {
    /// Whether severities and places are coloured with terminal escapes.
    public var colored: Bool

    /// - Parameter colored: whether terminal escapes are written.
    public init(colored: Bool = false) { self.colored = colored }

    /// A message with its place, its line of source, a caret and its hint.
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
        let file = span.file
        let number = span.start.line
        let lineRange = file.range(ofLine: number)
        let window = Self.window(
            of: lineRange, around: min(span.range.lowerBound, lineRange.upperBound), in: file.bytes)
        func text(_ range: Range<Int>) -> String { String(decoding: file.bytes[range], as: UTF8.self) }
        let line = text(window)
        guard !line.allSatisfy(\.isWhitespace) else { return [] }
        let marked = span.range.clamped(to: window)
        let width = max(1, text(marked).count)
        let before = window.lowerBound > lineRange.lowerBound ? "…" : ""
        let after = window.upperBound < lineRange.upperBound ? "…" : ""
        // Tabs are kept in the padding, so that the caret stands under its character whatever a tab's width is.
        let padding = (before + text(window.lowerBound..<marked.lowerBound)).map { $0 == "\t" ? "\t" : " " }.joined()
        let caret = "^" + String(repeating: "~", count: width - 1)
        let margin = String(repeating: " ", count: String(number).count)
        return [
            "  \(number) | \(before)\(line)\(after)", "  \(margin) | \(padding)\(paint(caret, .error))",
        ]
    }

    /// Longer lines than this are shown in part.
    private static let longestLine = 400
    private static let shownBefore = 60
    private static let shownAfter = 140

    /// The part of a line that is shown: all of it, or what stands around a place in a very long one.
    private static func window(of line: Range<Int>, around place: Int, in bytes: [UInt8]) -> Range<Int> {
        guard line.count > longestLine else { return line }
        var start = max(line.lowerBound, place - shownBefore)
        var end = min(line.upperBound, place + shownAfter)
        // Not within a character.
        while start > line.lowerBound, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        while end < line.upperBound, bytes[end] & 0xC0 == 0x80 { end += 1 }
        return start..<end
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
