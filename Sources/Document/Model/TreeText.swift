/// A document's tree as text, one node a line: for debugging and for comparing trees in tests.
public enum TreeText {
    public static func of(_ document: NotebookDocument) -> String { text(document.blocks) }
    public static func of(_ document: ResolvedDocument) -> String { text(document.blocks) }

    private static func text(_ blocks: [Block]) -> String {
        var lines: [String] = []
        write(blocks, depth: 0, to: &lines)
        return lines.map { $0 + "\n" }.joined()
    }

    private static func write(_ blocks: [Block], depth: Int, to lines: inout [String]) {
        for block in blocks { write(block, depth: depth, to: &lines) }
    }

    private static func write(_ block: Block, depth: Int, to lines: inout [String]) {
        let start = block.span.start
        func line(_ text: String, _ extra: Int = 0) {
            let place = extra == 0 ? "  @\(start.line):\(start.column)" : ""
            lines.append(String(repeating: "  ", count: depth + extra) + text + place)
        }
        switch block.kind {
        case .heading(let heading):
            line("heading \(heading.level) \(heading.number ?? "-") #\(heading.identifier)")
            write(heading.content, depth: depth + 1, to: &lines)
        case .paragraph(let content):
            line("paragraph")
            write(content, depth: depth + 1, to: &lines)
        case .list(let list):
            line("list \(list.start.map(String.init) ?? "bullet")\(list.isTight ? " tight" : "")")
            for item in list.items {
                line("item", 1)
                write(item, depth: depth + 2, to: &lines)
            }
        case .quote(let blocks):
            line("quote")
            write(blocks, depth: depth + 1, to: &lines)
        case .code(let code): line("code \(code.language ?? "-") \(quoted(code.text))")
        case .cell(let cell):
            line("cell \(cell.options.label ?? "-") line \(cell.firstLine) \(quoted(cell.text))")
            if let caption = cell.options.figureCaption { write(caption, depth: depth + 1, to: &lines) }
        case .math(let math): line("math \(math.identifier ?? "-") \(math.number ?? "-") \(quoted(math.source))")
        case .table(let table):
            line("table \(table.identifier ?? "-") \(table.number ?? "-") \(table.alignments.map(\.rawValue).joined(separator: " "))")
            for row in [table.head] + table.rows {
                line("row", 1)
                for cell in row {
                    line("cell", 2)
                    write(cell, depth: depth + 3, to: &lines)
                }
            }
            if let caption = table.caption {
                line("caption", 1)
                write(caption, depth: depth + 2, to: &lines)
            }
        case .figure(let figure):
            let content: String
            switch figure.content {
            case .graphic(let identifier): content = "graphic \(identifier.rawValue)"
            case .image(let path): content = "image \(path)"
            }
            line("figure \(figure.identifier ?? "-") \(figure.number ?? "-") \(content)")
            write(figure.caption ?? [], depth: depth + 1, to: &lines)
        case .output(let text): line("output \(quoted(text))")
        case .division(let division):
            line("division #\(division.identifier ?? "-") \(division.classes.joined(separator: " "))")
            write(division.blocks, depth: depth + 1, to: &lines)
        case .thematicBreak: line("rule")
        case .pageBreak: line("page break")
        }
    }

    private static func write(_ inlines: [Inline], depth: Int, to lines: inout [String]) {
        for inline in inlines {
            let start = inline.span.start
            func line(_ text: String) {
                lines.append(String(repeating: "  ", count: depth) + text + "  @\(start.line):\(start.column)")
            }
            switch inline.kind {
            case .text(let text): line("text \(quoted(text))")
            case .emphasis(let content):
                line("emphasis")
                write(content, depth: depth + 1, to: &lines)
            case .strong(let content):
                line("strong")
                write(content, depth: depth + 1, to: &lines)
            case .subscript(let content):
                line("subscript")
                write(content, depth: depth + 1, to: &lines)
            case .superscript(let content):
                line("superscript")
                write(content, depth: depth + 1, to: &lines)
            case .code(let text): line("code \(quoted(text))")
            case .math(let source): line("math \(quoted(source))")
            case .link(let address, let content):
                line("link \(address)")
                write(content, depth: depth + 1, to: &lines)
            case .image(let path, let alternative): line("image \(path) \(quoted(alternative))")
            case .reference(let reference): line("reference \(reference.identifiers.joined(separator: " "))")
            case .crossReference(let identifier, let content):
                line("cross-reference \(identifier)")
                write(content, depth: depth + 1, to: &lines)
            case .expression(let expression): line("expression \(quoted(expression.text))")
            case .softBreak: line("soft break")
            case .lineBreak: line("line break")
            }
        }
    }

    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n").replacing("\"", with: "\\\"") + "\""
    }
}
