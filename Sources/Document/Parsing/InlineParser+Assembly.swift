import Diagnostics

extension InlineParser {
    /// The inlines of a run of items: references, spans, scripts and typographic punctuation are read here.
    func inlines(_ items: ArraySlice<InlineItem>, readsReferences: Bool = true) -> [Inline] {
        var assembly = InlineAssembly(parser: self, readsReferences: readsReferences)
        return assembly.inlines(resolvingBrackets(Array(items), readsReferences: readsReferences)[...])
    }

    /// Replaces `[@fig-x]` by references and takes the brackets and class off `[text]{.class}`.
    private func resolvingBrackets(_ items: [InlineItem], readsReferences: Bool) -> [InlineItem] {
        var open: [(index: Int, holdsMark: Bool)] = []
        var closings: [Int: Int] = [:]
        // Only brackets that hold an @ themselves are looked into: looking into all would be quadratic.
        var marked: Set<Int> = []
        for (index, item) in items.enumerated() {
            switch item.plainScalar {
            case "[": open.append((index, false))
            case "@": if !open.isEmpty { open[open.count - 1].holdsMark = true }
            case "]":
                guard let bracket = open.popLast() else { continue }
                closings[bracket.index] = index
                if bracket.holdsMark { marked.insert(bracket.index) }
            default: break
            }
        }
        guard !closings.isEmpty else { return items }
        var result: [InlineItem] = []
        var index = 0
        while index < items.count {
            defer { index += 1 }
            guard items[index].plainScalar == "[", let close = closings[index] else {
                result.append(items[index])
                continue
            }
            let content = items[(index + 1)..<close]
            if close + 1 < items.count, case .mask(let mask) = items[close + 1].kind,
                case .attributes(let attributes) = masked.masks[mask].kind
            {
                let range = items[index].range.lowerBound..<items[close + 1].range.upperBound
                let kind = span(content, attributes, readsReferences: readsReferences)
                result.append(InlineItem(kind: settle(kind), range: range))
                index = close + 1
                continue
            }
            if let note = note(content, after: result.last) {
                var range = items[index].range.lowerBound..<items[close].range.upperBound
                if note.identifier == nil, let mark = result.popLast() {
                    range = mark.range.lowerBound..<range.upperBound
                }
                result.append(InlineItem(kind: settle(.note(note)), range: range))
                index = close
                continue
            }
            let isCited = marked.contains(index) && content.count <= CitationParser.lengthLimit
            if readsReferences, isCited, let reference = reference(content) {
                let range = items[index].range.lowerBound..<items[close].range.upperBound
                result.append(InlineItem(kind: settle(.reference(reference)), range: range))
                index = close
                continue
            }
            if readsReferences, isCited, let citation = CitationParser(parser: self).citation(content) {
                let range = items[index].range.lowerBound..<items[close].range.upperBound
                result.append(InlineItem(kind: settle(.citation(citation)), range: range))
                index = close
                continue
            }
            result.append(items[index])
        }
        return result
    }

    /// `[^name]`, or `^[text]` whose first mark is the item before the brackets.
    private func note(_ content: ArraySlice<InlineItem>, after previous: InlineItem?) -> Note? {
        if previous?.plainScalar == "^", let first = content.first, let last = content.last {
            let paragraph = Block(
                .paragraph(inlines(trimmingSpace(content))),
                span: text.span(first.range.lowerBound..<max(first.range.lowerBound, last.range.upperBound)))
            return Note(identifier: nil, blocks: [paragraph])
        }
        guard content.count >= 2, content.first?.plainScalar == "^" else { return nil }
        var name = ""
        for item in content.dropFirst() {
            guard let scalar = item.plainScalar, !scalar.properties.isWhitespace else { return nil }
            name.unicodeScalars.append(scalar)
        }
        return Note(identifier: name, blocks: [])
    }

    /// `[text]{.class}`; compounds and quantities are read as in formulas.
    private func span(
        _ content: ArraySlice<InlineItem>, _ attributes: AttributeList, readsReferences: Bool
    ) -> Inline.Kind {
        if let first = content.first, let last = content.last {
            let source = text.string(first.range.lowerBound..<max(first.range.lowerBound, last.range.upperBound))
                .trimmingWhitespace
            if attributes.classes.contains("ce") { return .math("\\ce{\(source)}") }
            if attributes.classes.contains("qty") {
                guard let space = source.firstIndex(where: \.isWhitespace) else { return .math("\\num{\(source)}") }
                let unit = source[space...].trimmingWhitespace
                return .math("\\qty{\(source[..<space])}{\(unit)}")
            }
        }
        return .span(classes: attributes.classes, inlines(content, readsReferences: readsReferences))
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

    func string(of mask: Mask) -> String { text.string(mask.range) }
}
