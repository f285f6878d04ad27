public import Drawing

extension Figure {
    /// Lays the figure out.
    ///
    /// - Parameters:
    ///   - theme: faces, colours and widths.
    ///   - width: width in points; nil takes the figure's own.
    ///   - shaper: the fonts of the page.
    public func layout(in theme: FigureTheme, width: Double? = nil, shaper: any TextShaper) -> DisplayList {
        var layout = FigureLayout(
            figure: self, theme: theme, width: width ?? self.theme?.width ?? self.width.points, shaper: shaper)
        return layout.displayList()
    }
}

/// Divides a figure among its panels: all plot areas of equal width, those of a row on one height.
private struct FigureLayout {
    private var figure: Figure
    private let theme: FigureTheme
    private let width: Double
    private let measure: LabelMeasure
    private let series: SeriesTable
    private let columns: Int
    /// For each panel, the part of its height kept free at the top.
    private var headroom: [Double]
    private let caches: [PanelCache]

    private static let columnGap = 9.0
    private static let rowGap = 9.0
    private static let leastPanelWidth = 95.0

    private struct Grid {
        var plots: [Rect]
        var margins: [Margins]
        var size: Size
    }

    init(figure: Figure, theme: FigureTheme, width: Double, shaper: any TextShaper) {
        // A panel narrower than this has more labels than plot: the row is broken instead.
        let least = Self.leastPanelWidth * theme.textSize / 8
        let fitting = Int((width + Self.columnGap) / (least + Self.columnGap))
        columns = max(1, min(figure.columns ?? 3, figure.panels.count, fitting))
        let figure = SharedAxes(figure: figure, columns: columns).shared()
        self.figure = figure
        caches = figure.panels.map(PanelCache.init)
        self.theme = theme
        self.width = width
        headroom = figure.panels.map { _ in 0 }
        measure = LabelMeasure(theme: theme, shaper: shaper)
        series = SeriesTable(figure: figure)
    }

    mutating func displayList() -> DisplayList {
        guard !figure.panels.isEmpty else { return DisplayList(size: Size(width: width, height: 0)) }
        var grid = settledGrid()
        makeRoom(&grid)
        let items = figure.panels.indices.flatMap { index -> [DisplayItem] in
            let plot = grid.plots[index]
            let margins = grid.margins[index]
            let bounds = Rect(
                x: plot.minX - margins.left, y: plot.minY - margins.top,
                width: plot.width + margins.left + margins.right, height: plot.height + margins.top + margins.bottom)
            return panelLayout(index).items(axes(index, grid), margins: margins, bounds: bounds)
        }
        return DisplayList(size: grid.size, items: items)
    }

    /// Gives labels that find no place room above the data; a legend for which that is not enough goes above the plot.
    private mutating func makeRoom(_ grid: inout Grid) {
        for index in figure.panels.indices {
            var best = (crowding: panelLayout(index).crowding(axes(index, grid)), headroom: 0.0)
            // Nothing is tried, and nothing measured again, where everything has its place.
            guard best.crowding.blockedTexts > 0 || best.crowding.areNamesBlocked else { continue }
            let panel = figure.panels[index]
            let mayGrow =
                panel.yAxis.highest == nil && panel.projection == .cartesian && panel.frame != .none
                && panel.yAxis.scale.categories == nil && !panel.marks.contains { $0.fillsPlot }
            let steps = mayGrow ? [0.09, 0.15, 0.21, 0.27] : []
            for step in steps where best.crowding.blockedTexts > 0 || best.crowding.areNamesBlocked {
                headroom[index] = step
                grid = settledGrid()
                let crowding = panelLayout(index).crowding(axes(index, grid))
                let hasFewerTexts = crowding.blockedTexts < best.crowding.blockedTexts
                let freesNames = best.crowding.areNamesBlocked && !crowding.areNamesBlocked
                if hasFewerTexts || (freesNames && crowding.blockedTexts == best.crowding.blockedTexts) {
                    best = (crowding, step)
                }
            }
            headroom[index] = best.headroom
            if best.crowding.areNamesBlocked { figure.panels[index].legend = .above }
            grid = settledGrid()
        }
    }

