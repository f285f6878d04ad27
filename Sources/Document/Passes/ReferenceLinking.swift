import Diagnostics

/// Replaces references by links with the numbers of their targets.
struct ReferenceLinking {
    private let targets: [String: ReferenceTarget]
    private(set) var diagnostics: [Diagnostic] = []

    private let words: ReportWords

    init(targets: [String: ReferenceTarget], words: ReportWords) {
        self.targets = targets
        self.words = words
    }

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
            if index > 0 { result.append(text(index == groups.count - 1 ? words.and : ", ")) }
            let names = group.kind.names(words, isCapitalized: reference.isCapitalized && index == 0)
            // A section without a number is called by its title.
            let showsKind = reference.showsKind && group.links.allSatisfy(\.isNumber)
            let name = showsKind ? (group.links.count == 1 ? names.one : names.several) + "\u{A0}" : ""
            let links = Self.withoutMiddles(group.links)
            for (position, link) in links.enumerated() {
                if position > 0 {
                    let isLast = links[(position + 1)...].allSatisfy(\.endsRange)
                    result.append(text(link.endsRange ? "–" : isLast ? words.and : ", "))
                }
                var content = link.content
                if position == 0, !name.isEmpty, case .text(let number)? = content.first?.kind {
                    content[0].kind = .text(name + number)
                }
                result.append(Inline(.crossReference(identifier: link.identifier, content), span: span))
            }
        }
        return result
    }

    private typealias Link = (identifier: String, content: [Inline], isNumber: Bool)

    /// Of three or more numbers in sequence only the first and the last, between which a dash stands.
    private static func withoutMiddles(
        _ links: [Link]
    ) -> [(identifier: String, content: [Inline], isNumber: Bool, endsRange: Bool)] {
        var kept: [(identifier: String, content: [Inline], isNumber: Bool, endsRange: Bool)] = []
        var index = 0
        while index < links.count {
            var end = index
            while end + 1 < links.count, follows(links[end], links[end + 1]) { end += 1 }
            let first = links[index]
            kept.append((first.identifier, first.content, first.isNumber, false))
            if end > index {
                let last = links[end]
                kept.append((last.identifier, last.content, last.isNumber, end > index + 1))
            }
            index = end + 1
        }
        return kept
    }

    /// Whether the second number comes next after the first: 2 after 1, S3 after S2, (5) after (4), 1b after 1a.
    private static func follows(_ first: Link, _ second: Link) -> Bool {
        guard first.isNumber, second.isNumber else { return false }
        let (left, right) = (parts(first.content.plainText), parts(second.content.plainText))
        return left.head == right.head && left.tail == right.tail && left.number.map { $0 + 1 } == right.number
    }

    /// What stands before the last number of a text, that number (or a letter's place), and what follows.
    private static func parts(_ text: String) -> (head: Substring, number: Int?, tail: Substring) {
        let tail = text.hasSuffix(")") ? text.suffix(1) : ""
        let body = text.dropLast(tail.count)
        if let letter = body.last, letter.isLowercase, let value = letter.asciiValue {
            return (body.dropLast(), Int(value), tail)
        }
        let digits = body.reversed().prefix { $0.isNumber }.count
        return (body.dropLast(digits), Int(body.suffix(digits)), tail)
    }
}
