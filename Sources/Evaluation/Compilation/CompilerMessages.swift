import Diagnostics

/// What the compiler wrote about a unit, read line by line: `file:line:column: severity: message`.
struct CompilerMessages {
    struct Message: Equatable {
        var file: String
        var line: Int
        var column: Int
        var severity: String
        var text: String
    }

    let messages: [Message]
    private let text: String

    init(text: String) {
        self.text = text
        messages = text.split(separator: "\n").compactMap(Self.message)
    }

    private static func message(_ line: Substring) -> Message? {
        for severity in ["error", "warning", "note"] {
            guard let mark = line.range(of: ": \(severity): ") else { continue }
            let place = line[..<mark.lowerBound].split(separator: ":")
            guard place.count >= 3, let column = Int(place[place.count - 1]), let row = Int(place[place.count - 2])
            else {
                continue
            }
            return Message(
                file: place.dropLast(2).joined(separator: ":"), line: row, column: column, severity: severity,
                text: String(line[mark.upperBound...]))
        }
        return nil
    }

    /// Errors with their notes; places of other units are found through their names.
    func diagnostics(_ units: [BlockUnit], names: [String], unit: Int) -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        for message in messages {
            let span = units.indices.lazy.compactMap { index in
                units[index].span(file: message.file, line: message.line, column: message.column, name: names[index])
            }.first
            switch message.severity {
            case "error":
                let place = span ?? units[unit].wholeSpan
                diagnostics.append(
                    earlyUse(message.text, units, unit: unit, at: place)
                        ?? .error("swift-error", readable(message.text, names), at: place))
            case "note" where !diagnostics.isEmpty && span != nil:
                diagnostics[diagnostics.count - 1].notes.append(
                    Diagnostic.Note(readable(message.text, names), span: span))
            default: break
            }
        }
        if diagnostics.isEmpty {
            let excerpt = text.split(separator: "\n").prefix(5).joined(separator: "\n")
            diagnostics.append(
                .error("compiler-failed", "the compiler failed: \(excerpt)", at: units[unit].wholeSpan))
        }
        return diagnostics
    }

    /// The error for a name that only a later block defines, with both places; what the compiler says of it is true but no help.
    private func earlyUse(_ text: String, _ units: [BlockUnit], unit: Int, at place: SourceSpan) -> Diagnostic? {
        guard text.hasPrefix("cannot find '"), let name = text.split(separator: "'").dropFirst().first.map(String.init),
            let later = units.indices.dropFirst(unit + 1).first(where: { index in
                units[index].source.definitions.contains { $0.name == name }
            }), let definition = units[later].source.definitions.first(where: { $0.name == name })
        else { return nil }
        var notes = [Diagnostic.Note("defined here, further down", span: units[later].span(of: definition))]
        let back = units[unit].source.definitions.first { units[later].source.mentions.contains($0.name) }
        if let back {
            notes.append(
                Diagnostic.Note("and that block uses '\(back.name)', defined here", span: units[unit].span(of: back)))
        }
        return .error(
            "use-before-definition", "'\(name)' is used before the block that defines it", at: place,
            hint: back == nil
                ? "move the defining block up" : "the two blocks need each other: make them one, or divide them",
            notes: notes)
    }

    /// A message without the names that the tool gave to modules.
    private func readable(_ text: String, _ names: [String]) -> String {
        names.reduce(text) { $0.replacing($1 + ".", with: "").replacing("module '\($1)'", with: "an earlier block") }
    }
}
