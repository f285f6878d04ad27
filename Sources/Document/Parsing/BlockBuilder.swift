import Diagnostics

/// Turns CommonMark's blocks into the document's.
struct BlockBuilder {
    let file: SourceFile
    let mask: SourceMask
    /// Options that the front matter sets for every block of code.
    let defaults: CellOptions
    private(set) var diagnostics: [Diagnostic] = []
    private var headingIdentifiers: Set<String> = []

    init(file: SourceFile, mask: SourceMask, defaults: CellOptions) {
        self.file = file
        self.mask = mask
        self.defaults = defaults
    }

    mutating func document(_ root: MarkdownNode) -> [Block] {
        let all = blocks(root.children)
        var fences = mask.fences[...]
        return grouped(all[...], in: &fences, until: .max)
    }

    /// Puts the blocks between two `:::` lines into divisions.
    private func grouped(
        _ blocks: ArraySlice<Block>, in fences: inout ArraySlice<SourceMask.Fence>, until lastLine: Int
    ) -> [Block] {
        var result: [Block] = []
        var rest = blocks
        while true {
            guard let fence = fences.first, fence.firstLine < lastLine else { return result + rest }
            fences.removeFirst()
            let before = rest.prefix { $0.span.start.line < fence.firstLine }
            let inside = rest.dropFirst(before.count).prefix { $0.span.start.line < fence.lastLine }
            rest = rest.dropFirst(before.count + inside.count)
            result += before
            let content = grouped(inside, in: &fences, until: fence.lastLine)
            let attributes = fence.attributes.hasPrefix("{") ? fence.attributes.dropFirst().prefix { $0 != "}" } : ".\(fence.attributes)"
            let list = AttributeList(attributes)
            result.append(
                Block(
                    .division(Division(identifier: list.identifier, classes: list.classes, blocks: content)),
                    span: file.span(file.range(ofLine: fence.firstLine))))
        }
    }

    private mutating func blocks(_ nodes: [MarkdownNode]) -> [Block] {
        var result: [Block] = []
        for node in nodes {
            if let caption = tableCaption(node), let last = result.last, case .table(var table) = last.kind, table.caption == nil {
                table.caption = caption.inlines
                table.identifier = caption.identifier
                result[result.count - 1] = Block(.table(table), span: last.span)
            } else {
                result += block(node)
            }
        }
        return result
    }

    private mutating func block(_ node: MarkdownNode) -> [Block] {
        let range = range(of: node)
        let span = file.span(range)
        switch node.kind {
        case .paragraph: return paragraph(node, range)
        case .heading(let level): return [Block(.heading(heading(node, level: level, range: range)), span: span)]
        case .quote: return [Block(.quote(blocks(node.children)), span: span)]
        case .list(let start, let isTight):
            let items = node.children.map { blocks($0.children) }
            return [Block(.list(ListBlock(start: start, isTight: isTight, items: items)), span: span)]
        case .code(let info): return [code(node, info: info, span: span)].compactMap { $0 }
        case .thematicBreak: return [Block(.thematicBreak, span: span)]
        case .html:
            if !node.literal.trimmed.hasPrefix("<!--") {
                diagnostics.append(
                    .warning("raw-html", "HTML is left out", at: file.span(firstLineRange(node)), hint: "use the notebook's own notation"))
            }
            return []
        default: return []
        }
    }

    private func range(of node: MarkdownNode) -> Range<Int> {
        let first = file.range(ofLine: node.firstLine)
        let start = min(first.lowerBound + max(0, node.column - 1), first.upperBound)
        return start..<max(start, file.range(ofLine: max(node.firstLine, node.lastLine)).upperBound)
    }

    private func firstLineRange(_ node: MarkdownNode) -> Range<Int> {
        let range = range(of: node)
        return range.lowerBound..<max(range.lowerBound, file.range(ofLine: node.firstLine).upperBound)
    }

    // MARK: Paragraphs

