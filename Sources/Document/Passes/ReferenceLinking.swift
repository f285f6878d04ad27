import Diagnostics

/// Replaces references by links with the numbers of their targets.
struct ReferenceLinking {
    private let targets: [String: ReferenceTarget]
    private(set) var diagnostics: [Diagnostic] = []

    init(targets: [String: ReferenceTarget]) { self.targets = targets }

    mutating func link(_ blocks: [Block]) -> [Block] {
        var problems: [Diagnostic] = []
        let linked = blocks.mappingInlines { inlines in
            inlines.mapped { inline in
                guard case .reference(let reference) = inline.kind else { return nil }
                return self.inlines(for: reference, span: inline.span, problems: &problems)
            }
        }
        diagnostics += problems
        return linked
    }

    private func inlines(for reference: Reference, span: SourceSpan, problems: inout [Diagnostic]) -> [Inline] {
        var found: [(identifier: String, target: ReferenceTarget)] = []
        for identifier in reference.identifiers {
            guard let target = targets[identifier] else {
                let known = targets.keys.filter { $0.contains("-") }
                problems.append(
                    .error(
                        "unknown-reference", "nothing has the label '\(identifier)'", at: span,
                        hint: NearestName.suggestion(for: identifier, among: known).map { "did you mean '@\($0)'?" }))
                continue
            }
            if target.number.isEmpty {
                problems.append(
                    .error(
                        "unnumbered-reference", "'\(identifier)' has no number to refer to", at: span,
                        hint: "sections are numbered with 'number-sections: true'"))
            }
            found.append((identifier, target))
        }
        guard let first = found.first else { return [Inline(.text("??"), span: span)] }
        func number(_ target: ReferenceTarget) -> String {
            target.kind == .equation ? "(\(target.number))" : target.number
        }
        func text(_ text: String) -> Inline { Inline(.text(text), span: span) }
        let names = reference.isCapitalized ? first.target.kind.capitalizedNames : first.target.kind.names
        if found.count == 1 {
            let name = reference.showsKind ? names.one + "\u{00A0}" : ""
            return [Inline(.crossReference(identifier: first.identifier, [text(name + number(first.target))]), span: span)]
        }
        var result: [Inline] = reference.showsKind ? [text(names.several + "\u{00A0}")] : []
        for (index, entry) in found.enumerated() {
            if index > 0 { result.append(text(index == found.count - 1 ? " and " : ", ")) }
            result.append(Inline(.crossReference(identifier: entry.identifier, [text(number(entry.target))]), span: span))
        }
        return result
    }
}
