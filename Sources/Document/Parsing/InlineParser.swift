import Diagnostics
import Quantities

/// Turns tokens into inlines: nesting first, then what libcmark does not know.
final class InlineParser {
    /// How deep inlines may nest; deeper ones are shown without their markup.
    static let nestingLimit = 200

    let text: MappedText
    let masked: MaskedText
    let log: DiagnosticLog
    /// What the items of the kind `node` stand for.
    private(set) var settled: [Inline.Kind] = []
    private(set) var images: [Image] = []

    /// An image that is not yet known to stand in a line or alone.
    struct Image {
        var path: String
        var title: String?
        var caption: [Inline]
    }

    init(text: MappedText, masked: MaskedText, log: DiagnosticLog) {
        self.text = text
        self.masked = masked
        self.log = log
    }

    /// A construct that is not closed yet.
    private struct Frame {
        /// Index of the visit that opened it.
        var visit: Int
        var start: Int
        /// The items round it, up to its start.
        var before: [InlineItem]
    }

    /// Reads a text that is a single run of inlines, such as a caption.
    ///
    /// - parameter definitions: The document's link definitions, one a line.
    static func parse(_ text: MappedText, definitions: String = "", log: DiagnosticLog) -> (InlineParser, [InlineItem])
    {
        if let items = plainItems(text) {
            let masked = MaskedText(bytes: text.bytes, lines: [0..<text.bytes.count])
            return (InlineParser(text: text, masked: masked, log: log), items)
        }
        let masked = SourceMasker.mask(inlines: text, log: log)
        // The letter at the start keeps the text a paragraph whatever it starts with.
        let letter: [UInt8] = [0xEE, 0x80, 0x81]
        var input = letter + masked.bytes
        if masked.bytes.contains(UInt8(ascii: "[")), !definitions.isEmpty { input += Array("\n\n\(definitions)".utf8) }
        var tree = CommonMarkTree(input)
        let visits = tree.visits.drop { $0.kind != .paragraph }.dropFirst().prefix { $0.kind != .paragraph }.indices
        if let first = visits.first { tree.dropStart(ofTextAt: first, letter.count) }
        var content = InlineContent()
        content.append(line: 0..<text.bytes.count, of: masked.bytes)
        let parser = InlineParser(text: text, masked: masked, log: log)
        return (parser, parser.items(visits, of: tree, content: content))
    }

    /// What a figure shows, in words: its signs mean only themselves, but it may hold expressions.
    static func alternative(_ text: MappedText, definitions: String, log: DiagnosticLog) -> [Inline] {
        let words = text.string(0..<text.bytes.count)
        guard words.contains("`{swift}") else {
            return [Inline(.text(words.trimmingWhitespace), span: text.wholeSpan)]
        }
        let (parser, items) = parse(text, definitions: definitions, log: log)
        return parser.inlines(parser.trimmingSpace(items[...]))
    }

    /// The value of an attribute as it stands in the text, or without a place of its own where it holds escapes.
    func text(ofAttribute value: String, in range: Range<Int>) -> MappedText {
        let bytes = Array(value.utf8)
        let place = range.first { text.bytes[$0..<range.upperBound].starts(with: bytes) }
        return place.map { text.slice($0..<($0 + bytes.count)) } ?? MappedText(value, at: text.span(range))
    }

    /// Text that means nothing to libcmark, as its items; nil for other text. Cells of tables are many and short, and most
    /// are of this kind.
    private static func plainItems(_ text: MappedText) -> [InlineItem]? {
        let bytes = text.bytes
        guard bytes.allSatisfy(isPlain) else { return nil }
        let end = bytes.lastIndex { $0 != .space }.map { $0 + 1 } ?? 0
        var items: [InlineItem] = []
        items.reserveCapacity(end)
        var offset = 0
        for scalar in String(decoding: bytes[..<end], as: UTF8.self).unicodeScalars {
            let next = min(offset + UTF8.width(scalar), bytes.count)
            items.append(InlineItem(kind: .scalar(scalar, isEscaped: false), range: offset..<next))
            offset = next
        }
        return items
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        byte.isLetter || byte.isDigit || byte == .space || byte >= 0x80 || plainMarks.contains(byte)
    }

    private static let plainMarks = Array(".,;:+-/=%()~^@|\"'?".utf8)

    /// Keeps an inline that is settled and gives the item that stands for it.
    func settle(_ kind: Inline.Kind) -> InlineItem.Kind {
        settled.append(kind)
        return .node(settled.count - 1)
    }

