import Document

/// Tables with three rules and a head that is repeated on later pages.
extension WordBody {
    /// Width of the text in twentieths of a point.
    private static let tableWidth = 9072
    /// About as wide as a letter of a table, in the same unit.
    private static let letterWidth = 105

    mutating func table(_ table: TableBlock) -> String {
        let widths = columnWidths(table)
        let grid = widths.map { "<w:gridCol w:w=\"\($0)\"/>" }.joined()
        var rows = ""
        if !table.head.isEmpty {
            rows += "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>\(cells(table.head, table, widths))</w:tr>"
        }
        for row in table.rows { rows += "<w:tr><w:trPr><w:cantSplit/></w:trPr>\(cells(row, table, widths))</w:tr>" }
        let total = widths.reduce(0, +)
        let look =
            "<w:tblLook w:val=\"0020\" w:firstRow=\"\(table.head.isEmpty ? 0 : 1)\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/>"
        let properties =
            "<w:tblStyle w:val=\"Rules\"/><w:tblW w:w=\"\(total)\" w:type=\"dxa\"/><w:jc w:val=\"center\"/><w:tblLayout w:type=\"fixed\"/>\(look)"
        // A paragraph after it parts the table from another one and from the text.
        let space = "<w:p><w:pPr><w:spacing w:after=\"120\" w:line=\"120\" w:lineRule=\"exact\"/></w:pPr></w:p>"
        return "<w:tbl><w:tblPr>\(properties)</w:tblPr><w:tblGrid>\(grid)</w:tblGrid>\(rows)</w:tbl>" + space
    }

    private mutating func cells(_ row: [[Inline]], _ table: TableBlock, _ widths: [Int]) -> String {
        var text = ""
        for (column, content) in row.enumerated() where column < widths.count {
            let side =
                switch table.alignments[column] {
                case .left: "left"
                case .center: "center"
                case .right, .decimal: "right"
                }
            text +=
                "<w:tc><w:tcPr><w:tcW w:w=\"\(widths[column])\" w:type=\"dxa\"/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"TableText\"/><w:jc w:val=\"\(side)\"/></w:pPr>\(runs(content))</w:p></w:tc>"
        }
        return text
    }

    /// As wide as the longest cell needs; where that is too much, the long columns give way.
    private func columnWidths(_ table: TableBlock) -> [Int] {
        if table.columnWidths.count == table.alignments.count {
            let total = table.columnWidths.reduce(0, +)
            return table.columnWidths.map { Int(Double(Self.tableWidth) * $0 / total) }
        }
        var widths = table.alignments.indices.map { column in
            let lengths = ([table.head] + table.rows).map { column < $0.count ? $0[column].plainText.count : 0 }
            return ((lengths.max() ?? 0) + 3) * Self.letterWidth
        }
        while widths.reduce(0, +) > Self.tableWidth, let widest = widths.indices.max(by: { widths[$0] < widths[$1] }) {
            widths[widest] -= max(20, widths[widest] / 20)
        }
        return widths
    }
}
