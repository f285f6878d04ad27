import Diagnostics

/// Puts what blocks gave in their place: listings, printed text, figures, tables, values.
struct CellExpansion {
    private let outputs: [[CellOutput]]
    private let expressions: [String?]
    private let words: ReportWords
    private var nextCell = 0
    private var nextExpression = 0
    private(set) var diagnostics: [Diagnostic] = []

    init(outputs: [[CellOutput]], expressions: [String?], words: ReportWords) {
        self.outputs = outputs
        self.expressions = expressions
        self.words = words
    }

    /// Expressions come in the order in which `NotebookDocument.expressions` counts them.
    mutating func expand(_ inlines: [Inline]) -> [Inline] {
        // A closure may not change `self` while `mapped` walks; the count is kept aside.
        var next = nextExpression
        let result = inlines.mapped { inline in
            guard case .expression = inline.kind else { return nil }
            defer { next += 1 }
            guard next < expressions.count, let markup = expressions[next] else {
                guard case .expression(let expression) = inline.kind else { return nil }
                return [Inline(.code(expression.text), span: inline.span)]
            }
            return FragmentParser.inlines(of: markup, standingAt: inline.span)
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
            division.title = division.title.map { expand($0) }
            division.blocks = expand(division.blocks)
            block.kind = .division(division)
        case .panel(var panel):
            panel.parts = expand(panel.parts)
            panel.caption = panel.caption.map { expand($0) }
            block.kind = .panel(panel)
        case .note(var note):
            note.blocks = expand(note.blocks)
            block.kind = .note(note)
        case .table(var table):
            table.head = table.head.map { expand($0) }
            table.rows = table.rows.map { row in row.map { expand($0) } }
            table.caption = table.caption.map { expand($0) }
            block.kind = .table(table)
        case .figure(var figure):
            figure.caption = figure.caption.map { expand($0) }
            figure.alternative = figure.alternative.map { expand($0) }
            block.kind = .figure(figure)
        case .cell(let cell): return expand(cell, span: block.span)
        case .code(var code):
            code.caption = code.caption.map { expand($0) }
            block.kind = .code(code)
        case .math, .output, .references, .rawHTML, .thematicBreak, .pageBreak: break
        }
        return [block]
    }

    private mutating func expand(_ cell: Cell, span: SourceSpan) -> [Block] {
        let index = nextCell
        nextCell += 1
        // Captions are read even where nothing shows them: their expressions are counted.
        let figureCaption = cell.options.figureCaption.map { expand($0) }
        let subcaptions = cell.options.figureSubcaptions.map { expand($0) }
        let alternative = cell.options.figureAlternative.map { expand($0) }
        let credit = cell.options.figureCredit.map { expand($0) }
        let tableCaption = cell.options.tableCaption.map { expand($0) }
        let listingCaption = cell.options.listingCaption.map { expand($0) }
        guard cell.options.include else { return [] }
        var blocks: [Block] = []
        if cell.options.echo {
            var code = CodeBlock(language: "swift", text: listing(cell.text), isCell: true)
            code.isFolded = cell.options.foldsCode
            code.numbersLines = cell.options.numbersLines
            code.classes = cell.options.listingClasses
            code.caption = listingCaption
            if let label = cell.options.label, ReferenceName(label)?.kind == .listing { code.identifier = label }
            blocks.append(Block(.code(code), span: span))
        }
        guard cell.options.output != .hidden else { return blocks }
        let results = CellResults(
            options: cell.options, figureCaption: figureCaption, figureSubcaptions: subcaptions,
            figureAlternative: alternative,
            credit: FigureCredit(source: credit, licence: cell.options.figureLicence), tableCaption: tableCaption,
            words: words, span: span)
        guard index < outputs.count else { return blocks + results.placeholder }
        let (shown, problems) = results.blocks(outputs[index])
        diagnostics += problems
        guard cell.options.isPageWide, !shown.isEmpty else { return blocks + shown }
        return blocks + [Block(.division(Division(classes: ["column-page"], blocks: shown)), span: span)]
    }

    /// The code as it is shown: without option lines and the blank lines around it.
    private func listing(_ text: String) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
        while let first = lines.first?.trimmingWhitespace,
            first.isEmpty || first.hasPrefix("//|") || first.hasPrefix("#|")
        { lines.removeFirst() }
        while let last = lines.last?.trimmingWhitespace, last.isEmpty { lines.removeLast() }
        return lines.joined(separator: "\n")
    }
}