    private func panelLayout(_ index: Int) -> PanelLayout {
        PanelLayout(
            panel: figure.panels[index], entries: series.entries[index], insetEntries: series.insetEntries[index],
            measure: measure, letter: figure.panels.count > 1 ? letter(index) : nil, headroom: headroom[index],
            cache: caches[index])
    }

    private func letter(_ index: Int) -> String {
        theme.lettersHaveParentheses ? "(\(PanelLetter.name(index)))" : PanelLetter.name(index)
    }

    private func axes(_ index: Int, _ grid: Grid) -> PanelAxes { panelLayout(index).axes(grid.plots[index]) }

    /// Ticks need the plot's size and margins need the ticks: margins grow until they hold what stands in them.
    private func settledGrid() -> Grid {
        var margins = figure.panels.map { _ in Margins(left: 28, right: 4, top: 4, bottom: 24) }
        var grid = grid(margins)
        for round in 0..<8 {
            let needed = figure.panels.indices.map { panelLayout($0).margins(axes($0, grid)) }
            let next = round == 0 ? needed : zip(margins, needed).map { $0.union($1) }
            if next == margins { break }
            margins = next
            grid = self.grid(margins)
        }
        return grid
    }

    private func grid(_ margins: [Margins]) -> Grid {
        let rows = (margins.count + columns - 1) / columns
        func panels(row: Int) -> [Int] { margins.indices.filter { $0 / columns == row } }
        func panels(column: Int) -> [Int] { margins.indices.filter { $0 % columns == column } }
        func largest(_ indices: [Int], _ side: KeyPath<Margins, Double>) -> Double {
            indices.map { margins[$0][keyPath: side] }.max() ?? 0
        }
        let lefts = (0..<columns).map { largest(panels(column: $0), \.left) }
        let rights = (0..<columns).map { largest(panels(column: $0), \.right) }
        let tops = (0..<rows).map { largest(panels(row: $0), \.top) }
        let bottoms = (0..<rows).map { largest(panels(row: $0), \.bottom) }
        let taken = (lefts + rights).reduce(0, +) + Self.columnGap * Double(columns - 1)
        let plotWidth = max(20, (width - taken) / Double(columns))
        var heights = (0..<rows).map { row in plotWidth * (panels(row: row).map(aspect).max() ?? 1) }
        let surround = (tops + bottoms).reduce(0, +) + Self.rowGap * Double(rows - 1)
        if let height = figure.height {
            let factor = max(20 * Double(rows), height - surround) / heights.reduce(0, +)
            heights = heights.map { $0 * factor }
        }
        var plots: [Rect] = []
        var shared: [Margins] = []
        var y = 0.0
        for row in 0..<rows {
            var x = 0.0
            for column in 0..<columns where row * columns + column < margins.count {
                plots.append(Rect(x: x + lefts[column], y: y + tops[row], width: plotWidth, height: heights[row]))
                shared.append(
                    Margins(left: lefts[column], right: rights[column], top: tops[row], bottom: bottoms[row]))
                x += lefts[column] + plotWidth + rights[column] + Self.columnGap
            }
            y += tops[row] + heights[row] + bottoms[row] + Self.rowGap
        }
        return Grid(
            plots: plots, margins: shared, size: Size(width: width, height: figure.height ?? y - Self.rowGap))
    }

    /// Height over width of a plot area.
    private func aspect(_ index: Int) -> Double {
        let panel = figure.panels[index]
        if let aspect = panel.aspect { return aspect }
        switch panel.projection {
        case .cartesian: break
        case .polar: return 1
        case .ternary: return 0.866
        }
        if panel.equalScales, figure.panels.count == 1 {
            let x = DataExtent.domain(of: .x, panel: panel)
            let y = DataExtent.domain(of: .y, panel: panel)
            return min(1.1, max(0.55, (y.high - y.low) / (x.high - x.low)))
        }
        return switch columns {
        case 1: 0.76
        case 2: 0.84
        default: 0.92
        }
    }
}
