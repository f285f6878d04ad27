import Diagnostics

/// Makes blocks of what one block of code gave.
struct CellResults {
    let options: CellOptions
    let figureCaption: [Inline]?
    let figureSubcaptions: [[Inline]]
    let figureAlternative: [Inline]?
    let credit: FigureCredit
    let tableCaption: [Inline]?
    let words: ReportWords
    let span: SourceSpan

    func blocks(_ outputs: [CellOutput]) -> (blocks: [Block], diagnostics: [Diagnostic]) {
        let figureCount = outputs.count { if case .figure = $0 { true } else { false } }
        let isPanel = figureCount > 1 && (options.layoutColumns != nil || !figureSubcaptions.isEmpty)
        var parts: [Block] = []
        // Several figures or tables of one block are one numbered thing: label and caption go to the last.
        let lastFigure = outputs.lastIndex { if case .figure = $0 { true } else { false } }
        let lastTable = outputs.lastIndex { if case .table = $0 { true } else { false } }
        var blocks: [Block] = []
        var diagnostics: [Diagnostic] = []
        func add(_ kind: Block.Kind) { blocks.append(Block(kind, span: span)) }
        for (index, output) in outputs.enumerated() {
            switch output {
            case .printed(let text):
                if options.output == .asIs {
                    let (parsed, problems) = FragmentParser.blocks(of: text, standingAt: span)
                    blocks += parsed
                    diagnostics += problems
                } else {
                    add(.output(text))
                }
            case .value(let markup): add(.paragraph(FragmentParser.inlines(of: markup, standingAt: span)))
            case .failure(let message): add(.output("Error: " + message))
            case .markdown(let text):
                let (parsed, problems) = FragmentParser.blocks(of: text, standingAt: span)
                blocks += parsed
                diagnostics += problems
            case .figure(let identifier, let alternative):
                let isLast = index == lastFigure
                let label = isLast && labelBelongs(to: .figure) ? options.label : nil
                let caption = isLast ? credit.appended(to: figureCaption, words: words, span: span) : nil
                var figure = FigureBlock(
                    content: .graphic(identifier), caption: caption,
                    alternative: figureAlternative ?? alternative.map { [Inline(.text($0), span: span)] },
                    identifier: label,
                    width: options.figureWidth, height: options.figureHeight)
                figure.aspect = options.figureAspect
                figure.attachesData = options.attachesData
                guard isPanel else {
                    add(.figure(figure))
                    continue
                }
                figure.caption = parts.count < figureSubcaptions.count ? figureSubcaptions[parts.count] : nil
                figure.identifier = options.label.map { "\($0)-\(parts.count + 1)" }
                parts.append(Block(.figure(figure), span: span))
                if isLast {
                    let columns = options.layoutColumns ?? min(parts.count, 2)
                    add(.panel(Panel(identifier: label, columns: columns, parts: parts, caption: caption)))
                }
            case .table(let head, let alignments, let rows, let caption):
                let isLast = index == lastTable
                let isNamed =
                    isLast && labelBelongs(to: .table)
                    && (lastFigure == nil || ReferenceName(options.label ?? "") != nil)
                var table = TableBlock(
                    alignments: alignments, head: head.allSatisfy(\.isEmpty) ? [] : head.map(inlines),
                    rows: rows.map { row in alignments.indices.map { $0 < row.count ? inlines(row[$0]) : [] } },
                    caption: isLast ? tableCaption ?? caption.map(inlines) : caption.map(inlines),
                    identifier: isNamed ? options.label : nil)
                if options.tableColumnWidths.count == alignments.count {
                    table.columnWidths = options.tableColumnWidths
                } else if !options.tableColumnWidths.isEmpty {
                    diagnostics.append(
                        .warning(
                            "wrong-column-count",
                            "'tbl-colwidths' gives \(options.tableColumnWidths.count) widths for \(alignments.count) columns",
                            at: options.labelSpan ?? span, hint: "give one width for each column"))
                }
                add(.table(table))
            }
        }
        if let label = options.label, options.eval, let name = ReferenceName(label) {
            let isCarried = name.kind == .figure ? lastFigure != nil : name.kind == .table ? lastTable != nil : true
            if !isCarried {
                diagnostics.append(
                    .warning(
                        "unused-label", "this block shows no \(name.kind.noun) that could carry the label '\(label)'",
                        at: options.labelSpan ?? span, hint: "a label without a prefix only names the block"))
            }
        }
        return (blocks, diagnostics)
    }

    /// What stands for the results of a block that has not run, so that references to it can be numbered.
    var placeholder: [Block] {
        guard let label = options.label, let name = ReferenceName(label), name.kind == .figure || name.kind == .table
        else { return [] }
        let division = Division(identifier: label, classes: [Self.placeholderClass], blocks: [])
        return [Block(.division(division), span: span)]
    }

    static let placeholderClass = "placeholder"

    private func inlines(_ text: String) -> [Inline] { FragmentParser.inlines(of: text, standingAt: span) }

    /// Whether the block's label names its figures or tables; a label without a kind's prefix names either.
    private func labelBelongs(to kind: ReferenceName.Kind) -> Bool {
        guard let label = options.label, let name = ReferenceName(label) else { return true }
        return name.kind == kind
    }
}
