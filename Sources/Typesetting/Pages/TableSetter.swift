import Document
import Drawing

/// Lays out tables: three rules, columns as wide as they need, numbers aligned on their decimal marks.
struct TableSetter {
    let style: PageStyle
    let paragraphs: ParagraphSetter
    let shaper: any TextShaper

    private static let topRule = 0.8
    private static let middleRule = 0.4
    /// Space between text and the rules.
    private static let padding = 2.5
    /// Distance of baselines in a cell of several lines, as a part of the text size.
    private static let lineHeight = 1.22
    /// How far a line reaches above its baseline.
    private static let lineAscent = 0.95
    /// Space between rows, as a part of the text size; rows of several lines have twice of it.
    private static let rowSpace = 0.2
    private static let columnGap = 14.0
    private static let narrowestGap = 8.0
    private static let narrowestColumn = 30.0

    /// A cell as lines, and where its decimal mark stands.
    private struct Cell {
        var lines: [SetLine]
        var width: Double
        /// Width of what stands before the decimal mark.
        var whole: Double
        var isNumber: Bool
    }

    /// What a column's cells need.
    private struct Column {
        var alignment: TableBlock.Alignment
        var total: Double
        /// Widest part before the decimal mark, and width of all numbers together.
        var whole: Double
        var numbers: Double
    }

    struct Result {
        /// The head with its rules, then the rows.
        var strips: [FlowItem]
        /// Points by which a cell's line is wider than its column.
        var overflow: Double
    }

    /// The table's width when no cell is broken into lines.
    func naturalWidth(of table: TableBlock) -> Double {
        let columns = columns(table)
        return columns.reduce(0) { $0 + $1.total } + Self.narrowestGap * Double(max(0, columns.count - 1))
    }

    func set(_ table: TableBlock, width: Double) -> Result {
        let columns = columns(table)
        let count = Double(max(0, columns.count - 1))
        let natural = table.columnWidths.isEmpty ? columns.map(\.total) : asked(table.columnWidths, of: width, count)
        let tight = natural.reduce(0, +) + Self.columnGap * count > width
        var gap = tight ? Self.narrowestGap : Self.columnGap
        let widths = fitted(natural, into: width - gap * count)
        // A table that is much narrower than its column keeps its own width; one that nearly fills it takes all.
        let needed = widths.reduce(0, +) + gap * count
        if count > 0, width > needed, needed > 0.7 * width { gap += (width - needed) / count }
        let total = widths.reduce(0, +) + gap * count
        var lefts: [Double] = []
        var x = 0.0
        for width in widths {
            lefts.append(x)
            x += width + gap
        }
        var overflow = 0.0
        func row(_ cells: [[Inline]], isHead: Bool) -> (height: Double, items: [DisplayItem]) {
            let set = cells.indices.map { column in
                cell(cells[column], style: style.table(weight: isHead ? .bold : .regular), width: widths[column])
            }
            for (column, cell) in set.enumerated() { overflow = max(overflow, cell.width - widths[column]) }
            return self.row(set, columns, lefts, widths, isHead: isHead)
        }
        func rule(_ thickness: Double, y: Double) -> DisplayItem {
            .stroke(
                Path(through: [Point(x: 0, y: y), Point(x: total, y: y)]),
                StrokeStyle(color: style.ruleColor, width: thickness))
        }
        func fixture(_ thickness: Double) -> FlowItem.Fixture {
            FlowItem.Fixture(
                height: Self.padding + thickness, items: [rule(thickness, y: Self.padding + thickness / 2)])
        }

        var head = [rule(Self.topRule, y: Self.topRule / 2)]
        // On later pages the head is there for the eye only.
        var repeated = head
        var y = Self.topRule + Self.padding
        if !table.head.isEmpty {
            let headRow = row(table.head, isHead: true)
            let place = Transform.translation(x: 0, y: y)
            head.append(.group(place, clip: nil, [.tagged(StructureTag(.tableRow), headRow.items)]))
            repeated.append(.group(place, clip: nil, [.tagged(StructureTag(.artifact), headRow.items)]))
            y += headRow.height + Self.padding
            let middle = rule(Self.middleRule, y: y + Self.middleRule / 2)
            head.append(middle)
            repeated.append(middle)
            y += Self.middleRule + Self.padding
        }
        var strips = [FlowItem(height: y, breakBefore: .forbidden, keepsWithNext: true, items: head)]
        for (index, cells) in table.rows.enumerated() {
            let isLast = index == table.rows.count - 1
            let set = row(cells, isHead: false)
            var items: [DisplayItem] = [.tagged(StructureTag(.tableRow), set.items)]
            let foot = fixture(Self.topRule)
            if isLast { items.append(.group(.translation(x: 0, y: set.height), clip: nil, foot.items)) }
            // The first two rows stay with the head, the last with the one before.
            let stays = index < 2 || isLast
            strips.append(
                FlowItem(
                    height: set.height + (isLast ? foot.height : 0), breakBefore: stays ? .forbidden : .discouraged,
                    items: items, repeatedHead: FlowItem.Fixture(height: y, items: repeated),
                    closing: isLast ? nil : fixture(Self.middleRule)))
        }
        return Result(strips: strips, overflow: overflow)
    }

    /// Columns that share all of a width as the author asked.
    private func asked(_ shares: [Double], of width: Double, _ gaps: Double) -> [Double] {
        let available = width - Self.columnGap * gaps
        let total = shares.reduce(0, +)
        return shares.map { available * $0 / total }
    }

