extension Figure {
    /// The data behind the figure, a table for each panel that shows data.
    public func dataTables() -> [FigureData] {
        let series = SeriesTable(figure: self)
        return panels.indices.compactMap { index in
            let name = panels.count > 1 ? PanelLetter.name(index) : "data"
            return PanelDataTable(panel: panels[index], series: series.entries[index]).table(name: name)
        }
    }
}

/// The long table of one panel, with only those columns that hold something.
private struct PanelDataTable {
    var panel: Panel
    var series: [SeriesTable.Entry]

    private enum Column: Int, CaseIterable {
        case series, mark, x, y, second, low, high, xError, yError, dx, dy, value, size, text
    }
    private typealias Row = [Column: FigureData.Cell]

    func table(name: String) -> FigureData? {
        let rows = zip(panel.marks, series).flatMap { mark, entry in self.rows(mark, name: entry.name).map(named) }
        guard !rows.isEmpty else { return nil }
        let used = Column.allCases.filter { column in rows.contains { $0[column] != nil } }
        return FigureData(
            name: name, header: used.map(title), rows: rows.map { row in used.map { row[$0] ?? .empty } })
    }

    /// The row with names in the place of the numbers of an axis of names.
    private func named(_ row: Row) -> Row {
        var row = row
        for (column, axis) in [(Column.x, panel.xAxis), (.y, panel.yAxis)] {
            guard let names = axis.scale.categories, case .number(let value)? = row[column], value.isFinite,
                abs(value) < 1e6, names.indices.contains(Int(value.rounded()))
            else { continue }
            row[column] = .text(LabelMarkup.plainText(names[Int(value.rounded())]))
        }
        return row
    }

    private func rows(_ mark: Mark, name: String) -> [Row] {
        let head: Row = [.series: .text(name), .mark: .text(mark.kind)]
        func rows(_ columns: [(Column, [Double]?)]) -> [Row] {
            let count = columns.compactMap { $0.1?.count }.max() ?? 0
            return (0..<count).map { index in
                columns.reduce(into: head) { row, column in
                    if let values = column.1 { row[column.0] = .number(values[index]) }
                }
            }
        }
        let y = mark.style.usesSecondAxis && panel.secondAxis != nil ? Column.second : .y
        switch mark {
        case .points(let mark):
            return rows([
                (.x, mark.x), (y, mark.y), (.yError, mark.uncertainties), (.value, mark.colorValues),
                (.size, mark.sizes),
            ])
        case .line(let mark): return rows([(.x, mark.x), (y, mark.y)])
        case .band(let mark): return rows([(.x, mark.x), (.low, mark.low), (.high, mark.high)])
        case .errorBars(let mark):
            return rows([(.x, mark.x), (y, mark.y), (.xError, mark.xError), (.yError, mark.yError)])
        case .rule(let mark): return rows([(mark.direction == .horizontal ? y : .x, [mark.value])])
        case .annotation, .picture: return []
        case .arrow(let mark): return rows([(.x, [mark.startX, mark.endX]), (y, [mark.startY, mark.endY])])
        case .bars(let mark):
            return rows([(mark.isHorizontal ? y : .x, mark.positions), (.low, mark.low), (.high, mark.high)])
        case .region(let mark):
            let x = mark.x.map { [$0.lowerBound, $0.upperBound] }
            return rows([(.x, x), (y, mark.y.map { [$0.lowerBound, $0.upperBound] })])
        case .heatMap(let mark):
            let cells = mark.values.indices
            let x = cells.map { (mark.xEdges[$0 % mark.columns] + mark.xEdges[$0 % mark.columns + 1]) / 2 }
            let heights = cells.map { (mark.yEdges[$0 / mark.columns] + mark.yEdges[$0 / mark.columns + 1]) / 2 }
            return rows([(.x, x), (y, heights), (.value, mark.values)])
        case .shapes(let mark):
            // The corners draw; what was measured is the value.
            guard let values = mark.values else {
                return rows([(.x, mark.xs.flatMap { $0 }), (y, mark.ys.flatMap { $0 })])
            }
            func middles(_ corners: [[Double]]) -> [Double] {
                corners.map { $0.reduce(0, +) / Double(max(1, $0.count)) }
            }
            return rows([(.x, middles(mark.xs)), (y, middles(mark.ys)), (.value, values)])
        case .vectors(let mark):
            return rows([(.x, mark.x), (y, mark.y), (.dx, mark.dx), (.dy, mark.dy), (.value, mark.colorValues)])
        // The values of lines are those of the lines themselves.
        case .labels(let mark) where mark.showsOne: return []
        case .labels(let mark):
            return rows([(.x, mark.x), (y, mark.y)]).enumerated().map { index, row in
                row.merging([.text: .text(LabelMarkup.plainText(mark.texts[index]))]) { $1 }
            }
        }
    }

    private func title(_ column: Column) -> String {
        switch column {
        case .series: "series"
        case .mark: "mark"
        case .x: axisTitle(panel.xAxis, else: "x")
        case .y: axisTitle(panel.yAxis, else: "y")
        case .second: axisTitle(panel.secondAxis?.axis ?? Axis(), else: "second y")
        case .low: "low"
        case .high: "high"
        case .xError: "x error"
        case .yError: "y error"
        case .dx: "dx"
        case .dy: "dy"
        case .value:
            Axis.joined(panel.colors?.title, panel.colors?.unit, .quotient).map(LabelMarkup.plainText) ?? "value"
        case .size: "size"
        case .text: "text"
        }
    }

    /// What the column holds, which on a reciprocal axis is T and not what the axis shows.
    private func axisTitle(_ axis: Axis, else fallback: String) -> String {
        if axis.scale == .reciprocalTemperature { return "T / K" }
        return Axis.joined(axis.title, axis.unit, .quotient).map(LabelMarkup.plainText) ?? fallback
    }
}
