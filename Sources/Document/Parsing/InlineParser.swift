import Diagnostics

/// Turns tokens into inlines: nesting first, then what libcmark does not know.
final class InlineParser {
    /// How deep inlines may nest; deeper ones are shown without their markup.
    static let nestingLimit = 200

    let text: MappedText
    let masked: MaskedText
    let log: DiagnosticLog

    init(text: MappedText, masked: MaskedText, log: DiagnosticLog) {
        self.text = text
        self.masked = masked
        self.log = log
    }

    private struct Frame {
        var kind: CommonMarkTree.Kind?
        var address = ""
        var title: String?
        var start = 0
        var items: [InlineItem] = []
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
        var input: [UInt8] = [0xEE, 0x80, 0x81] + masked.bytes
        if masked.bytes.contains(UInt8(ascii: "[")), !definitions.isEmpty { input += Array("\n\n\(definitions)".utf8) }
        var visits = CommonMarkTree(input).visits[...]
        visits = visits.drop { $0.kind != .paragraph }.dropFirst().prefix { $0.kind != .paragraph }
        if let first = visits.indices.first, visits[first].kind == .text {
            visits[first].literal = String(visits[first].literal.unicodeScalars.dropFirst())
        }
        var content = InlineContent()
        content.append(line: 0..<text.bytes.count, of: masked.bytes)
        let parser = InlineParser(text: text, masked: masked, log: log)
        return (parser, parser.items(visits, content: content))
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

    /// The items of a paragraph, with its nesting resolved.
    func items(_ visits: ArraySlice<CommonMarkTree.Visit>, content: InlineContent) -> [InlineItem] {
        if let tokens = InlineAligner.align(visits, with: content, masked: masked) { return items(tokens) }
        log.countMisalignment()
        return items(InlineAligner.unplaced(visits, range: content.range(0..<content.bytes.count)))
    }

    private func items(_ tokens: [InlineToken]) -> [InlineItem] {
        var frames = [Frame()]
        var ignored = 0
        func add(_ kind: InlineItem.Kind, _ range: Range<Int>) {
            frames[frames.count - 1].items.append(InlineItem(kind: kind, range: range))
        }
        for token in tokens {
            switch token.kind {
            case .scalar(let scalar, let isEscaped):
                add(.scalar(scalar.value == 1 ? "\u{FFFD}" : scalar, isEscaped: isEscaped), token.range)
            case .mask(let index): add(.mask(index), token.range)
            case .code(let code, let content): add(.node(self.code(code, content: content)), token.range)
            case .html(let html): if let kind = rawHTML(html, token.range) { add(.node(kind), token.range) }
            case .softBreak: add(.node(.softBreak), token.range)
            case .lineBreak: add(.node(.lineBreak), token.range)
            case .open(let kind, let address, let title):
                if frames.count > Self.nestingLimit {
                    if ignored == 0 { log.tooDeep(at: text.span(token.range)) }
                    ignored += 1
                } else {
                    frames.append(
                        Frame(
                            kind: kind, address: address, title: title.isEmpty ? nil : title,
                            start: token.range.lowerBound))
                }
            case .close:
                if ignored > 0 {
                    ignored -= 1
                } else if frames.count > 1 {
                    let frame = frames.removeLast()
                    let range = frame.start..<max(frame.start, token.range.upperBound)
                    if let kind = close(frame, tail: token.range) { add(kind, range) }
                }
            }
        }
        while frames.count > 1 {
            let frame = frames.removeLast()
            frames[frames.count - 1].items += frame.items
        }
        return frames[0].items
    }

    private func close(_ frame: Frame, tail: Range<Int>) -> InlineItem.Kind? {
        switch frame.kind {
        case .emphasis: return .node(.emphasis(inlines(frame.items[...])))
        case .strong: return .node(.strong(inlines(frame.items[...])))
        case .link:
            let address = unmasked(frame.address, in: tail)
            if frame.items.isEmpty, address.hasPrefix("#"), let name = ReferenceName(address.dropFirst()) {
                return .node(
                    .reference(Reference(identifiers: [name.identifier], showsKind: true, isCapitalized: false)))
            }
            return .node(
                .link(
                    address: address, title: frame.title.map { unmasked($0, in: tail) },
                    inlines(frame.items[...], readsReferences: false)))
        case .image:
            return .image(
                path: unmasked(frame.address, in: tail), title: frame.title.map { unmasked($0, in: tail) },
                caption: inlines(frame.items[...]))
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
        return .expression(InlineExpression(source: span))
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
