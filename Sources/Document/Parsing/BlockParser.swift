import Diagnostics

/// Builds blocks from libcmark's tree and the lines that it was made of.
struct BlockParser {
    let text: MappedText
    let defaults: CellOptions
    let log: DiagnosticLog
    let masked: MaskedText
    /// Link definitions of the text, for pieces of it that are parsed apart.
    let definitions: String
    private let inlineParser: InlineParser
    private let tree: CommonMarkTree
    private var frames: [Frame] = []

    /// A block that is being filled.
    private struct Frame {
        var kind: CommonMarkTree.Kind
        var visit: CommonMarkTree.Visit
        var pieces: [Piece] = []
        var items: [[Block]] = []
    }

    /// A child of a block before divisions and captions find their partners.
    enum Piece {
        case block(Block)
        case marker(LineMarker, SourceSpan)
        /// `: caption {#tbl-x}`, a paragraph if there is no table beside it.
        case caption([Inline], identifier: String?, paragraph: Block)
    }

    /// - Parameter definitions: Link definitions of the text round this one, one a line.
    static func parse(
        _ text: MappedText, defaults: CellOptions = CellOptions(), definitions: String = "", log: DiagnosticLog
    ) -> [Block] {
        var parser = BlockParser(text: text, defaults: defaults, definitions: definitions, log: log)
        return parser.blocks() + parser.notes()
    }

    /// The footnotes that the text defines.
    private func notes() -> [Block] {
        masked.notes.map { definition in
            let content = text.joined(definition.content)
            let blocks = Self.parse(content, defaults: defaults, definitions: definitions, log: log)
            let first = masked.lines[definition.lines.lowerBound]
            let last = masked.lines[definition.lines.upperBound - 1]
            return Block(
                .note(Note(identifier: definition.name, blocks: blocks)),
                span: text.span(first.lowerBound..<max(first.upperBound, last.upperBound)))
        }
    }

    private init(text: MappedText, defaults: CellOptions, definitions outer: String, log: DiagnosticLog) {
        self.text = text
        self.defaults = defaults
        self.log = log
        let masked = SourceMasker.mask(blocks: text, log: log)
        self.masked = masked
        inlineParser = InlineParser(text: text, masked: masked, log: log)
        let own = Self.definitions(masked)
        definitions = own.isEmpty || outer.isEmpty ? own + outer : own + "\n" + outer
        tree = CommonMarkTree(Self.input(masked, outer: outer))
    }

    private static func definitions(_ masked: MaskedText) -> String {
        var definitions: [String] = []
        for range in masked.lines {
            let line = masked.bytes[range].drop { $0 == .space || $0 == UInt8(ascii: ">") }
            guard line.first == UInt8(ascii: "["), let close = line.firstIndex(of: UInt8(ascii: "]")),
                line[(close + 1)...].first == .colon
            else { continue }
            definitions.append(String(decoding: line, as: UTF8.self))
        }
        return definitions.joined(separator: "\n")
    }

    /// The text as libcmark sees it: lines that are markers replaced, all others as long as they were.
    private static func input(_ masked: MaskedText, outer: String) -> [UInt8] {
        outer.isEmpty ? lines(masked) : lines(masked) + Array("\n\n\(outer)\n".utf8)
    }

    private static func lines(_ masked: MaskedText) -> [UInt8] {
        guard !masked.markers.isEmpty else { return masked.bytes }
        var input: [UInt8] = []
        input.reserveCapacity(masked.bytes.count)
        for (line, range) in masked.lines.enumerated() {
            if masked.markers[line] != nil {
                input += masked.bytes[range].prefix { $0 == .space || $0 == .tab || $0 == UInt8(ascii: ">") }
                input += LineMarker.placeholder
            } else {
                input += masked.bytes[range]
            }
            input.append(.newline)
        }
        return input
    }

    private mutating func blocks() -> [Block] {
        let visits = tree.visits
        var ignored = 0
        var index = 0
        frames = [Frame(kind: .document, visit: CommonMarkTree.Visit(kind: .document, isEntering: true))]
        while index < visits.count {
            let visit = visits[index]
            index += 1
            switch visit.kind {
            case .quote, .list, .item:
                if visit.isEntering {
                    if ignored > 0 || (frames.count > InlineParser.nestingLimit && visit.kind != .item) {
                        if ignored == 0 { log.tooDeep(at: span(visit)) }
                        ignored += 1
                    } else {
                        frames.append(Frame(kind: visit.kind, visit: visit))
                    }
                } else if ignored > 0 {
                    ignored -= 1
                } else {
                    closeFrame()
                }
            case .paragraph, .heading:
                let start = index
                while index < visits.count, visits[index].kind != visit.kind || visits[index].isEntering { index += 1 }
                let content = start..<min(index, visits.count)
                index += 1
                if visit.kind == .heading { heading(visit, content) } else { paragraph(visit, content) }
            case .code:
                let parser = CellParser(
                    text: text, masked: masked, tree: tree, defaults: defaults, definitions: definitions, log: log)
                add(parser.block(visit, span: span(visit)))
            case .html: html(visit)
            case .thematicBreak: add(Block(.thematicBreak, span: span(visit)))
            case .document, .text, .softBreak, .lineBreak, .inlineCode, .inlineHTML, .emphasis, .strong, .link, .image:
                break
            }
        }
        while frames.count > 1 { closeFrame() }
        return joined(frames[0].pieces)
    }

