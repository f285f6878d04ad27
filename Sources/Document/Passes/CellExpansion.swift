import Diagnostics

/// Puts what blocks gave in their place: listings, printed text, figures, tables, values.
struct CellExpansion {
    private let outputs: [[CellOutput]]
    private let expressions: [String?]
    private let file: SourceFile
    private var nextCell = 0
    private var nextExpression = 0
    private(set) var diagnostics: [Diagnostic] = []

    init(outputs: [[CellOutput]], expressions: [String?], file: SourceFile) {
        self.outputs = outputs
        self.expressions = expressions
        self.file = file
    }

    /// Expressions come in the order in which `NotebookDocument.expressions` counts them.
    mutating func expand(_ inlines: [Inline]) -> [Inline] {
        // A closure may not change `self` while `mapped` walks; the count is kept aside.
        var next = nextExpression
        let result = inlines.mapped { inline in
            guard case .expression = inline.kind else { return nil }
            defer { next += 1 }
            guard next < expressions.count, let markup = expressions[next] else {
                return [Inline(.text("…"), span: inline.span)]
            }
            return FragmentParser(file: file).inlines(of: markup, standingAt: inline.span)
        }
        nextExpression = next
        return result
    }

    mutating func expand(_ blocks: [Block]) -> [Block] {
        blocks.flatMap { expand($0) }
    }

    private mutating func expand(_ block: Block) -> [Block] {
        var block = block
        switch block.kind {
        case .heading(var heading):
            heading.content = expand(heading.content)
            block.kind = .heading(heading)
        case .paragraph(let content): block.kind = .paragraph(expand(content))
        case .list(var list):
            list.items = list.items.map { expand($0) }
            block.kind = .list(list)
        case .quote(let blocks): block.kind = .quote(expand(blocks))
        case .division(var division):
            division.blocks = expand(division.blocks)
            block.kind = .division(division)
        case .table(var table):
            table.head = table.head.map { expand($0) }
            table.rows = table.rows.map { row in row.map { expand($0) } }
            table.caption = table.caption.map { expand($0) }
            block.kind = .table(table)
        case .figure(var figure):
            figure.caption = figure.caption.map { expand($0) }
            block.kind = .figure(figure)
        case .cell(let cell): return expand(cell, span: block.span)
        case .code, .math, .output, .thematicBreak, .pageBreak: break
        }
        return [block]
    }

    private mutating func expand(_ cell: Cell, span: SourceSpan) -> [Block] {
        let outputs = nextCell < outputs.count ? self.outputs[nextCell] : []
        nextCell += 1
        let options = cell.options
        let figureCaption = options.figureCaption.map { expand($0) }
        let tableCaption = options.tableCaption.map { expand($0) }
        guard options.include else { return [] }
        var blocks: [Block] = []
        if options.echo { blocks.append(Block(.code(CodeBlock(language: "swift", text: listing(cell.text), isCell: true)), span: span)) }
        guard options.output != .hidden else { return blocks }
        let figureCount = outputs.count { if case .figure = $0 { true } else { false } }
        var figureIndex = 0
        var labelIsFree = true
        for output in outputs {
            switch output {
            case .printed(let text): blocks.append(Block(.output(text), span: span))
            case .value(let markup):
                blocks.append(Block(.paragraph(FragmentParser(file: file).inlines(of: markup, standingAt: span)), span: span))
            case .failure(let message): blocks.append(Block(.output("Error: " + message), span: span))
            case .markdown(let text):
                let (parsed, problems) = FragmentParser.blocks(of: text, standingAt: span)
                blocks += parsed
                diagnostics += problems
            case .figure(let identifier, let alternative):
                figureIndex += 1
                // Several figures of one block are one numbered figure: label and caption go to the last.
                let isLast = figureIndex == figureCount
                var figure = FigureBlock(
                    content: .graphic(identifier), caption: isLast ? figureCaption : nil,
                    alternative: options.figureAlternative ?? alternative, width: options.figureWidth, height: options.figureHeight)
                if isLast, options.label?.hasPrefix("tbl-") != true {
                    figure.identifier = options.label
                    labelIsFree = false
                }
                blocks.append(Block(.figure(figure), span: span))
            case .table(let head, let alignments, let rows, let caption):
                func inlines(_ text: String) -> [Inline] { FragmentParser(file: file).inlines(of: text, standingAt: span) }
                var table = TableBlock(
                    alignments: alignments, head: head.allSatisfy(\.isEmpty) ? [] : head.map(inlines),
                    rows: rows.map { $0.map(inlines) }, caption: tableCaption ?? caption.map(inlines))
                if labelIsFree, options.label?.hasPrefix("fig-") != true {
                    table.identifier = options.label
                    labelIsFree = false
                }
                blocks.append(Block(.table(table), span: span))
            }
        }
        return blocks
    }

    /// The code as it is shown: without option lines and the blank lines around it.
    private func listing(_ text: String) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
        while let first = lines.first?.trimmed, first.isEmpty || first.hasPrefix("//|") || first.hasPrefix("#|") { lines.removeFirst() }
        while let last = lines.last?.trimmed, last.isEmpty { lines.removeLast() }
        return lines.joined(separator: "\n")
    }
}
