import Document

/// What the index says about a notebook: the first paragraph of its abstract, otherwise its first sentence.
struct PageSummary {
    let content: [Inline]

    init(_ document: ResolvedDocument) {
        if let abstract = Self.paragraph(document.metadata.abstract) {
            content = Self.plain(abstract)
        } else {
            content = Self.firstSentence(Self.plain(Self.paragraph(document.blocks) ?? []))
        }
    }

    private static func paragraph(_ blocks: [Block]) -> [Inline]? {
        for block in blocks { if case .paragraph(let content) = block.kind { return content } }
        return nil
    }

    /// Without links and without citations, whose numbers say nothing away from their list.
    private static func plain(_ inlines: [Inline]) -> [Inline] {
        inlines.filter { inline in
            if case .citation(let citation) = inline.kind { citation.isInText } else { true }
        }.withoutLinks
    }

    /// The text to the end of its first sentence: a stop with a space and a capital after it, unless it ends an abbreviation.
    private static func firstSentence(_ inlines: [Inline]) -> [Inline] {
        var result: [Inline] = []
        for (index, inline) in inlines.enumerated() {
            if case .text(let text) = inline.kind {
                let next = inlines.dropFirst(index + 1).first
                if let end = sentenceEnd(in: text, isBeforeBreak: next.map(isBreak) ?? true) {
                    return result + [Inline(.text(String(text[..<end])), span: inline.span)]
                }
            }
            result.append(inline)
        }
        return result
    }

    private static func isBreak(_ inline: Inline) -> Bool {
        switch inline.kind {
        case .softBreak, .lineBreak: true
        default: false
        }
    }

    private static func sentenceEnd(in text: String, isBeforeBreak: Bool) -> String.Index? {
        for index in text.indices where ".?!".contains(text[index]) {
            let after = text.index(after: index)
            let rest = text[after...]
            let ends =
                rest.isEmpty
                ? isBeforeBreak
                : rest.first == " " && rest.dropFirst().first.map { $0.isUppercase || $0.isNumber } == true
            if ends, text[index] != "." || !isAbbreviation(text[..<index]) { return after }
        }
        return nil
    }

    private static let abbreviations: Set<Substring> = [
        "Fig", "Figs", "Eq", "Eqs", "Ref", "Refs", "Sec", "Tab", "al", "e.g", "i.e", "cf", "vs", "approx", "ca", "No",
        "Dr", "Prof", "z.B", "bzw", "Abb",
    ]

    private static func isAbbreviation(_ text: Substring) -> Bool {
        let word = text.suffix(while: { !$0.isWhitespace && $0 != "(" && $0 != "\u{A0}" })
        // A single letter is an initial.
        return word.count == 1 && word.first?.isLetter == true || abbreviations.contains(word)
    }
}

extension Substring {
    /// The longest end of which all characters satisfy the condition.
    fileprivate func suffix(while condition: (Character) -> Bool) -> Substring {
        var start = endIndex
        while start > startIndex, condition(self[index(before: start)]) { start = index(before: start) }
        return self[start...]
    }
}
