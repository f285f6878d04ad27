import Document
import Drawing

/// Lays out tables: three rules, columns as wide as they need, numbers aligned on their decimal marks.
struct TableSetter {
    let style: PageStyle
    let paragraphs: ParagraphSetter
    let shaper: any TextShaper

    private static let topRule = 0.8
    private static let middleRule = 0.4
    private static let padding = 2.5
    private static let columnGap = 12.0
    private static let narrowestColumn = 30.0

    /// A cell as lines, and where its decimal mark stands.
    private struct Cell {
        var lines: [SetLine]
        var width: Double
        /// Width of what stands before the decimal mark.
        var whole: Double
    }

    func items(_ table: TableBlock, width: Double, element: Int) -> [FlowItem] {
        let text = style.table()
        let alignments = table.alignments.indices.map { alignment(table, column: $0) }
        let natural = table.alignments.indices.map { column in
            naturalWidth(table, column: column, alignment: alignments[column])
        }
        let gaps = Self.columnGap * Double(max(0, natural.count - 1))
        let widths = fitted(natural.map(\.total), into: width - gaps)
        // A table that is much narrower than its column keeps its own width; one that nearly fills it takes all.
        let needed = widths.reduce(0, +) + gaps
        let spare = width - needed
        let gap =
            natural.count > 1 && spare > 0 && needed > 0.62 * width
            ? Self.columnGap + spare / Double(natural.count - 1) : Self.columnGap
        let total = widths.reduce(0, +) + gap * Double(max(0, natural.count - 1))
        var lefts: [Double] = []
        var x = 0.0
        for width in widths {
            lefts.append(x)
            x += width + gap
        }

        func row(_ cells: [[Inline]], isHead: Bool) -> (height: Double, items: [DisplayItem]) {
            let set = cells.indices.map { column in
                cell(cells[column], style: isHead ? style.table(weight: .bold) : text, width: widths[column])
            }
            let lineHeight = text.size * 1.22
            let lineCount = set.map(\.lines.count).max() ?? 1
            let height = Double(max(1, lineCount)) * lineHeight + 2 * Self.padding
            var items: [DisplayItem] = []
            for (column, cell) in set.enumerated() {
                // Heads of several lines stand at the foot of the row.
                let skipped = isHead ? Double(lineCount - cell.lines.count) * lineHeight : 0
                for (index, line) in cell.lines.enumerated() {
                    let baseline = Self.padding + skipped + Double(index) * lineHeight + text.size * 1.0
                    let shift = shift(
                        cell, line: line, alignment: alignments[column], column: natural[column], width: widths[column],
                        isHead: isHead)
                    items.append(.group(.translation(x: lefts[column] + shift, y: baseline), clip: nil, line.items))
                }
            }
            return (height, items)
        }

        func rule(_ width: Double, y: Double) -> DisplayItem {
            .stroke(
                Path(through: [Point(x: 0, y: y), Point(x: total, y: y)]),
                StrokeStyle(color: style.ruleColor, width: width))
        }

        var strips: [FlowItem] = []
        var head: FlowItem.RepeatedHead?
        var items = [rule(Self.topRule, y: Self.topRule / 2)]
        var y = Self.topRule
        if !table.head.isEmpty {
            let headRow = row(table.head, isHead: true)
            items.append(.group(.translation(x: 0, y: y), clip: nil, [.tagged(StructureTag(.tableRow), headRow.items)]))
            y += headRow.height
            items.append(rule(Self.middleRule, y: y))
            y += Self.middleRule
            head = FlowItem.RepeatedHead(height: y, items: items)
        }
        strips.append(
            FlowItem(height: y, breakBefore: .forbidden, items: items, tag: StructureTag(.table), element: element))
        for (index, cells) in table.rows.enumerated() {
            let isLast = index == table.rows.count - 1
            let set = row(cells, isHead: false)
            var items: [DisplayItem] = [.tagged(StructureTag(.tableRow), set.items)]
            if isLast { items.append(rule(Self.topRule, y: set.height + Self.topRule / 2)) }
            // The first two rows stay with the head, the last with the one before.
            let stays = index < 2 || isLast
            strips.append(
                FlowItem(
                    height: set.height + (isLast ? Self.topRule : 0), breakBefore: stays ? .forbidden : .discouraged,
                    items: items,
                    tag: StructureTag(.table), element: element, repeatedHead: head))
        }
        return strips
    }

