import Diagnostics

/// Writes one citation in a style: `^1–3,5^`, `(see ref 2, p. 3)`, `(Li et al., 2023)`.
struct CitationText {
    let citation: Citation
    let span: SourceSpan
    let style: CitationStyle
    let numbers: [String: Int]
    let labels: [String: CitationLabels.Label]

    /// What a key's entry in the list of references is called.
    static func identifier(_ key: String) -> String {
        "ref-" + String(key.map { $0.isWhitespace ? "-" : $0 })
    }

    private func text(_ text: String) -> Inline { Inline(.text(text), span: span) }

    private func link(_ key: String, _ content: [Inline]) -> Inline {
        Inline(.crossReference(identifier: Self.identifier(key), content), span: span)
    }

    /// Whether every item is a work alone, without a word before or after it.
    private var isPlain: Bool { citation.items.allSatisfy { $0.prefix.isEmpty && $0.suffix.isEmpty } }

    private var isKnown: Bool { citation.items.allSatisfy { numbers[$0.key] != nil } }

    // MARK: Numbers

    /// Raised numbers; nil where the style or the place wants something else.
    func raised(after before: [Inline]) -> [Inline]? {
        guard style.isNumeric, isKnown, isPlain, !citation.isInText, !CitationPlace.isMisread(after: before) else {
            return nil
        }
        return [Inline(.superscript(numberList(citation.items)), span: span)]
    }

    /// Numbers in order, three and more that follow each other as a range.
    private func numberList(_ items: [Citation.Item], separator: String = ",") -> [Inline] {
        let keys = Dictionary(
            items.compactMap { item in numbers[item.key].map { ($0, item.key) } },
            uniquingKeysWith: { first, _ in first })
        let sorted = keys.keys.sorted()
        var result: [Inline] = []
        var index = 0
        func number(_ value: Int) -> Inline { link(keys[value] ?? "", [text("\(value)")]) }
        while index < sorted.count {
            var end = index
            while end + 1 < sorted.count, sorted[end + 1] == sorted[end] + 1 { end += 1 }
            if end - index < 2 { end = index }
            if !result.isEmpty { result.append(text(separator)) }
            result.append(number(sorted[index]))
            if end > index { result += [text("–"), number(sorted[end])] }
            index = end + 1
        }
        return result
    }

    /// The citation on the line.
    var written: [Inline] {
        guard isKnown || citation.items.contains(where: { numbers[$0.key] != nil }) else { return [text("??")] }
        if !style.isNumeric { return citation.isInText ? sentenceByName : bracketByName }
        guard citation.isInText, let item = citation.items.first, let label = labels[item.key] else {
            return [text("(")] + words + [text(")")]
        }
        if item.suffix.isEmpty { return label.authors + [Inline(.superscript(numberList([item])), span: span)] }
        return label.authors + [text(" (")] + words + [text(")")]
    }

    /// "see ref 2, p. 3; refs 4–6".
    private var words: [Inline] {
        var result: [Inline] = []
        var plain: [Citation.Item] = []
        func add(_ items: [Citation.Item]) {
            guard let first = items.first else { return }
            if !result.isEmpty { result.append(text("; ")) }
            result += spaced(first.prefix)
            result.append(text(style.words(forOne: Set(items.map(\.key)).count == 1) + "\u{A0}"))
            result += numberList(items, separator: ", ") + self.suffix(items[items.count - 1])
        }
        for item in citation.items {
            if item.prefix.isEmpty, item.suffix.isEmpty {
                plain.append(item)
            } else {
                add(plain)
                plain = []
                add([item])
            }
        }
        add(plain)
        return result
    }

    private func spaced(_ prefix: [Inline]) -> [Inline] { prefix.isEmpty ? [] : prefix + [text(" ")] }

    /// What stands after a work; a comma parts it from the work when the author wrote none.
    private func suffix(_ item: Citation.Item) -> [Inline] {
        guard !item.suffix.isEmpty else { return [] }
        let suffix = item.suffix.trimmed
        let first = suffix.plainText.first
        return first.map { ",;:.)".contains($0) } == true ? suffix : [text(", ")] + suffix
    }

    // MARK: Names and years

    private func name(_ item: Citation.Item) -> String { labels[item.key]?.authors.plainText ?? "" }

    /// "Li et al. (2023, p. 3)".
    private var sentenceByName: [Inline] {
        guard let item = citation.items.first, let label = labels[item.key] else { return [text("??")] }
        return [link(item.key, label.authors), text(" ("), link(item.key, [text(label.year)])] + suffix(item) + [
            text(")")
        ]
    }

    /// "(Li et al., 2020a, 2020b; see Wood, 2021, p. 3)".
    private var bracketByName: [Inline] {
        var items = citation.items.filter { labels[$0.key] != nil }
        if isPlain {
            items = items.enumerated().sorted { left, right in
                let (a, b) = (left.element, right.element)
                let names = (TeXAccents.folded(name(a)), TeXAccents.folded(name(b)))
                if names.0 != names.1 { return names.0 < names.1 }
                let years = (labels[a.key]?.year ?? "", labels[b.key]?.year ?? "")
                return years.0 != years.1 ? years.0 < years.1 : left.offset < right.offset
            }.map(\.element)
        }
        var result: [Inline] = [text("(")]
        for (index, item) in items.enumerated() {
            guard let label = labels[item.key] else { continue }
            let before = index > 0 ? items[index - 1] : nil
            let continues =
                before.map { $0.suffix.isEmpty && item.prefix.isEmpty && name($0) == name(item) && $0.key != item.key }
                ?? false
            if index > 0 { result.append(text(continues ? ", " : "; ")) }
            result += spaced(item.prefix)
            let shown =
                continues || item.suppressesAuthor ? [text(label.year)] : label.authors + [text(", \(label.year)")]
            result.append(link(item.key, shown))
            result += suffix(item)
        }
        return result + [text(")")]
    }
}