    /// The items of a paragraph, with its nesting resolved.
    ///
    /// - Parameter visits: Indices of the paragraph's content in the tree.
    func items(_ visits: Range<Int>, of tree: CommonMarkTree, content: InlineContent) -> [InlineItem] {
        if let tokens = InlineAligner.align(visits, of: tree, with: content, masked: masked) {
            return items(tokens, tree)
        }
        log.countMisalignment()
        let range = content.range(0..<content.bytes.count)
        return items(InlineAligner.unplaced(visits, of: tree, range: range), tree)
    }

    private func items(_ tokens: InlineTokens, _ tree: CommonMarkTree) -> [InlineItem] {
        var items: [InlineItem] = []
        items.reserveCapacity(tokens.tokens.count)
        var outer: [Frame] = []
        var ignored = 0
        for token in tokens.tokens {
            let kind: InlineItem.Kind
            switch token.kind {
            case .scalar(let scalar, let isEscaped):
                kind = .scalar(scalar.value == 1 ? "\u{FFFD}" : scalar, isEscaped: isEscaped)
            case .mask(let index): kind = .mask(index)
            case .code(let index):
                let code = tokens.codes[index]
                kind = settle(self.code(tree.string(tree.visits[code.visit].literal), content: code.content))
            case .html(let visit):
                guard let html = rawHTML(tree.string(tree.visits[visit].literal), token.range) else { continue }
                kind = settle(html)
            case .softBreak: kind = .softBreak
            case .lineBreak: kind = .lineBreak
            case .open(let visit):
                if outer.count >= Self.nestingLimit {
                    if ignored == 0 { log.tooDeep(at: text.span(token.range)) }
                    ignored += 1
                } else {
                    outer.append(Frame(visit: visit, start: token.range.lowerBound, before: items))
                    items = []
                }
                continue
            case .close:
                if ignored > 0 {
                    ignored -= 1
                } else if let frame = outer.popLast() {
                    let inner = items
                    items = frame.before
                    let range = frame.start..<max(frame.start, token.range.upperBound)
                    if let kind = close(tree.visits[frame.visit], of: tree, inner, tail: token.range) {
                        items.append(InlineItem(kind: kind, range: range))
                    }
                }
                continue
            }
            items.append(InlineItem(kind: kind, range: token.range))
        }
        while let frame = outer.popLast() { items = frame.before + items }
        return items
    }

    private func close(
        _ visit: CommonMarkTree.Visit, of tree: CommonMarkTree, _ items: [InlineItem], tail: Range<Int>
    ) -> InlineItem.Kind? {
        func title() -> String? { visit.detail.isEmpty ? nil : unmasked(tree.string(visit.detail), in: tail) }
        switch visit.kind {
        case .emphasis: return settle(.emphasis(inlines(items[...])))
        case .strong: return settle(.strong(inlines(items[...])))
        case .link:
            let address = unmasked(tree.string(visit.literal), in: tail)
            if items.isEmpty, address.hasPrefix("#"), let name = ReferenceName(address.dropFirst()) {
                return settle(
                    .reference(Reference(identifiers: [name.identifier], showsKind: true, isCapitalized: false)))
            }
            return settle(.link(address: address, title: title(), inlines(items[...], readsReferences: false)))
        case .image:
            let path = unmasked(tree.string(visit.literal), in: tail)
            images.append(Image(path: path, title: title(), caption: inlines(items[...])))
            return .image(images.count - 1)
        default: return nil
        }
    }

    private func unmasked(_ address: String, in range: Range<Int>) -> String {
        guard address.unicodeScalars.contains("\u{E000}") else { return address }
        var address = Array(address.utf8)
        for mask in masked.masks[masked.firstMask(endingAfter: range.lowerBound)...] {
            guard mask.range.lowerBound < range.upperBound else { break }
            guard range.contains(mask.range.lowerBound) else { continue }
            let hidden = Array(masked.bytes[mask.range])
            guard let start = address.indices.first(where: { address[$0...].starts(with: hidden) }) else { continue }
            address.replaceSubrange(start..<(start + hidden.count), with: text.bytes[mask.range])
        }
        return String(decoding: address, as: UTF8.self)
    }

    private func rawHTML(_ html: String, _ range: Range<Int>) -> Inline.Kind? {
        if log.options.keeps(html: html) { return .rawHTML(html) }
        // An element is reported once, at its start.
        guard !log.options.keepsRawHTML, !html.hasPrefix("<!--"), !html.hasPrefix("</") else { return nil }
        log.warning(
            "raw-html", "raw HTML is left out", at: text.span(range),
            hint: "write \\< for a less-than sign, or use the notebook's own notation")
        return nil
    }

