import Diagnostics
import SwiftSource

/// What calls of `memo` must keep to, so that a kept value is the one that a run would give.
enum MemoRules {
    static func problems(_ units: [BlockUnit]) -> [Diagnostic] {
        let definitions = units.flatMap { $0.source.definitions }
        // A notebook may have a function of its own of this name.
        guard !definitions.contains(where: { $0.name == "memo" }) else { return [] }
        let variables = Set(
            definitions.filter { $0.kind == .variable || $0.kind == .constant }.map(\.name)
        ).subtracting(["params"])
        var problems: [Diagnostic] = []
        var first: [String: SourceSpan] = [:]
        for unit in units {
            for call in unit.source.memoCalls {
                let span = unit.span(of: BlockSource.NameUse(name: "memo", offset: call.offset))
                guard let name = call.name else {
                    problems.append(
                        .error(
                            "memo-name", "the name of a memo must be written as plain text", at: span,
                            hint: "write memo(\"name\", inputs…) { … }"))
                    continue
                }
                if let earlier = first[name] {
                    problems.append(
                        .error(
                            "duplicate-memo", "there is already a memo \"\(name)\"", at: span,
                            notes: [Diagnostic.Note("first used here", span: earlier)]))
                }
                first[name] = first[name] ?? span
                for value in call.mentions.intersection(variables).subtracting(call.inputs).sorted() {
                    problems.append(
                        .error(
                            "memo-input", "'\(value)' is used inside memo(\"\(name)\") but is not among its inputs",
                            at: span, hint: "write memo(\"\(name)\", \(value)) { … }: then a change of it counts"))
                }
            }
        }
        return problems
    }
}