    private mutating func add(_ block: Block) { frames[frames.count - 1].pieces.append(.block(block)) }

    private mutating func closeFrame() {
        guard frames.count > 1 else { return }
        let frame = frames.removeLast()
        let children = frame.kind == .list ? [] : joined(frame.pieces)
        switch frame.kind {
        case .item: frames[frames.count - 1].items.append(children)
        case .list:
            let list = ListBlock(start: frame.visit.start, isTight: frame.visit.isTight, items: frame.items)
            add(Block(.list(list), span: span(frame.visit)))
        default: add(Block(.quote(children), span: span(frame.visit)))
        }
    }

    private func joined(_ pieces: [Piece]) -> [Block] {
        BlockJoiner(log: log, depth: frames.count, defaults: defaults, definitions: definitions).blocks(pieces)
    }

    private func lineRange(_ line: Int) -> Range<Int> {
        line >= 1 && line <= masked.lines.count ? masked.lines[line - 1] : masked.bytes.count..<masked.bytes.count
    }

    private func start(of visit: CommonMarkTree.Visit) -> Int {
        let line = lineRange(visit.startLine)
        return min(line.lowerBound + max(0, visit.startColumn - 1), line.upperBound)
    }

    private func span(_ visit: CommonMarkTree.Visit) -> SourceSpan {
        let start = start(of: visit)
        var end = lineRange(max(visit.endLine, visit.startLine)).upperBound
        while end > start, masked.bytes[end - 1].isSpaceOrLineEnd { end -= 1 }
        return text.span(start..<max(start, end))
    }

    private mutating func html(_ visit: CommonMarkTree.Visit) {
        if let marker = masked.markers[visit.startLine - 1] {
            frames[frames.count - 1].pieces.append(.marker(marker, span(visit)))
            return
        }
        let html = tree.string(visit.literal)
        let trimmed = html.trimmingWhitespace
        if log.options.keeps(html: trimmed) { return add(Block(.rawHTML(html), span: span(visit))) }
        if trimmed.hasPrefix("<!--") {
            let rest = trimmed.endOfComment.map { trimmed[$0...].trimmingWhitespace } ?? ""
            if rest.isEmpty || log.options.keepsRawHTML { return }
        }
        log.warning(
            "raw-html", "raw HTML is left out", at: span(visit),
            hint: "use the notebook's own notation, for example ::: {.class} for a division")
    }

    // MARK: Leaves

    /// The lines of a leaf from `first` on, as ranges without indentation and quotation marks.
    private func contentLines(_ visit: CommonMarkTree.Visit, from first: Int, to last: Int) -> [Range<Int>] {
        let quotes = frames.count { $0.kind == .quote }
        guard first <= last else { return [] }
        return (first...last).map { line in
            let range = lineRange(line)
            if line == visit.startLine { return start(of: visit)..<range.upperBound }
            var start = range.lowerBound
            var left = quotes
            while start < range.upperBound {
                if masked.bytes[start] == UInt8(ascii: ">"), left > 0 {
                    left -= 1
                } else if masked.bytes[start] != .space, masked.bytes[start] != .tab {
                    break
                }
                start += 1
            }
            return start..<range.upperBound
        }
    }

    private func content(_ lines: some Sequence<Range<Int>>) -> InlineContent {
        var content = InlineContent()
        for line in lines { content.append(line: line, of: masked.bytes) }
        return content
    }

    private mutating func heading(_ visit: CommonMarkTree.Visit, _ visits: Range<Int>) {
        let start = start(of: visit)
        var lines: [Range<Int>]
        if start < masked.bytes.count, masked.bytes[start] == UInt8(ascii: "#") {
            var range = start..<lineRange(visit.startLine).upperBound
            while let first = range.first, masked.bytes[first] == UInt8(ascii: "#") {
                range = (first + 1)..<range.upperBound
            }
            while let first = range.first, masked.bytes[first].isSpaceOrLineEnd {
                range = (first + 1)..<range.upperBound
            }
            while let last = range.last, masked.bytes[last].isSpaceOrLineEnd { range = range.lowerBound..<last }
            var end = range.upperBound
            while end > range.lowerBound, masked.bytes[end - 1] == UInt8(ascii: "#") { end -= 1 }
            if end == range.lowerBound || masked.bytes[end - 1].isSpaceOrLineEnd { range = range.lowerBound..<end }
            lines = [range]
        } else {
            lines = contentLines(
                visit, from: visit.startLine, to: max(visit.startLine, min(visit.endLine, masked.lines.count)))
            if let underline = lines.indices.dropFirst().first(where: { isUnderline(lines[$0]) }) {
                lines = Array(lines[..<underline])
            }
        }
        let parser = inlineParser
        let items = items(lines, visits)
        let split = parser.splitTrailingAttributes(items[...])
        let isUnnumbered =
            split.attributes.map { $0.classes.contains("unnumbered") || $0.classes.contains("-") } ?? false
        let heading = Heading(
            level: visit.level, content: parser.inlines(split.items),
            identifier: split.attributes?.identifier ?? "", isNumbered: !isUnnumbered,
            startsSupplement: split.attributes?.classes.contains("supplementary") ?? false)
        let end = max(start, lines.last?.upperBound ?? start)
        add(Block(.heading(heading), span: text.span(start..<end)))
    }

