import Document

extension LaTeXWriter {
    /// Rows from which on a table may run over pages.
    private static let longTable = 30
    /// Letters of a row from which on its cells are broken into lines.
    private static let wideTable = 95

    mutating func table(_ table: TableBlock) -> String {
        let label = table.identifier.map(LaTeXText.label)
        let isLong = table.rows.count > Self.longTable && family.takesLongTables
        return delayingNotes { writer in
            let caption = table.number == nil ? "" : writer.caption(writer.inlines(table.caption ?? []), label)
            if isLong {
                let columns = LaTeXColumns(table, isWide: Self.isWide(table))
                let head = writer.head(table, columns)
                var text = "\\begin{longtable}{\(columns.letters)}\n"
                if !caption.isEmpty { text += caption.dropLast() + "\\\\\n" }
                text += "\\toprule\n\(head)\\endfirsthead\n\\toprule\n\(head)\\endhead\n\\bottomrule\n\\endfoot\n"
                return text + writer.rows(table, columns) + "\\end{longtable}\n"
            }
            let body = writer.tabular(table)
            if caption.isEmpty { return "\\begin{center}\n\(body)\\end{center}\n" }
            return "\\begin{table}[tbp]\n\\centering\n\(caption)\(body)\\end{table}\n"
        }
    }

    /// The table alone, scaled where it is wider than its column.
    mutating func tabular(_ table: TableBlock) -> String {
        let isWide = Self.isWide(table)
        let columns = LaTeXColumns(table, isWide: isWide)
        let body =
            "\\begin{tabular}{\(columns.letters)}\n\\toprule\n\(head(table, columns))\(rows(table, columns))\\bottomrule\n\\end{tabular}"
        return isWide ? body + "\n" : "\\begin{lrbox}{\\reportbox}%\n\(body)%\n\\end{lrbox}\\reportfit\n"
    }

    private static func isWide(_ table: TableBlock) -> Bool {
        table.alignments.indices.reduce(0) { $0 + LaTeXColumns.length(table, $1) } > wideTable
    }

    private mutating func head(_ table: TableBlock, _ columns: LaTeXColumns) -> String {
        guard !table.head.isEmpty else { return "" }
        var cells: [String] = []
        for (index, content) in table.head.enumerated() {
            let text = inlines(content)
            cells.append(columns.isSplit(index) ? "\\multicolumn{2}{c}{\(text)}" : text)
        }
        return cells.joined(separator: " & ") + " \\\\\n\\midrule\n"
    }

    private mutating func rows(_ table: TableBlock, _ columns: LaTeXColumns) -> String {
        var text = ""
        for row in table.rows {
            var cells: [String] = []
            for (index, content) in row.enumerated() {
                guard columns.isSplit(index) else {
                    cells.append(inlines(content))
                    continue
                }
                guard let first = content.first, case .text(let number) = first.kind else {
                    cells.append(content.isEmpty ? "& " : "\\multicolumn{2}{c}{\(inlines(content))}")
                    continue
                }
                // Numbers meet at their decimal marks: what stands before, and what follows.
                let whole = LaTeXColumns.whole(of: number)
                guard !whole.isEmpty else {
                    cells.append("\\multicolumn{2}{c}{\(inlines(content))}")
                    continue
                }
                let rest =
                    [Inline(.text(String(number.dropFirst(whole.count))), span: first.span)] + content.dropFirst()
                cells.append(LaTeXText.escaped(whole) + " & " + inlines(rest))
            }
            text += cells.joined(separator: " & ") + " \\\\\n"
        }
        return text
    }
}

/// The columns of a table.
struct LaTeXColumns {
    private let split: [Bool]
    let letters: String

    init(_ table: TableBlock, isWide: Bool) {
        let columns = table.alignments.indices
        let split = columns.map { index -> Bool in
            switch table.alignments[index] {
            case .decimal: return true
            case .left, .center: return false
            // As in the other formats, numbers align on their marks where right alignment was asked for.
            case .right:
                let texts = table.rows.filter { index < $0.count }.map { $0[index].plainText }.filter { !$0.isEmpty }
                return !texts.isEmpty && texts.allSatisfy { !Self.whole(of: $0).isEmpty }
            }
        }
        self.split = split
        let lengths = columns.map { index in
            table.columnWidths.indices.contains(index)
                ? table.columnWidths[index] * 1000 : Double(min(max(Self.length(table, index), 6), 60))
        }
        let total = max(lengths.reduce(0, +), 1)
        let words = columns.map { Double(Self.longestWord(table, $0)) / Self.lineLetters }
        let hasWidths = isWide || !table.columnWidths.isEmpty
        let part = 0.98 - 0.03 * Double(columns.count)
        let shares = Self.shares(lengths.map { $0 / total * part }, atLeast: words, of: part)
        letters = columns.map { index in
            if split[index] { return "r@{}l" }
            if hasWidths {
                let width = SVGNumber.text(shares[index], decimals: 3)
                return ">{\\raggedright\\arraybackslash}p{\(width)\\linewidth}"
            }
            switch table.alignments[index] {
            case .left: return "l"
            case .center: return "c"
            case .right, .decimal: return "r"
            }
        }.joined()
    }

    func isSplit(_ column: Int) -> Bool { column < split.count && split[column] }

    /// Letters of a column's longest cell.
    static func length(_ table: TableBlock, _ column: Int) -> Int {
        let head = column < table.head.count ? table.head[column].plainText.count : 0
        return max(head, table.rows.map { column < $0.count ? $0[column].plainText.count : 0 }.max() ?? 0)
    }

    /// Letters that a line holds when they are as wide as those of code.
    private static let lineLetters = 62.0

    /// Letters of the longest word of a column, which is not divided.
    private static func longestWord(_ table: TableBlock, _ column: Int) -> Int {
        ([table.head] + table.rows).filter { column < $0.count }.map { row in
            let words = row[column].plainText.split { $0.isWhitespace || $0 == "-" }
            return words.map { $0.count }.max() ?? 0
        }.max() ?? 0
    }

    /// Shares that are none below what the columns need; what that takes, the others give in proportion.
    private static func shares(_ wanted: [Double], atLeast needed: [Double], of whole: Double) -> [Double] {
        guard needed.reduce(0, +) < whole else { return wanted }
        var shares = wanted
        for _ in wanted {
            let missing = zip(shares, needed).reduce(0) { $0 + max(0, $1.1 - $1.0) }
            guard missing > 1e-9 else { break }
            let spare = zip(shares, needed).reduce(0) { $0 + max(0, $1.0 - $1.1) }
            shares = zip(shares, needed).map { share, need in
                share < need ? need : share - missing * (share - need) / max(spare, 1e-9)
            }
        }
        return shares
    }

    /// What stands before the decimal mark of a number; empty when the text is no number.
    static func whole(of text: String) -> String {
        let whole = text.prefix { $0.isNumber || "−-+\u{2009}\u{202F}".contains($0) }
        return whole.contains(where: \.isNumber) ? String(whole) : ""
    }
}
