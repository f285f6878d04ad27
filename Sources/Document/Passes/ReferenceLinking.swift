import Diagnostics

/// Replaces references by links with the numbers of their targets.
struct ReferenceLinking {
    private let targets: [String: ReferenceTarget]
    private(set) var diagnostics: [Diagnostic] = []

    init(targets: [String: ReferenceTarget]) { self.targets = targets }

    /// - Parameter reporting: Whether problems are recorded; a text that stands twice is reported once.
    mutating func link(_ blocks: [Block], reporting: Bool = true) -> [Block] {
        var problems: [Diagnostic] = []
        let result = blocks.mappingInlines { linked($0, problems: &problems) }
        if reporting { diagnostics += problems }
        return result
    }

    mutating func link(_ inlines: [Inline]) -> [Inline] {
        var problems: [Diagnostic] = []
        let result = linked(inlines, problems: &problems)
        diagnostics += problems
        return result
    }

    private func linked(_ inlines: [Inline], problems: inout [Diagnostic]) -> [Inline] {
        inlines.mapped { inline in
            switch inline.kind {
            case .reference(let reference): self.inlines(for: reference, span: inline.span, problems: &problems)
            case .link(let address, _, let content) where address.hasPrefix("#") && address.count > 1:
                link(to: String(address.dropFirst()), content, of: inline, problems: &problems)
            default: nil
            }
        }
    }

    /// `[text](#identifier)`, a link inside the document.
    private func link(
        to identifier: String, _ content: [Inline], of inline: Inline, problems: inout [Diagnostic]
    ) -> [Inline] {
        guard targets[identifier] != nil else {
            problems.append(unknown(identifier, among: Array(targets.keys), mark: "#", at: inline.span))
            return [inline]
        }
        return [
            Inline(.crossReference(identifier: identifier, linked(content, problems: &problems)), span: inline.span)
        ]
    }

    private func unknown(_ identifier: String, among known: [String], mark: String, at span: SourceSpan) -> Diagnostic {
        .error(
            "unknown-reference", "nothing has the label '\(identifier)'", at: span,
            hint: NearestName.of(identifier, among: known).map { "did you mean '\(mark)\($0)'?" })
    }

    private func inlines(for reference: Reference, span: SourceSpan, problems: inout [Diagnostic]) -> [Inline] {
        var groups: [(kind: ReferenceName.Kind, links: [(identifier: String, content: [Inline], isNumber: Bool)])] = []
        func text(_ text: String) -> Inline { Inline(.text(text), span: span) }
        for identifier in reference.identifiers {
            guard let target = targets[identifier] else {
                let known = targets.keys.filter { ReferenceName($0) != nil }
                problems.append(unknown(identifier, among: known, mark: "@", at: span))
                continue
            }
            guard let kind = target.kind else {
                problems.append(
                    .error(
                        "unnumbered-reference", "'\(identifier)' has no number to refer to", at: span,
                        hint: "write [text](#\(identifier)) for a link with a text of its own"))
                continue
            }
            let number = target.number.map { kind == .equation && reference.showsKind ? "(\($0))" : $0 }
            let link = (identifier, number.map { [text($0)] } ?? target.title, number != nil)
            if groups.last?.kind == kind {
                groups[groups.count - 1].links.append(link)
            } else {
                groups.append((kind, [link]))
            }
        }
        guard !groups.isEmpty else { return [text("??")] }
        var result: [Inline] = []
        for (index, group) in groups.enumerated() {
            if index > 0 { result.append(text(index == groups.count - 1 ? " and " : ", ")) }
            let names = reference.isCapitalized && index == 0 ? group.kind.capitalizedNames : group.kind.names
            // A section without a number is called by its title.
            let showsKind = reference.showsKind && group.links.allSatisfy(\.isNumber)
            let name = showsKind ? (group.links.count == 1 ? names.one : names.several) + "\u{A0}" : ""
            for (position, link) in group.links.enumerated() {
                if position > 0 { result.append(text(position == group.links.count - 1 ? " and " : ", ")) }
                var content = link.content
                if position == 0, !name.isEmpty, case .text(let number)? = content.first?.kind {
                    content[0].kind = .text(name + number)
                }
                result.append(Inline(.crossReference(identifier: link.identifier, content), span: span))
            }
        }
        return result
    }
}
