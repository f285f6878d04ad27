import Diagnostics

/// Reads citation keys and what stands in the brackets round them.
struct CitationParser {
    let parser: InlineParser

    /// A key from `start` on, where the sign after `@` stands, and the index after it.
    ///
    /// Pandoc's rule: a letter, a figure or an underscore, then letters and figures with single signs between them.
    func key(_ items: ArraySlice<InlineItem>, at start: Int) -> (key: String, end: Int)? {
        var text = ""
        var end = start
        var index = start
        while index < items.endIndex, let scalar = items[index].plainScalar {
            if Self.isWord(scalar) {
                text.unicodeScalars.append(scalar)
                index += 1
                end = index
            } else if !text.isEmpty, end == index, ":.#%&-+?/".unicodeScalars.contains(scalar),
                index + 1 < items.endIndex,
                let next = items[index + 1].plainScalar, Self.isWord(next)
            {
                text.unicodeScalars.append(scalar)
                index += 1
            } else {
                break
            }
        }
        return end > start ? (text, end) : nil
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || scalar.isLetterOrNumber
    }

    /// Whether a key may start behind this `@`: addresses of mail hold one inside a word.
    private static func mayStart(_ items: ArraySlice<InlineItem>, at index: Int) -> Bool {
        guard index > items.startIndex, case .scalar(let before, _) = items[index - 1].kind else { return true }
        return before.isSpace || "([{-–—\"'“‘;,:/".unicodeScalars.contains(before)
    }

    /// Citations are short; what is longer or nests deeper is text in brackets.
    static let lengthLimit = 2000
    private static let depthLimit = 3

    /// Reads `see @a, p. 3; -@b`; nil when one of the parts cites nothing, or refers to a figure or section.
    func citation(_ items: ArraySlice<InlineItem>) -> Citation? {
        guard let parts = Self.parts(items) else { return nil }
        var result: [Citation.Item] = []
        for part in parts {
            guard let item = item(part) else { return nil }
            result.append(item)
        }
        return result.isEmpty ? nil : Citation(items: result, isInText: false)
    }

    /// The parts between semicolons; those in inner brackets do not count.
    private static func parts(_ items: ArraySlice<InlineItem>) -> [ArraySlice<InlineItem>]? {
        var parts: [ArraySlice<InlineItem>] = []
        var start = items.startIndex
        var depth = 0
        for index in items.indices {
            switch items[index].plainScalar {
            case "[":
                depth += 1
                guard depth <= depthLimit else { return nil }
            case "]": depth -= 1
            case ";" where depth == 0:
                parts.append(items[start..<index])
                start = index + 1
            default: break
            }
        }
        parts.append(items[start...])
        return parts
    }

    private func item(_ items: ArraySlice<InlineItem>) -> Citation.Item? {
        var depth = 0
        for index in items.indices {
            if items[index].plainScalar == "[" { depth += 1 }
            if items[index].plainScalar == "]" { depth -= 1 }
            guard depth == 0, items[index].plainScalar == "@", Self.mayStart(items, at: index) else { continue }
            guard let (key, end) = key(items, at: index + 1) else { continue }
            guard ReferenceName(key) == nil else { return nil }
            var prefixEnd = index
            var suppressesAuthor = false
            if index > items.startIndex, items[index - 1].plainScalar == "-",
                index - 1 == items.startIndex || items[index - 2].isSpace
            {
                suppressesAuthor = true
                prefixEnd = index - 1
            }
            let range = items[index].range.lowerBound..<items[end - 1].range.upperBound
            return Citation.Item(
                key: key, prefix: parser.inlines(parser.trimmingSpace(items[..<prefixEnd])),
                suffix: parser.inlines(Self.trimmingEnd(items[end...])), suppressesAuthor: suppressesAuthor,
                span: parser.text.span(range))
        }
        return nil
    }

    private static func trimmingEnd(_ items: ArraySlice<InlineItem>) -> ArraySlice<InlineItem> {
        var items = items
        while let last = items.last, last.isSpace { items.removeLast() }
        return items
    }

    /// Reads `@li2023` with a remark in brackets after it: `@li2023 [p. 3]`.
    func inTextCitation(_ items: ArraySlice<InlineItem>, at start: Int) -> (citation: Citation, end: Int)? {
        guard Self.mayStart(items, at: start), let (key, keyEnd) = key(items, at: start + 1) else { return nil }
        var end = keyEnd
        var suffix: [Inline] = []
        if end + 1 < items.endIndex, items[end].isSpace, items[end + 1].plainScalar == "[",
            let close = items[(end + 2)...].prefix(400).firstIndex(where: {
                $0.plainScalar == "]" || $0.plainScalar == "["
            }),
            items[close].plainScalar == "]"
        {
            suffix = parser.inlines(parser.trimmingSpace(items[(end + 2)..<close]))
            end = close + 1
        }
        let range = items[start].range.lowerBound..<items[keyEnd - 1].range.upperBound
        let item = Citation.Item(key: key, suffix: suffix, span: parser.text.span(range))
        return (Citation(items: [item], isInText: true), end)
    }
}
