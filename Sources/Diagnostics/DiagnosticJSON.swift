/// Writes diagnostics for editors: one JSON object a line, with places as lines and columns from 1.
public enum DiagnosticJSON {
    public static func line(_ diagnostic: Diagnostic) -> String {
        var fields = [
            field("severity", diagnostic.severity.rawValue), field("code", diagnostic.code),
            field("message", diagnostic.message),
        ]
        fields += place(diagnostic.span)
        if let hint = diagnostic.hint { fields.append(field("hint", hint)) }
        if !diagnostic.notes.isEmpty {
            let notes = diagnostic.notes.map { note in
                "{" + ([field("message", note.message)] + place(note.span)).joined(separator: ",") + "}"
            }
            fields.append("\"notes\":[\(notes.joined(separator: ","))]")
        }
        return "{\(fields.joined(separator: ","))}\n"
    }

    private static func place(_ span: SourceSpan?) -> [String] {
        guard let span else { return [] }
        let (start, end) = (span.start, span.end)
        return [
            field("file", span.file.name), "\"line\":\(start.line)", "\"column\":\(start.column)",
            "\"endLine\":\(end.line)", "\"endColumn\":\(end.column)",
        ]
    }

    private static func field(_ name: String, _ value: String) -> String { "\"\(name)\":\(JSONString.quoted(value))" }
}