    private func isUnderline(_ range: Range<Int>) -> Bool {
        let trimmed = text.string(range).trimmingSpaces
        return !trimmed.isEmpty && (trimmed.allSatisfy { $0 == "=" } || trimmed.allSatisfy { $0 == "-" })
    }

    /// The items of lines; definitions of links at their start are not part of libcmark's text.
    private func items(_ lines: [Range<Int>], _ visits: Range<Int>) -> [InlineItem] {
        var first = 0
        if let line = lines.first, line.first.map({ masked.bytes[$0] }) == UInt8(ascii: "[") {
            for candidate in lines.indices.prefix(100) {
                let tokens = InlineAligner.align(
                    visits, of: tree, with: content(lines[candidate...]), masked: masked)
                if tokens != nil {
                    first = candidate
                    break
                }
            }
        }
        return inlineParser.items(visits, of: tree, content: content(lines[first...]))
    }

    private mutating func paragraph(_ visit: CommonMarkTree.Visit, _ visits: Range<Int>) {
        let lines = contentLines(visit, from: visit.startLine, to: max(visit.startLine, visit.endLine))
        if let table = PipeTable(lines: lines, masked: masked) { return add(table, lines: lines) }
        let parser = inlineParser
        let items = items(lines, visits)
        if let first = lines.first, PipeTable.isCaption(masked.bytes[first]) {
            frames[frames.count - 1].pieces.append(caption(items[...], parser, span: span(visit)))
            return
        }
        let splitter = ParagraphSplitter(parser: parser, log: log)
        for block in splitter.blocks(items, span: span(visit)) { add(block) }
    }

    private func caption(_ items: ArraySlice<InlineItem>, _ parser: InlineParser, span: SourceSpan) -> Piece {
        let paragraph = Block(.paragraph(parser.inlines(parser.trimmingSpace(items))), span: span)
        let text = items.drop { $0.plainScalar != ":" }.dropFirst()
        let split = parser.splitTrailingAttributes(text)
        return .caption(parser.inlines(split.items), identifier: split.attributes?.identifier, paragraph: paragraph)
    }

    private mutating func add(_ table: PipeTable, lines: [Range<Int>]) {
        if !table.before.isEmpty {
            let before = text.joined(Array(lines[table.before]))
            let (parser, items) = InlineParser.parse(before, definitions: definitions, log: log)
            let splitter = ParagraphSplitter(parser: parser, log: log)
            for block in splitter.blocks(items, span: before.wholeSpan) { add(block) }
        }
        let width = table.alignments.count
        let tableLines = lines[table.before.upperBound..<table.captionLines.lowerBound]
        let range = (tableLines.first?.lowerBound ?? 0)..<(tableLines.last?.upperBound ?? 0)
        var rows: [[[Inline]]] = []
        for (index, row) in table.rows.enumerated() {
            if row.count > width {
                log.warning(
                    "extra-cells", "this row has \(row.count) cells, the table's head has \(width)",
                    at: text.span(tableLines[tableLines.startIndex + index + 2]),
                    hint: "write \\| for a bar inside a cell")
            }
            rows.append((0..<width).map { $0 < row.count ? cell(row[$0]) : [] })
        }
        let block = TableBlock(alignments: table.alignments, head: table.head.map(cell), rows: rows)
        add(Block(.table(block), span: text.span(range)))
        if !table.captionLines.isEmpty {
            let source = text.joined(Array(lines[table.captionLines]))
            let (parser, items) = InlineParser.parse(source, definitions: definitions, log: log)
            frames[frames.count - 1].pieces.append(caption(items[...], parser, span: source.wholeSpan))
        }
    }

    private func cell(_ range: Range<Int>) -> [Inline] {
        let (parser, items) = InlineParser.parse(text.slice(range), definitions: definitions, log: log)
        return parser.inlines(parser.trimmingSpace(items[...]))
    }
}

extension String {
    /// The index after a comment that starts the string.
    var endOfComment: Index? { firstRange(of: "-->")?.upperBound }
}