    private mutating func paragraph(_ node: MarkdownNode, _ range: Range<Int>) -> [Block] {
        if let (table, rest) = table(node) { return [table] + rest }
        let text = String(decoding: file.bytes[range], as: UTF8.self).trimmed
        if text.hasPrefix("{{<"), text.hasSuffix(">}}"), text.contains("pagebreak") {
            return [Block(.pageBreak, span: file.span(range))]
        }
        var builder = InlineBuilder(file: file, mask: mask, range: range)
        let inlines = builder.build(node.children)
        diagnostics += builder.diagnostics
        if let figure = figure(inlines) { return [Block(.figure(figure), span: file.span(range))] }
        return splitAtDisplayedMath(inlines, builder.displayedMath, range)
    }

    private func splitAtDisplayedMath(
        _ inlines: [Inline], _ displayed: [Int: SourceMask.Math], _ range: Range<Int>
    ) -> [Block] {
        guard !displayed.isEmpty else { return [Block(.paragraph(inlines), span: file.span(range))] }
        var blocks: [Block] = []
        var pending: [Inline] = []
        func flush() {
            while pending.last?.isBreak == true { pending.removeLast() }
            while pending.first?.isBreak == true { pending.removeFirst() }
            if let first = pending.first, let last = pending.last {
                let start = first.span.range.lowerBound
                blocks.append(Block(.paragraph(pending), span: file.span(start..<max(start, last.span.range.upperBound))))
            }
            pending = []
        }
        for inline in inlines {
            guard case .math(let source) = inline.kind, let math = displayed[inline.span.range.lowerBound] else {
                pending.append(inline)
                continue
            }
            flush()
            let attributes = math.attributes.map {
                AttributeList(String(decoding: file.bytes[$0], as: UTF8.self).dropFirst().dropLast())
            }
            blocks.append(Block(.math(MathBlock(source: source, identifier: attributes?.identifier)), span: inline.span))
        }
        flush()
        return blocks
    }

    /// A figure, when an image with its attributes is all that there is.
    private func figure(_ inlines: [Inline]) -> FigureBlock? {
        guard let image = inlines.first, case .image(let path, let alternative) = image.kind else { return nil }
        var attributes = AttributeList("")
        if inlines.count == 2, let (rest, found) = AttributeList.trailing(in: inlines), rest.count == 1 {
            attributes = found
        } else if inlines.count > 1 {
            return nil
        }
        // The caption stands between the brackets and keeps its markup.
        let source = file.bytes[image.span.range]
        let caption = captionRange(in: source).map { FragmentParser(file: file).inlines($0) }
        return FigureBlock(
            content: .image(path: path), caption: caption?.isEmpty == true ? nil : caption,
            alternative: attributes.values["fig-alt"] ?? attributes.values["alt"] ?? alternative,
            identifier: attributes.identifier, width: attributes.values["width"].flatMap(Length.init(notation:)))
    }