    /// Code between backticks: Swift to evaluate, or code to show.
    private func code(_ code: String, content: Range<Int>) -> Inline.Kind {
        guard code.utf8.first(where: { !$0.isSpaceOrLineEnd }) == .openBrace else { return .code(code) }
        let trimmed = code.trimmingSpaces
        if trimmed.hasPrefix("{{swift}}") { return .code("{swift}" + trimmed.dropFirst("{{swift}}".count)) }
        guard trimmed.hasPrefix("{"), let close = trimmed.firstIndex(of: "}"), text.isSource else { return .code(code) }
        let language = trimmed[trimmed.index(after: trimmed.startIndex)..<close]
        guard language == "swift" else {
            if CellLanguage.foreign.contains(language.lowercased()) {
                log.error(
                    "unknown-language", "code in '\(language)' cannot be evaluated", at: text.span(content),
                    hint: "only {swift} runs; write {{\(language)}} to show the text")
            }
            return .code(code)
        }
        let bytes = text.bytes
        var range = content
        while range.lowerBound < range.upperBound, bytes[range.lowerBound] != UInt8(ascii: "}") {
            range = (range.lowerBound + 1)..<range.upperBound
        }
        range = min(range.lowerBound + 1, range.upperBound)..<range.upperBound
        while let first = range.first, bytes[first].isSpaceOrLineEnd { range = (first + 1)..<range.upperBound }
        while let last = range.last, bytes[last].isSpaceOrLineEnd { range = range.lowerBound..<last }
        let span = text.span(range)
        guard !range.isEmpty else {
            log.error("empty-expression", "there is no expression after {swift}", at: text.span(content))
            return .code(code)
        }
        let expected = trimmed[trimmed.index(after: close)...]
        let read = span.text
        if read != expected.trimmingSpaces,
            read.split(whereSeparator: \.isWhitespace) != expected.split(whereSeparator: \.isWhitespace)
        {
            log.error(
                "escaped-expression", "an expression cannot hold escape sequences or the marks of a quotation",
                at: span,
                hint: "put the text in single quotes or behind '|' so that the Swift stands in it as it is")
        }
        return .expression(formatted(span, range))
    }

    /// An expression and the format that stands behind its last semicolon. Swift itself has none there: what follows one
    /// inside braces or a text ends with their closing sign, which no format holds.
    private func formatted(_ span: SourceSpan, _ range: Range<Int>) -> InlineExpression {
        let code = text.bytes[range]
        guard let mark = code.lastIndex(of: UInt8(ascii: ";")) else { return InlineExpression(source: span) }
        let written = text.string((mark + 1)..<range.upperBound).trimmingWhitespace
        guard !written.isEmpty, !written.contains(where: { "\"'(){}[]\\".contains($0) }) else {
            return InlineExpression(source: span)
        }
        let place = range.upperBound - written.utf8.count
        var end = mark
        while end > range.lowerBound, text.bytes[end - 1].isSpaceOrLineEnd { end -= 1 }
        let expression = text.span(range.lowerBound..<end)
        do throws(QuantityError) {
            _ = try NumberFormat(parsing: written)
            return InlineExpression(source: expression, format: written)
        } catch {
            log.error(
                "invalid-format", error.description, at: text.span(place..<range.upperBound), hint: error.advice)
            return InlineExpression(source: expression)
        }
    }

    /// Takes attributes off the end of a run of items.
    func splitTrailingAttributes(_ items: ArraySlice<InlineItem>) -> AttributedItems {
        let trimmed = trimmingSpace(items)
        guard let last = trimmed.last, case .mask(let index) = last.kind,
            case .attributes(let attributes) = masked.masks[index].kind
        else { return AttributedItems(items: trimmed) }
        return AttributedItems(items: trimmingSpace(trimmed.dropLast()), attributes: attributes)
    }

    func trimmingSpace(_ items: ArraySlice<InlineItem>) -> ArraySlice<InlineItem> {
        var items = items.drop(while: \.isTrimmed)
        while let last = items.last, last.isTrimmed { items.removeLast() }
        return items
    }
}

/// Names of languages that other tools run.
enum CellLanguage {
    static let foreign: Set<String> = [
        "python", "py", "r", "julia", "jl", "bash", "sh", "js", "ojs", "javascript", "sql",
    ]
}
