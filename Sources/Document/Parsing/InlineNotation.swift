import Diagnostics

/// Applies the notation that CommonMark lacks to the texts among inlines: references, sub- and superscripts, classes of
/// spans, typographic quotes and dashes.
struct InlineNotation {
    let file: SourceFile

    func apply(to inlines: [Inline]) -> [Inline] {
        let withReferences = inlines.flatMap { splitReferences($0) }
        let withScripts = scripts(withReferences)
        return Typography.apply(to: withScripts)
    }

    // MARK: References

    private func splitReferences(_ inline: Inline) -> [Inline] {
        guard case .text(let text) = inline.kind, text.contains("@") || text.contains("]{") else { return [inline] }
        var result: [Inline] = []
        var pending = text.startIndex
        var index = text.startIndex
        func flush(to end: String.Index) {
            if pending < end { result.append(part(inline, text, pending..<end, .text(String(text[pending..<end])))) }
        }
        while index < text.endIndex {
            let isWordBefore = index > text.startIndex && Self.isWord(text[text.index(before: index)])
            if text[index] == "@" || text[index] == "[", !isWordBefore || text[index] == "[",
                let (reference, end) = ReferenceNotation.leading(text[index...])
            {
                flush(to: index)
                result.append(part(inline, text, index..<end, .reference(reference)))
                index = end
                pending = end
            } else if text[index] == "[", let bracketed = classedSpan(text[index...]) {
                flush(to: index)
                result.append(part(inline, text, bracketed.content, .text(String(text[bracketed.content]))))
                index = bracketed.end
                pending = index
            } else {
                index = text.index(after: index)
            }
        }
        flush(to: text.endIndex)
        return result
    }

    /// `[text]{.class}`: the class has no effect yet, the text stays.
    private func classedSpan(_ text: Substring) -> (content: Range<String.Index>, end: String.Index)? {
        guard let close = text.range(of: "]{."), let end = text[close.upperBound...].firstIndex(of: "}") else { return nil }
        let content = text.index(after: text.startIndex)..<close.lowerBound
        return text[content].contains("[") ? nil : (content, text.index(after: end))
    }

    private static func isWord(_ character: Character) -> Bool { character.isLetter || character.isNumber || character == "." }

    /// A piece of a text with its part of the span; exact where text and source agree byte by byte.
    private func part(_ inline: Inline, _ text: String, _ range: Range<String.Index>, _ kind: Inline.Kind) -> Inline {
        let whole = inline.span.range
        let start = text[..<range.lowerBound].utf8.count
        let end = text[..<range.upperBound].utf8.count
        guard text.utf8.count == whole.count else { return Inline(kind, span: inline.span) }
        return Inline(kind, span: file.span(whole.lowerBound + start..<whole.lowerBound + end))
    }

    // MARK: Subscripts and superscripts

    /// A sibling list cut into single characters where a `~` or `^` may open or close.
    private func scripts(_ inlines: [Inline]) -> [Inline] {
        var pieces: [Inline] = []
        for inline in inlines {
            guard case .text(let text) = inline.kind, text.contains("~") || text.contains("^") else {
                pieces.append(inline)
                continue
            }
            var start = text.startIndex
            for index in text.indices where text[index] == "~" || text[index] == "^" {
                if start < index { pieces.append(part(inline, text, start..<index, .text(String(text[start..<index])))) }
                start = text.index(after: index)
                pieces.append(part(inline, text, index..<start, .text(String(text[index]))))
            }
            if start < text.endIndex {
                pieces.append(part(inline, text, start..<text.endIndex, .text(String(text[start...]))))
            }
        }
        var result: [Inline] = []
        var index = 0
        while index < pieces.count {
            guard let mark = delimiter(pieces[index]), let close = closing(mark, in: pieces, after: index) else {
                result.append(pieces[index])
                index += 1
                continue
            }
            let content = scripts(Array(pieces[index + 1..<close]))
            let span = file.span(pieces[index].span.range.lowerBound..<max(
                pieces[index].span.range.lowerBound, pieces[close].span.range.upperBound))
            result.append(Inline(mark == "~" ? .subscript(content) : .superscript(content), span: span))
            index = close + 1
        }
        return result
    }

    private func delimiter(_ inline: Inline) -> Character? {
        if case .text(let text) = inline.kind, text == "~" || text == "^" { text.first } else { nil }
    }

    /// The closing sign; none where white space comes first.
    private func closing(_ mark: Character, in pieces: [Inline], after open: Int) -> Int? {
        for index in pieces.indices.dropFirst(open + 1) {
            if delimiter(pieces[index]) == mark { return index > open + 1 ? index : nil }
            switch pieces[index].kind {
            case .text(let text) where text.contains(where: { $0 == " " || $0 == "\t" || $0 == "\n" }): return nil
            case .softBreak, .lineBreak: return nil
            default: break
            }
        }
        return nil
    }
}
