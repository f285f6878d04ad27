import CellProtocol

/// Messages as plain text, for blocks that run as a program of their own.
enum PlainDisplay {
    static func text(of message: CellMessage) -> String {
        switch message {
        case .value(let markup): plain(markup) + "\n"
        case .markdown(let text): text + "\n"
        case .figure(let figure): "[figure: \(figure.accessibleDescription ?? "no description")]\n"
        case .table(let table): text(of: table)
        case .check(let check):
            "\(check.passed ? "holds" : "fails"): \(plain(check.name)) is \(plain(check.found)), expected \(plain(check.expected))\n"
        case .inline(_, let markup): plain(markup) + "\n"
        }
    }

    private static func text(of table: Table) -> String {
        let rows =
            [table.columns.map { plain($0.head) }]
            + (0..<table.rowCount).map { row in table.columns.indices.map { plain(table.cell(row: row, column: $0)) } }
        let widths = table.columns.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let line = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(
                separator: "  ")
            return String(line.reversed().drop { $0 == " " }.reversed()) + "\n"
        }.joined()
    }

    /// The notebook's inline notation without the backslashes that keep characters from being notation.
    private static func plain(_ markup: String) -> String {
        var result = ""
        var isEscaped = false
        for character in markup {
            if character == "\\", !isEscaped {
                isEscaped = true
            } else {
                result.append(character)
                isEscaped = false
            }
        }
        return result
    }
}
