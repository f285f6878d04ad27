import Diagnostics

/// Builds inlines from items, gathering characters into runs of text.
struct InlineAssembly {
    let parser: InlineParser
    let readsReferences: Bool
    private var result: [Inline] = []
    /// UTF-8 of the text that is being gathered.
    private var run: [UInt8] = []
    private var runRange: Range<Int>?

    init(parser: InlineParser, readsReferences: Bool) {
        self.parser = parser
        self.readsReferences = readsReferences
    }

    mutating func inlines(_ items: ArraySlice<InlineItem>) -> [Inline] {
        let saved = (result, run, runRange)
        (result, run, runRange) = ([], [], nil)
        defer { (result, run, runRange) = saved }
        let closers = scriptClosers(items)
        var index = items.startIndex
        while index < items.endIndex {
            let item = items[index]
            switch item.kind {
            case .scalar(let scalar, let isEscaped):
                if isEscaped || scalar.isLetterDigitOrSpace {
                    append(scalar, item.range)
                    index = appendLetters(items, from: index + 1)
                } else if scalar == "~" || scalar == "^", let close = closers[index] {
                    let content = inlines(items[(index + 1)..<close].filter { $0.plainScalar != "\\" }[...])
                    add(
                        scalar == "~" ? .subscript(content) : .superscript(content),
                        item.range.lowerBound..<items[close].range.upperBound)
                    index = close + 1
                } else if scalar == "@", readsReferences, let (reference, end) = reference(items, at: index) {
                    add(.reference(reference), item.range.lowerBound..<items[end - 1].range.upperBound)
                    index = end
                } else if scalar == "@", readsReferences,
                    let (citation, end) = CitationParser(parser: parser).inTextCitation(items, at: index)
                {
                    add(.citation(citation), item.range.lowerBound..<items[end - 1].range.upperBound)
                    index = end
                } else {
                    index = punctuation(scalar, items, at: index)
                }
            case .softBreak, .lineBreak:
                if case .softBreak = item.kind { add(.softBreak, item.range) } else { add(.lineBreak, item.range) }
                index += 1
            case .node(let node):
                add(parser.settled[node], item.range)
                index += 1
            case .image(let number):
                let image = parser.images[number]
                let attributes =
                    index + 1 < items.endIndex ? imageAttributes(items[index + 1]) : (width: nil, alternative: nil)
                add(
                    .image(
                        path: image.path, title: image.title,
                        alternative: attributes.alternative ?? image.caption.plainText,
                        width: attributes.width), item.range)
                index += 1
            case .mask(let mask):
                addMask(parser.masked.masks[mask], after: index > items.startIndex ? items[index - 1] : nil)
                index += 1
            }
        }
        flush()
        return result
    }

    private mutating func append(_ scalar: Unicode.Scalar, _ range: Range<Int>) {
        if scalar.isASCII { run.append(UInt8(scalar.value)) } else { run += UTF8.encode(scalar) ?? .init() }
        runRange = (runRange?.lowerBound ?? range.lowerBound)..<max(range.upperBound, runRange?.upperBound ?? 0)
    }

    /// Gathers the letters, digits and spaces from an index on; the index after them.
    private mutating func appendLetters(_ items: ArraySlice<InlineItem>, from start: Int) -> Int {
        var index = start
        var end: Int?
        while index < items.endIndex, let scalar = items[index].plainScalar, scalar.isLetterDigitOrSpace {
            run.append(UInt8(truncatingIfNeeded: scalar.value))
            end = items[index].range.upperBound
            index += 1
        }
        if let end, let range = runRange { runRange = range.lowerBound..<max(range.upperBound, end) }
        return index
    }

    private mutating func flush() {
        guard let range = runRange else { return }
        result.append(Inline(.text(String(decoding: run, as: UTF8.self)), span: parser.text.span(range)))
        run.removeAll(keepingCapacity: true)
        runRange = nil
    }

    private mutating func add(_ kind: Inline.Kind, _ range: Range<Int>) {
        flush()
        result.append(Inline(kind, span: parser.text.span(range)))
    }

    private mutating func addMask(_ mask: Mask, after previous: InlineItem?) {
        switch mask.kind {
        case .math(let source), .displayMath(let source): add(.math(source), mask.range)
        case .literal(let text):
            for scalar in text.unicodeScalars { append(scalar, mask.range) }
        case .attributes:
            if let previous, takesAttributes(previous) { break }
            for scalar in parser.string(of: mask).unicodeScalars { append(scalar, mask.range) }
        case .shortcode(let content):
            parser.log.error(
                "misplaced-shortcode", "the shortcode '\(content.prefix(40))' must stand on a line of its own",
                at: parser.text.span(mask.range))
        }
    }

    /// Whether attributes behind an item are not shown: those of an image are read with it, those of a link or code have no
    /// effect on the page.
    private func takesAttributes(_ item: InlineItem) -> Bool {
        switch item.kind {
        case .image: return true
        case .node(let node):
            switch parser.settled[node] {
            case .link, .code, .expression, .reference, .citation: return true
            default: return false
            }
        default: return false
        }
    }