    private func row(
        _ cells: [Cell], _ columns: [Column], _ lefts: [Double], _ widths: [Double], isHead: Bool
    ) -> (height: Double, items: [DisplayItem]) {
        let size = style.tableSize
        let lineHeight = size * Self.lineHeight
        let lineCount = max(1, cells.map(\.lines.count).max() ?? 1)
        let space = isHead ? 0 : size * Self.rowSpace * (lineCount > 1 ? 2 : 1)
        // Heads of several lines stand at the foot of the row.
        func skipped(_ cell: Cell) -> Int { isHead ? lineCount - cell.lines.count : 0 }
        // Formulas and images may be higher than letters.
        var baselines: [Double] = []
        var height = space / 2
        for index in 0..<lineCount {
            let lines = cells.compactMap { cell in
                cell.lines.indices.contains(index - skipped(cell)) ? cell.lines[index - skipped(cell)] : nil
            }
            let above = max(0, (lines.map(\.ascent).max() ?? 0) - size * Self.lineAscent)
            let below = max(0, (lines.map(\.descent).max() ?? 0) - size * (Self.lineHeight - Self.lineAscent))
            baselines.append(height + above + size * Self.lineAscent)
            height += above + lineHeight + below
        }
        var items: [DisplayItem] = []
        for (column, cell) in cells.enumerated() {
            let lines = cell.lines.enumerated().map { index, line in
                let shift = shift(cell, line, columns[column], width: widths[column], isHead: isHead)
                return DisplayItem.group(
                    .translation(x: lefts[column] + shift, y: baselines[index + skipped(cell)]), clip: nil, line.items)
            }
            items.append(.tagged(StructureTag(isHead ? .tableHeader : .tableCell), lines))
        }
        return (height + space / 2, items)
    }

    // MARK: Cells

    private func cell(_ content: [Inline], style: TextStyle, width: Double?) -> Cell {
        let lines = paragraphs.lines(content, style: style, width: width ?? 100_000, alignment: .left).lines
        return Cell(
            lines: lines, width: lines.map(\.width).max() ?? 0, whole: wholeWidth(content, style: style),
            isNumber: Self.isNumber(content.plainText))
    }

    private static func isNumber(_ text: String) -> Bool {
        let digits = text.drop { "-\u{2212}+±<>≈≤≥~ \u{202F}\u{A0}".contains($0) }
        return digits.first?.isNumber == true
            && digits.allSatisfy { $0.isNumber || "()[].,+-\u{2212}×eE· \u{202F}\u{A0}†‡*°%±".contains($0) }
    }

    /// Width of a number up to its decimal mark, its uncertainty, its unit or its power of ten.
    private func wholeWidth(_ content: [Inline], style: TextStyle) -> Double {
        guard let first = content.first, case .text(let text) = first.kind else { return 0 }
        let whole = text.prefix { $0.isNumber || "\u{2212}-+<>≈≤≥~ \u{202F}\u{00A0}".contains($0) }
        let trimmed = String(whole.reversed().drop { !$0.isNumber }.reversed())
        guard !trimmed.isEmpty else { return 0 }
        let span = first.span
        return cellWidth([Inline(.text(trimmed), span: span)], style: style)
    }

    private func cellWidth(_ content: [Inline], style: TextStyle) -> Double {
        paragraphs.lines(content, style: style, width: 100_000, alignment: .left).lines.map(\.width).max() ?? 0
    }

    // MARK: Columns

    private func columns(_ table: TableBlock) -> [Column] {
        table.alignments.indices.map { index in
            let cells = table.rows.map { cell($0[index], style: style.table(), width: nil) }
            let alignment = alignment(table.alignments[index], cells)
            let numbers = cells.filter(\.isNumber)
            let whole = numbers.map(\.whole).max() ?? 0
            let rest = numbers.map { $0.width - $0.whole }.max() ?? 0
            let widest = cells.map(\.width).max() ?? 0
            let head = table.head.isEmpty ? 0 : cellWidth(table.head[index], style: style.table(weight: .bold))
            let needed = alignment == .decimal ? max(whole + rest, widest) : widest
            // A little more than its widest cell: sums of widths differ in their last digits, and a cell would break for that.
            return Column(alignment: alignment, total: max(needed, head) + 0.3, whole: whole, numbers: whole + rest)
        }
    }

    /// Columns mostly of numbers align on the decimal mark even where only right alignment was asked for.
    private func alignment(_ asked: TableBlock.Alignment, _ cells: [Cell]) -> TableBlock.Alignment {
        guard asked == .right else { return asked }
        let filled = cells.count { $0.width > 0 }
        return filled > 0 && 2 * cells.count(where: \.isNumber) >= filled ? .decimal : .right
    }

    /// Widths that fit: the widest columns give way first, and their cells break into lines.
    private func fitted(_ natural: [Double], into available: Double) -> [Double] {
        var widths = natural.map { max(1, $0) }
        while widths.reduce(0, +) > available + 1e-6 {
            guard let widest = widths.max(), widest > Self.narrowestColumn else { break }
            let second = widths.filter { $0 < widest }.max() ?? 0
            let count = Double(widths.count { $0 == widest })
            let excess = widths.reduce(0, +) - available
            let step = min(widest - max(second, Self.narrowestColumn), excess / count)
            for index in widths.indices where widths[index] == widest { widths[index] = widest - max(step, 0.01) }
        }
        return widths
    }

    private func shift(_ cell: Cell, _ line: SetLine, _ column: Column, width: Double, isHead: Bool) -> Double {
        switch column.alignment {
        case .left: return 0
        case .center: return (width - line.width) / 2
        case .right: return width - line.width
        case .decimal:
            // Numbers stand as one group in the middle under their head.
            guard !isHead, cell.isNumber else { return (width - line.width) / 2 }
            return max(0, (width - column.numbers) / 2) + column.whole - cell.whole
        }
    }
}