    private func captionRange(in source: ArraySlice<UInt8>) -> Range<Int>? {
        guard let open = source.firstIndex(of: UInt8(ascii: "[")) else { return nil }
        var depth = 0
        var index = open
        while index < source.endIndex {
            switch source[index] {
            case UInt8(ascii: "\\"): index += 1
            case UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "]"):
                depth -= 1
                if depth == 0 { return open + 1..<index }
            default: break
            }
            index += 1
        }
        return nil
    }

    // MARK: Tables

    /// The content of each of a paragraph's lines, the markers of its containers taken off.
    private func lines(of node: MarkdownNode) -> [Range<Int>] {
        (node.firstLine...max(node.firstLine, node.lastLine)).map { line in
            let range = file.range(ofLine: line)
            var start = range.lowerBound
            let limit = min(range.upperBound, range.lowerBound + node.column - 1)
            while start < limit, " \t>".utf8.contains(file.bytes[start]) || line == node.firstLine { start += 1 }
            while start < range.upperBound, file.bytes[start] == 0x20 { start += 1 }
            return start..<range.upperBound
        }
    }

    private mutating func table(_ node: MarkdownNode) -> (Block, [Block])? {
        let lines = lines(of: node)
        guard var (table, count) = PipeTableParser(file: file).parse(lines) else { return nil }
        if count < lines.count, let caption = caption(lines[count]) {
            table.caption = caption.inlines
            table.identifier = caption.identifier
            count += 1
        }
        let range = lines[0].lowerBound..<lines[count - 1].upperBound
        var rest: [Block] = []
        if count < lines.count {
            let left = lines[count].lowerBound..<lines[lines.count - 1].upperBound
            rest = [Block(.paragraph(FragmentParser(file: file).inlines(left)), span: file.span(left))]
        }
        return (Block(.table(table), span: file.span(range)), rest)
    }

    /// The caption that a paragraph of its own gives to the table before it.
    private func tableCaption(_ node: MarkdownNode) -> (inlines: [Inline], identifier: String?)? {
        guard node.kind == .paragraph, let first = lines(of: node).first else { return nil }
        return caption(first.lowerBound..<range(of: node).upperBound)
    }

    private func caption(_ range: Range<Int>) -> (inlines: [Inline], identifier: String?)? {
        let bytes = file.bytes[range]
        let start: Int
        if bytes.starts(with: ": ".utf8) {
            start = range.lowerBound + 2
        } else if bytes.starts(with: "Table: ".utf8) {
            start = range.lowerBound + 7
        } else {
            return nil
        }
        let inlines = FragmentParser(file: file).inlines(start..<range.upperBound)
        guard let (rest, attributes) = AttributeList.trailing(in: inlines) else { return (inlines, nil) }
        return (rest, attributes.identifier)
    }

    // MARK: Headings and code

    private mutating func heading(_ node: MarkdownNode, level: Int, range: Range<Int>) -> Heading {
        var builder = InlineBuilder(file: file, mask: mask, range: range)
        var content = builder.build(node.children)
        diagnostics += builder.diagnostics
        var attributes = AttributeList("")
        if let (rest, found) = AttributeList.trailing(in: content) {
            content = rest
            attributes = found
        }
        let identifier = attributes.identifier ?? freshIdentifier(for: content.plainText)
        headingIdentifiers.insert(identifier)
        let isNumbered = !attributes.classes.contains("unnumbered") && !attributes.classes.contains("-")
        return Heading(level: level, content: content, identifier: identifier, isNumbered: isNumbered)
    }

    /// An identifier made of a heading's words, with a number when another heading has it.
    private func freshIdentifier(for text: String) -> String {
        let words = text.lowercased().split { !($0.isLetter || $0.isNumber) }
        let base = words.isEmpty ? "section" : words.joined(separator: "-")
        var identifier = base
        var number = 2
        while headingIdentifiers.contains(identifier) {
            identifier = "\(base)-\(number)"
            number += 1
        }
        return identifier
    }

    private mutating func code(_ node: MarkdownNode, info: String, span: SourceSpan) -> Block? {
        var text = node.literal
        if text.hasSuffix("\n") { text.removeLast() }
        guard info.hasPrefix("{"), let close = info.firstIndex(of: "}") else {
            let language = info.split(separator: " ").first.map { $0.lowercased() }
            return Block(.code(CodeBlock(language: language, text: text)), span: span)
        }
        let inside = info[info.index(after: info.startIndex)..<close].split { $0 == " " || $0 == "," }
        if let first = inside.first, first.hasPrefix(".") {
            return Block(.code(CodeBlock(language: first.dropFirst().lowercased(), text: text)), span: span)
        }
        guard inside.first == "swift" else {
            let name = inside.first.map(String.init) ?? ""
            if name.hasPrefix("{") {
                return Block(.code(CodeBlock(language: "swift", text: text)), span: span)
            }
            diagnostics.append(
                .error(
                    "unknown-language", "blocks of '\(name)' cannot be run", at: file.span(firstLineRange(node)),
                    hint: "write '```\(name)' without braces to show the code"))
            return Block(.code(CodeBlock(language: name, text: text)), span: span)
        }
        let firstLine = node.firstLine + 1
        let (options, problems) = CellOptionReader.read(text, firstLine: firstLine, file: file, defaults: defaults)
        diagnostics += problems
        let start = file.range(ofLine: firstLine).lowerBound
        let lineCount = text.isEmpty ? 0 : text.count { $0 == "\n" } + 1
        let end = lineCount == 0 ? start : file.range(ofLine: firstLine + lineCount - 1).upperBound
        return Block(
            .cell(
                Cell(
                    source: file.span(start..<max(start, end)), firstLine: firstLine, indentation: node.column - 1, text: text,
                    options: options)), span: span)
    }
}

extension Inline {
    fileprivate var isBreak: Bool {
        switch kind {
        case .softBreak, .lineBreak: true
        case .text(let text): text.allSatisfy { $0 == " " }
        default: false
        }
    }
}
