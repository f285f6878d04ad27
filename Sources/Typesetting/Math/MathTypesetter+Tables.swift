import Document
import Drawing

/// How a kind of table is spaced, in ems, as LaTeX and amsmath do it.
private struct MathTableMeasures {
    /// Height and depth that a row has at least.
    var ascent = 0.84
    var descent = 0.36
    var rowGap = 0.0
    var columnGap = 1.0
    /// What a row that fills its strut gets above and below, or fractions in it would touch.
    var padding = 0.08

    init(_ kind: MathNode.TableKind) {
        switch kind {
        case .matrix: break
        case .cases: (ascent, descent, padding) = (1.008, 0.432, 0.16)
        case .aligned: (rowGap, columnGap) = (0.3, 0)
        case .gathered: rowGap = 0.3
        case .stacked: (ascent, descent, columnGap) = (0.75, 0.3, 0.4)
        }
    }
}

extension MathTypesetter {
    /// Rows and columns, their middle on the axis.
    func table(_ kind: MathNode.TableKind, _ rows: [[MathNode]], _ style: MathStyle) -> MathBox {
        let cellStyle = cellStyle(kind, style)
        let em = size(cellStyle)
        let measures = MathTableMeasures(kind)
        let boxes = rows.map { row in row.map { layout($0, cellStyle) } }
        let columnCount = boxes.map(\.count).max() ?? 0
        var lefts: [Double] = []
        var widths: [Double] = []
        var width = 0.0
        for column in 0..<columnCount {
            if column > 0 { width += gap(kind, before: column, measures) * em }
            lefts.append(width)
            widths.append(boxes.map { column < $0.count ? $0[column].width : 0 }.max() ?? 0)
            width += widths[column]
        }
        var parts: [(x: Double, y: Double, box: MathBox)] = []
        var height = 0.0
        for (index, row) in boxes.enumerated() {
            let ascent = row.map(\.ascent).max() ?? 0
            let descent = row.map(\.descent).max() ?? 0
            height +=
                (index == 0 ? 0 : measures.rowGap * em) + max(ascent + measures.padding * em, measures.ascent * em)
            for (column, box) in row.enumerated() {
                let room = widths[column] - box.width
                let shift: Double =
                    switch alignment(kind, column) {
                    case .left: 0
                    case .center: room / 2
                    case .right, .decimal: room
                    }
                parts.append((lefts[column] + shift, height, box))
            }
            height += max(descent + measures.padding * em, measures.descent * em)
            // amsmath adds what is asked for to whatever stands between the rows.
            if index + 1 < boxes.count { height += space(below: rows[index]) * em }
        }
        let top = height / 2 + constants.axisHeight * size(style)
        return MathBox(
            width: width, ascent: top, descent: height - top,
            items: parts.flatMap { MathBoxes.moved($0.box, x: $0.x, y: $0.y - top) })
    }

    /// Ems that the author asked for below a row.
    private func space(below row: [MathNode]) -> Double {
        guard case .row(let nodes)? = row.last, case .rowSpace(let ems)? = nodes.last else { return 0 }
        return ems
    }

    private func cellStyle(_ kind: MathNode.TableKind, _ style: MathStyle) -> MathStyle {
        switch kind {
        case .matrix, .cases: style.isDisplay ? style.with(.text, cramped: style.isCramped) : style
        case .aligned, .gathered: style.with(.display, cramped: style.isCramped)
        case .stacked: style.isScript ? style : style.with(.script, cramped: style.isCramped)
        }
    }

    private func alignment(_ kind: MathNode.TableKind, _ column: Int) -> TableBlock.Alignment {
        switch kind {
        case .matrix(let columns): column < columns.count ? columns[column] : .center
        case .cases: .left
        case .aligned: column % 2 == 0 ? .right : .left
        case .gathered, .stacked: .center
        }
    }

    /// Pairs of aligned columns touch; the next pair stands apart.
    private func gap(_ kind: MathNode.TableKind, before column: Int, _ measures: MathTableMeasures) -> Double {
        if kind == .aligned { return column % 2 == 1 ? 0 : 2 }
        return measures.columnGap
    }
}
