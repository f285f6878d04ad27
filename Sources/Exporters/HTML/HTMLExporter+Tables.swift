import Document

extension HTMLExporter {
    /// A table that scrolls inside itself where the window is too narrow.
    func table(_ table: TableBlock) -> String {
        let columns = table.alignments.indices.map { HTMLColumn(table, $0) }
        let caption = caption(words.table.one, table.number, part: table.part, table.identifier, table.caption)
        var text = "<div class=\"table\"\(identifier(table.identifier ?? listed(.tables, table.number)))>\n"
        // A caption inside the table would scroll away with it.
        if !caption.isEmpty { text += "<p class=\"caption\">\(caption)</p>\n" }
        let label = table.number.map { " role=\"region\" aria-label=\"\(words.table.one) \(escaped($0))\"" } ?? ""
        text += "<div class=\"scroll\" tabindex=\"0\"\(label)>\n<table>\n"
        if !table.columnWidths.isEmpty {
            let total = table.columnWidths.reduce(0, +)
            let columns = table.columnWidths.map {
                "<col style=\"width:\(SVGNumber.text($0 / total * 100, decimals: 1))%\">"
            }
            text += "<colgroup>\(columns.joined())</colgroup>\n"
        }
        if !table.head.isEmpty {
            let cells = table.head.enumerated().map { column, content in
                "<th scope=\"col\"\(name(columns, column))>\(inlines(content))</th>"
            }
            text += "<thead>\n<tr>\(cells.joined())</tr>\n</thead>\n"
        }
        text += "<tbody>\n"
        for row in table.rows {
            let cells = row.enumerated().map { column, content in
                "<td\(name(columns, column))>\(cell(content, columns, column))</td>"
            }
            text += "<tr>\(cells.joined())</tr>\n"
        }
        let csv =
            table.number == nil || isPlain
            ? ""
            : data(
                TableData.csv(table), of: words.table.one, table.number, name: table.identifier ?? "table")
        return text + "</tbody>\n</table>\n</div>\n\(csv)</div>\n"
    }

    private func name(_ columns: [HTMLColumn], _ index: Int) -> String {
        guard index < columns.count, columns[index].alignment != .left else { return "" }
        return " class=\"\(columns[index].alignment.rawValue)\""
    }

    /// A cell's content; the part of a number before its decimal mark is as wide as the column's widest.
    private func cell(_ content: [Inline], _ columns: [HTMLColumn], _ index: Int) -> String {
        guard index < columns.count, columns[index].alignment == .decimal, let first = content.first,
            case .text(let text) = first.kind
        else { return inlines(content) }
        let whole = HTMLColumn.whole(of: text)
        let rest = inlines([Inline(.text(String(text.dropFirst(whole.count))), span: first.span)] + content.dropFirst())
        let width = SVGNumber.text(columns[index].wholeWidth, decimals: 2)
        return "<span class=\"whole\" style=\"min-width:\(width)ch\">\(escaped(whole))</span>\(rest)"
    }
}

/// How a table's column is aligned.
private struct HTMLColumn {
    var alignment: TableBlock.Alignment
    /// The widest part before a decimal mark, in widths of a digit.
    var wholeWidth = 0.0

    init(_ table: TableBlock, _ column: Int) {
        alignment = table.alignments[column]
        let cells = table.rows.filter { column < $0.count }.map { $0[column] }
        // Columns of numbers align on the decimal mark even where only right alignment was asked for.
        if alignment == .right {
            let texts = cells.map(\.plainText).filter { !$0.isEmpty }
            if !texts.isEmpty, texts.allSatisfy({ !Self.whole(of: $0).isEmpty }) { alignment = .decimal }
        }
        guard alignment == .decimal else { return }
        wholeWidth =
            cells.map { content in
                guard let first = content.first, case .text(let text) = first.kind else { return 0 }
                return Self.whole(of: text).reduce(0) { $0 + ($1.isNumber ? 1 : $1.isWhitespace ? 0.5 : 1.05) }
            }.max() ?? 0
    }

    /// What stands before the decimal mark, the uncertainty or the power of ten; empty when the text is no number.
    static func whole(of text: String) -> String {
        let lead = text.prefix { $0.isNumber || "\u{2212}-+<>≈~ \u{202F}\u{00A0}".contains($0) }
        guard let last = lead.lastIndex(where: \.isNumber) else { return "" }
        return String(lead[...last])
    }
}
