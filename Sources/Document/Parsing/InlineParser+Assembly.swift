import Diagnostics

extension InlineParser {
    /// The inlines of a run of items: references, spans, scripts and typographic punctuation are read here.
    func inlines(_ items: ArraySlice<InlineItem>, readsReferences: Bool = true) -> [Inline] {
        var assembly = InlineAssembly(parser: self, readsReferences: readsReferences)
        return assembly.inlines(resolvingBrackets(Array(items), readsReferences: readsReferences)[...])
    }

    /// Replaces `[@fig-x]` by references and takes the brackets and class off `[text]{.class}`.
    private func resolvingBrackets(_ items: [InlineItem], readsReferences: Bool) -> [InlineItem] {
        var open: [Int] = []
        var closings: [Int: Int] = [:]
        for (index, item) in items.enumerated() {
            if item.plainScalar == "[" { open.append(index) }
            if item.plainScalar == "]", let start = open.popLast() { closings[start] = index }
        }
        guard !closings.isEmpty else { return items }
        var result: [InlineItem] = []
        var dropped: Set<Int> = []
        var index = 0
        while index < items.count {
            defer { index += 1 }
            if dropped.contains(index) { continue }
            guard let close = closings[index] else {
                result.append(items[index])
                continue
            }
            if close + 1 < items.count, case .mask(let mask) = items[close + 1].kind,
                case .attributes = masked.masks[mask].kind
            {
                dropped.formUnion([close, close + 1])
                continue
            }
            let content = items[(index + 1)..<close]
            if readsReferences, let reference = reference(content) {
                let range = items[index].range.lowerBound..<items[close].range.upperBound
                result.append(InlineItem(kind: .node(.reference(reference)), range: range))
                index = close
                continue
            }
            warnOfMissingNotation(content, range: items[index].range.lowerBound..<items[close].range.upperBound)
            result.append(items[index])
        }
        return result
    }

    /// Reads `@fig-a; @fig-b` or `-@fig-a`.
    private func reference(_ items: ArraySlice<InlineItem>) -> Reference? {
        guard let first = items.first?.plainScalar, first == "@" || first == "-" || first == " " else { return nil }
        var text = ""
        for item in items {
            guard let scalar = item.plainScalar else { return nil }
            text.unicodeScalars.append(scalar)
        }
        var names: [ReferenceName] = []
        var showsKind = true
        for part in text.split(separator: ";", omittingEmptySubsequences: false) {
            var part = part.trimmingSpaces
            if part.hasPrefix("-") {
                showsKind = false
                part.removeFirst()
            }
            guard part.hasPrefix("@"), !part.contains(" "), let name = ReferenceName(part.dropFirst()) else {
                return nil
            }
            names.append(name)
        }
        guard let first = names.first else { return nil }
        return Reference(
            identifiers: names.map(\.identifier), showsKind: showsKind, isCapitalized: first.isCapitalized)
    }

    private func warnOfMissingNotation(_ items: ArraySlice<InlineItem>, range: Range<Int>) {
        let head = items.prefix(3).compactMap(\.plainScalar)
        guard head.count >= 2 else { return }
        if head[0] == "^" {
            log.warning(
                "not-yet-supported", "footnotes are not set yet; the text stays as written", at: text.span(range))
        } else if head[0] == "@" || (head[0] == "-" && head[1] == "@"), head[1] != " " {
            log.warning(
                "not-yet-supported", "citations are not set yet; the text stays as written", at: text.span(range))
        }
    }

    func string(of mask: Mask) -> String { text.string(mask.range) }
}
