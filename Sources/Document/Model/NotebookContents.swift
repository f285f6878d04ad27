/// An inline expression with the cell that runs before it.
public struct PlacedExpression: Sendable {
    public var expression: InlineExpression
    /// Index of the last cell before the expression; −1 when it stands before the first.
    public var followsCell: Int
}

extension NotebookDocument {
    /// The cells in document order.
    public var cells: [Cell] { contents.cells }

    /// The inline expressions in document order; those of captions count to their own cell, those of the front matter
    /// come last, after all cells.
    public var expressions: [PlacedExpression] { contents.expressions }

    private var contents: NotebookContents {
        var contents = NotebookContents()
        contents.collect(blocks)
        contents.collect(metadata.title)
        contents.collect(metadata.subtitle)
        contents.collect(metadata.abstract)
        return contents
    }
}

/// Collects cells and expressions in the order in which they stand.
struct NotebookContents {
    private(set) var cells: [Cell] = []
    private(set) var expressions: [PlacedExpression] = []

    mutating func collect(_ blocks: [Block]) {
        for block in blocks {
            switch block.kind {
            case .heading(let heading): collect(heading.content)
            case .paragraph(let content): collect(content)
            case .list(let list): for item in list.items { collect(item) }
            case .quote(let blocks): collect(blocks)
            case .division(let division):
                collect(division.title ?? [])
                collect(division.blocks)
            case .panel(let panel):
                collect(panel.parts)
                collect(panel.caption ?? [])
            case .note(let note): collect(note.blocks)
            case .table(let table):
                for cell in table.head { collect(cell) }
                for row in table.rows { for cell in row { collect(cell) } }
                collect(table.caption ?? [])
            case .figure(let figure):
                collect(figure.caption ?? [])
                collect(figure.alternative ?? [])
            case .cell(let cell):
                cells.append(cell)
                collect(cell.options.figureCaption ?? [])
                for caption in cell.options.figureSubcaptions { collect(caption) }
                collect(cell.options.figureAlternative ?? [])
                collect(cell.options.figureCredit ?? [])
                collect(cell.options.tableCaption ?? [])
                collect(cell.options.listingCaption ?? [])
            case .code(let code): collect(code.caption ?? [])
            case .math, .output, .references, .rawHTML, .thematicBreak, .pageBreak: break
            }
        }
    }

    mutating func collect(_ inlines: [Inline]) {
        for inline in inlines {
            switch inline.kind {
            case .emphasis(let content), .strong(let content), .subscript(let content), .superscript(let content),
                .link(_, _, let content), .span(_, let content), .crossReference(_, let content):
                collect(content)
            case .citation(let citation):
                for item in citation.items {
                    collect(item.prefix)
                    collect(item.suffix)
                }
            case .expression(let expression):
                expressions.append(PlacedExpression(expression: expression, followsCell: cells.count - 1))
            case .note(let note): collect(note.blocks)
            case .text, .code, .math, .image, .reference, .rawHTML, .softBreak, .lineBreak: break
            }
        }
    }
}
