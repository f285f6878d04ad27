import Diagnostics

/// Turns CommonMark's inlines into the document's, with spans and the notebook's own notation.
struct InlineBuilder {
    let file: SourceFile
    let mask: SourceMask
    private var locator: TextLocator
    private(set) var diagnostics: [Diagnostic] = []
    /// Displayed equations met among the inlines, by where they start.
    private(set) var displayedMath: [Int: SourceMask.Math] = [:]

    /// - Parameter range: the block whose inlines are built.
    init(file: SourceFile, mask: SourceMask, range: Range<Int>) {
        self.file = file
        self.mask = mask
        locator = TextLocator(bytes: mask.bytes, range: range)
    }

    mutating func build(_ nodes: [MarkdownNode]) -> [Inline] {
        let raw = nodes.flatMap { inlines($0) }
        return InlineNotation(file: file).apply(to: raw)
    }

    private mutating func inlines(_ node: MarkdownNode) -> [Inline] {
        let start = locator.cursor
        switch node.kind {
        case .text: return text(node.literal)
        case .softBreak, .lineBreak:
            locator.skip(past: UInt8(ascii: "\n"))
            let kind = node.kind == .softBreak ? Inline.Kind.softBreak : .lineBreak
            return [Inline(kind, span: file.span(start..<max(start, locator.cursor)))]
        case .inlineCode: return [code(node.literal)]
        case .emphasis, .strong:
            let content = node.children.flatMap { inlines($0) }
            let width = node.kind == .strong ? 2 : 1
            locator.skip(width, of: [UInt8(ascii: "*"), UInt8(ascii: "_")])
            let lower = max(start, (content.first?.span.range.lowerBound ?? start) - width)
            let span = file.span(lower..<max(lower, locator.cursor))
            let finished = InlineNotation(file: file).apply(to: content)
            return [Inline(node.kind == .strong ? .strong(finished) : .emphasis(finished), span: span)]
        case .link(let address):
            let content = node.children.flatMap { inlines($0) }
            if content.isEmpty { locator.skip(past: UInt8(ascii: "[")) }
            locator.skipLinkEnd()
            let lower = max(start, (content.first?.span.range.lowerBound ?? start + 1) - 1)
            let span = file.span(lower..<max(lower, locator.cursor))
            if address.hasPrefix("#"), let reference = ReferenceNotation.reference(String(address.dropFirst())), content.isEmpty {
                return [Inline(.reference(reference), span: span)]
            }
            return [Inline(.link(address: address, InlineNotation(file: file).apply(to: content)), span: span)]
        case .image(let path):
            let content = node.children.flatMap { inlines($0) }
            locator.skipLinkEnd()
            let lower = max(start, (content.first?.span.range.lowerBound ?? start + 2) - 2)
            let alternative = InlineNotation(file: file).apply(to: content).plainText
            return [
                Inline(.image(path: path, alternative: alternative), span: file.span(lower..<max(lower, locator.cursor)))
            ]
        case .inlineHTML:
            let offsets = locator.locate(Array(node.literal.utf8))
            if !node.literal.hasPrefix("<!--") {
                diagnostics.append(
                    .warning(
                        "raw-html", "HTML in the text is left out", at: file.span(offsets[0]..<offsets[offsets.count - 1]),
                        hint: "use the notebook's own notation, for example ~sub~ and ^sup^"))
            }
            return []
        default: return node.children.flatMap { inlines($0) }
        }
    }

    private mutating func code(_ literal: String) -> Inline {
        let offsets = locator.locate(Array(literal.utf8))
        locator.skip(3, of: [UInt8(ascii: "`")])
        let range = offsets[0]..<max(offsets[0], offsets[offsets.count - 1])
        let prefix = "{swift}"
        if literal.hasPrefix(prefix) {
            var lower = range.lowerBound + prefix.utf8.count
            while lower < range.upperBound, file.bytes[lower] == 0x20 { lower += 1 }
            return Inline(.expression(InlineExpression(source: file.span(lower..<range.upperBound))), span: file.span(range))
        }
        let text = literal.hasPrefix("{{swift}}") ? "{swift}" + literal.dropFirst("{{swift}}".count) : literal
        return Inline(.code(String(text)), span: file.span(range))
    }

    /// Text with the math that the mask hid in it.
    private mutating func text(_ literal: String) -> [Inline] {
        let bytes = Array(literal.utf8)
        let offsets = locator.locate(bytes)
        var inlines: [Inline] = []
        var index = 0
        var textStart = 0
        func flush(to end: Int) {
            guard end > textStart else { return }
            let range = offsets[textStart]..<max(offsets[textStart], offsets[end])
            inlines.append(Inline(.text(String(decoding: bytes[textStart..<end], as: UTF8.self)), span: file.span(range)))
        }
        while index < bytes.count {
            guard let math = maskedMath(at: offsets[index], byte: bytes[index]) else {
                index += 1
                continue
            }
            flush(to: index)
            let content = String(decoding: file.bytes[math.content], as: UTF8.self)
            inlines.append(Inline(.math(content.trimmed), span: file.span(math.range)))
            let whole = math.range.lowerBound..<(math.attributes?.upperBound ?? math.range.upperBound)
            if math.isDisplay {
                displayedMath[math.range.lowerBound] = math
                index += 3
            } else {
                index = min(bytes.count, index + whole.count)
            }
            textStart = index
        }
        flush(to: bytes.count)
        return inlines
    }

    private func maskedMath(at offset: Int, byte: UInt8) -> SourceMask.Math? {
        guard byte >= 0xEE else { return nil }
        var low = 0
        var high = mask.math.count
        while low < high {
            let middle = (low + high) / 2
            if mask.math[middle].range.lowerBound < offset { low = middle + 1 } else { high = middle }
        }
        guard low < mask.math.count, mask.math[low].range.lowerBound == offset else { return nil }
        return mask.math[low]
    }
}