    /// Columns of numbers align on the decimal mark even where only right alignment was asked for.
    private func alignment(_ table: TableBlock, column: Int) -> TableBlock.Alignment {
        guard table.alignments[column] == .right else { return table.alignments[column] }
        let texts = table.rows.map { $0[column].plainText }.filter { !$0.isEmpty }
        let areNumbers =
            !texts.isEmpty && texts.allSatisfy { $0.first?.isNumber == true || "-\u{2212}+".contains($0.first ?? "x") }
        return areNumbers ? .decimal : .right
    }

    private func cell(_ content: [Inline], style: TextStyle, width: Double?) -> Cell {
        let lines = paragraphs.lines(content, style: style, width: width ?? 100_000, alignment: .left).lines
        return Cell(lines: lines, width: lines.map(\.width).max() ?? 0, whole: wholeWidth(content, style: style))
    }

    /// Width of a number up to its decimal mark, its uncertainty, its unit or its power of ten.
    private func wholeWidth(_ content: [Inline], style: TextStyle) -> Double {
        guard let first = content.first, case .text(let text) = first.kind else { return 0 }
        let whole = text.prefix { $0.isNumber || "\u{2212}-+<>≈~ \u{202F}\u{00A0}".contains($0) }
        let trimmed = whole.reversed().drop { !$0.isNumber }.reversed()
        return shaper.shape(String(trimmed), style: style).width
    }

    private func naturalWidth(
        _ table: TableBlock, column: Int, alignment: TableBlock.Alignment
    ) -> (total: Double, whole: Double, numbers: Double) {
        var whole = 0.0
        var rest = 0.0
        var widest = 0.0
        for row in table.rows {
            let cell = cell(row[column], style: style.table(), width: nil)
            whole = max(whole, cell.whole)
            rest = max(rest, cell.width - cell.whole)
            widest = max(widest, cell.width)
        }
        let numbers = alignment == .decimal ? whole + rest : widest
        let head =
            table.head.isEmpty ? 0 : self.cell(table.head[column], style: style.table(weight: .bold), width: nil).width
        return (max(numbers, head), whole, numbers)
    }

    /// Widths that fit: the widest columns give way first, and their cells break into lines.
    private func fitted(_ natural: [Double], into available: Double) -> [Double] {
        var widths = natural.map { max(1, $0 + 0.01) }
        while widths.reduce(0, +) > available {
            guard let widest = widths.max(), widest > Self.narrowestColumn else { break }
            let second = widths.filter { $0 < widest }.max() ?? 0
            let count = Double(widths.count { $0 == widest })
            let excess = widths.reduce(0, +) - available
            let step = min(widest - max(second, Self.narrowestColumn), excess / count)
            for index in widths.indices where widths[index] == widest { widths[index] = widest - max(step, 0.01) }
        }
        return widths
    }

    private func shift(
        _ cell: Cell, line: SetLine, alignment: TableBlock.Alignment,
        column: (total: Double, whole: Double, numbers: Double),
        width: Double, isHead: Bool
    ) -> Double {
        switch alignment {
        case .left: return 0
        case .center: return (width - line.width) / 2
        case .right: return width - line.width
        case .decimal:
            // Numbers stand as one group in the middle under their head.
            let left = max(0, (width - column.numbers) / 2)
            return isHead ? (width - line.width) / 2 : left + column.whole - cell.whole
        }
    }
}