    /// The width and the words that attributes behind an image give it.
    private func imageAttributes(_ item: InlineItem) -> (width: Length?, alternative: String?) {
        guard case .mask(let index) = item.kind, case .attributes(let attributes) = parser.masked.masks[index].kind
        else {
            return (nil, nil)
        }
        let span = parser.text.span(item.range)
        var result: (width: Length?, alternative: String?) = (nil, nil)
        for (key, value) in attributes.values {
            switch key {
            case "fig-alt", "alt": result.alternative = value
            case "width":
                result.width = Length(value)
                if result.width == nil {
                    parser.log.error("wrong-type", "'width' must be \(SchemaType.length.expected)", at: span)
                }
            default:
                parser.log.warning(
                    "unknown-attribute", "an image in the text has no attribute '\(key)'", at: span,
                    hint: "it takes width and alt; an image alone in its paragraph is a figure and takes more")
            }
        }
        return result
    }

    /// For each `~` and `^` that opens a script, the item that closes it (Pandoc's rule: no space inside).
    private func scriptClosers(_ items: ArraySlice<InlineItem>) -> [Int: Int] {
        guard items.contains(where: { $0.plainScalar == "~" || $0.plainScalar == "^" }) else { return [:] }
        var closers: [Int: Int] = [:]
        var open: [Unicode.Scalar: Int] = [:]
        var taken = items.startIndex
        for index in items.indices {
            let item = items[index]
            if item.isSpace {
                let isEscaped = index > items.startIndex && items[index - 1].plainScalar == "\\"
                if !isEscaped, !open.isEmpty { open = [:] }
                continue
            }
            guard let scalar = item.plainScalar, scalar == "~" || scalar == "^" else { continue }
            if let start = open[scalar], start + 1 < index {
                closers[start] = index
                // What opened inside closes inside.
                open = open.filter { $0.value < start }
                taken = index + 1
            } else if index >= taken {
                let isDouble =
                    (index + 1 < items.endIndex && items[index + 1].plainScalar == scalar)
                    || (index > items.startIndex && items[index - 1].plainScalar == scalar)
                let isNote = scalar == "^" && index + 1 < items.endIndex && items[index + 1].plainScalar == "["
                open[scalar] = isDouble || isNote ? nil : index
            }
        }
        return closers
    }

    private func reference(_ items: ArraySlice<InlineItem>, at start: Int) -> (Reference, Int)? {
        if start > items.startIndex, case .scalar(let before, _) = items[start - 1].kind,
            before.isLetterOrNumber
        {
            return nil
        }
        var end = start + 1
        var text = ""
        while end < items.endIndex, let scalar = items[end].plainScalar,
            scalar.isASCII,
            UInt8(scalar.value).isLetter || UInt8(scalar.value).isDigit || "-_:.".unicodeScalars.contains(scalar)
        {
            text.unicodeScalars.append(scalar)
            end += 1
        }
        while let last = text.last, "-_:.".contains(last) {
            text.removeLast()
            end -= 1
        }
        guard let name = ReferenceName(text) else { return nil }
        return (
            Reference(identifiers: [name.identifier], showsKind: true, isCapitalized: name.isCapitalized), end
        )
    }

    /// Typographic quotation marks, dashes and dots.
    private mutating func punctuation(_ scalar: Unicode.Scalar, _ items: ArraySlice<InlineItem>, at index: Int) -> Int {
        var count = 1
        guard parser.log.options.setsTypography else {
            append(scalar, items[index].range)
            return index + 1
        }
        if scalar == "-" || scalar == "." {
            while index + count < items.endIndex, items[index + count].plainScalar == scalar { count += 1 }
        }
        let range = items[index].range.lowerBound..<items[index + count - 1].range.upperBound
        switch scalar {
        case "-" where count > 1:
            for dash in Self.dashes(count) { append(dash, range) }
        case "." where count > 1:
            for _ in 0..<(count / 3) { append("…", range) }
            for _ in 0..<(count % 3) { append(".", range) }
        case "\"": append(opensQuote(items, at: index) ? "“" : "”", range)
        case "'": append(opensQuote(items, at: index) && closesQuote(items, after: index) ? "‘" : "’", range)
        default: append(scalar, range)
        }
        return index + count
    }

    /// Dashes for a run of hyphens, as libcmark's smart punctuation chooses them.
    private static func dashes(_ count: Int) -> [Unicode.Scalar] {
        let (em, en): (Int, Int) =
            if count % 3 == 0 {
                (count / 3, 0)
            } else if count % 2 == 0 {
                (0, count / 2)
            } else if count % 3 == 2 {
                ((count - 2) / 3, 1)
            } else {
                ((count - 4) / 3, 2)
            }
        return Array(repeating: "—", count: em) + Array(repeating: "–", count: en)
    }

    private func opensQuote(_ items: ArraySlice<InlineItem>, at index: Int) -> Bool {
        let next = index + 1 < items.endIndex ? items[index + 1] : nil
        guard let next, !next.isSpace else { return false }
        guard index > items.startIndex else { return true }
        let previous = items[index - 1]
        if previous.isSpace { return true }
        guard case .scalar(let scalar, _) = previous.kind else { return false }
        return "([{–—-/=\"'“‘".unicodeScalars.contains(scalar)
    }

    /// Whether a later single quote can close one that opens at `index`, within a reasonable distance.
    private func closesQuote(_ items: ArraySlice<InlineItem>, after index: Int) -> Bool {
        for other in (index + 1)..<min(items.endIndex, index + 500) where items[other].plainScalar == "'" {
            let isBeforeWord: Bool =
                if other + 1 < items.endIndex, case .scalar(let next, _) = items[other + 1].kind {
                    next.properties.isAlphabetic
                } else {
                    false
                }
            if !items[other - 1].isSpace, !isBeforeWord { return true }
        }
        return false
    }
}
