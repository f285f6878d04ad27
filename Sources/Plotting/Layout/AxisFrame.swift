import Drawing

/// Frame, ticks and reading lines of a panel, without any text.
struct AxisFrame {
    var panel: Panel
    var axes: PanelAxes
    var theme: FigureTheme

    private var plot: Rect { axes.plot }

    /// The plot area without the gaps of broken axes: bars and lines that cross a gap are cut there.
    var shownArea: Path {
        let columns = stretches(axes.x).map { ($0, plot.minY...plot.maxY) }
        guard !axes.y.cuts.isEmpty else {
            return axes.x.cuts.isEmpty ? Path(plot) : Path(columns.flatMap { area($0.0, $0.1).elements })
        }
        let rows = stretches(axes.y)
        return Path(columns.flatMap { column in rows.flatMap { area(column.0, $0).elements } })
    }

    private func area(_ x: ClosedRange<Double>, _ y: ClosedRange<Double>) -> Path {
        let size = (x.upperBound - x.lowerBound, y.upperBound - y.lowerBound)
        return Path(Rect(x: x.lowerBound, y: y.lowerBound, width: size.0, height: size.1))
    }

    /// The page positions between which an axis shows values, a little short of each gap.
    private func stretches(_ axis: AxisMapping) -> [ClosedRange<Double>] {
        axis.shownStretches.map { stretch in
            let ends = [axis.position(coordinate: stretch.low), axis.position(coordinate: stretch.high)].sorted()
            return ends[0]...ends[1]
        }
    }

    func gridItems() -> [DisplayItem] {
        guard panel.grid, panel.projection == .cartesian, panel.frame != .none else { return [] }
        let lines =
            axes.xTicks.filter(\.isMajor).map { tick in
                let x = axes.x.position(coordinate: tick.coordinate)
                return [Point(x: x, y: plot.minY), Point(x: x, y: plot.maxY)]
            }
            + axes.yTicks.filter(\.isMajor).map { tick in
                let y = axes.y.position(coordinate: tick.coordinate)
                return [Point(x: plot.minX, y: y), Point(x: plot.maxX, y: y)]
            }
        return [.stroke(path(lines), StrokeStyle(color: theme.gridColor, width: theme.gridWidth))]
    }

    /// The frame and its ticks on all four sides.
    func items() -> [DisplayItem] {
        guard panel.frame != .none else { return [] }
        var lines: [[Point]] = []
        // Names of places need no ticks.
        if axes.x.scale.categories == nil {
            lines += horizontal(axes.xTicks, edge: plot.maxY, direction: -1)
            if panel.frame == .box { lines += horizontal(axes.topTicks ?? axes.xTicks, edge: plot.minY, direction: 1) }
        }
        let stroke = StrokeStyle(color: theme.axisColor, width: theme.axisWidth)
        if panel.frame == .bottom {
            lines.append([Point(x: plot.minX, y: plot.maxY), Point(x: plot.maxX, y: plot.maxY)])
            return [.stroke(path(lines), stroke)]
        }
        if axes.y.scale.categories == nil {
            lines += vertical(axes.yTicks, axes.y, edge: plot.minX, direction: 1)
            if axes.second == nil { lines += vertical(axes.yTicks, axes.y, edge: plot.maxX, direction: -1) }
        }
        if let second = axes.second { lines += vertical(axes.secondTicks, second, edge: plot.maxX, direction: -1) }
        return [.stroke(path(lines), stroke), .stroke(Path(plot), stroke)] + breakItems()
    }

    private func length(_ tick: Tick) -> Double { tick.isMajor ? theme.tickLength : theme.minorTickLength }

    private func horizontal(_ ticks: [Tick], edge: Double, direction: Double) -> [[Point]] {
        ticks.compactMap { tick in
            let x = axes.x.position(coordinate: tick.coordinate)
            guard x > plot.minX + 0.05, x < plot.maxX - 0.05 else { return nil }
            return [Point(x: x, y: edge), Point(x: x, y: edge + direction * length(tick))]
        }
    }

    private func vertical(_ ticks: [Tick], _ mapping: AxisMapping, edge: Double, direction: Double) -> [[Point]] {
        ticks.compactMap { tick in
            let y = mapping.position(coordinate: tick.coordinate)
            guard y > plot.minY + 0.05, y < plot.maxY - 0.05 else { return nil }
            return [Point(x: edge, y: y), Point(x: edge + direction * length(tick), y: y)]
        }
    }

    /// Two slanted strokes with the ground between them where an axis leaves a stretch out.
    private func breakItems() -> [DisplayItem] {
        var items: [DisplayItem] = []
        let stroke = StrokeStyle(color: theme.axisColor, width: theme.axisWidth)
        let half = AxisMapping.gap / 2
        let slant = 1.4
        let reach = 2.6
        func item(_ corners: [Point]) {
            items.append(
                .fill(Path(through: [corners[0], corners[1], corners[3], corners[2]], closed: true), theme.ground))
            items.append(.stroke(path([[corners[0], corners[1]], [corners[2], corners[3]]]), stroke))
        }
        for cut in axes.x.cuts {
            let from = axes.x.position(coordinate: cut.low)
            let middle = from + (axes.x.end > axes.x.start ? half : -half)
            for y in [plot.minY, plot.maxY] {
                item(
                    [(-half, 1.0), (-half, -1), (half, 1), (half, -1)].map {
                        Point(x: middle + $0.0 * 0.55 - $0.1 * slant, y: y + $0.1 * reach)
                    })
            }
        }
        for cut in axes.y.cuts {
            let from = axes.y.position(coordinate: cut.low)
            let middle = from + (axes.y.end > axes.y.start ? half : -half)
            for x in [plot.minX, plot.maxX] {
                item(
                    [(-half, -1.0), (-half, 1), (half, -1), (half, 1)].map {
                        Point(x: x + $0.1 * reach, y: middle + $0.0 * 0.55 - $0.1 * slant)
                    })
            }
        }
        return items
    }

    private func path(_ lines: [[Point]]) -> Path { Path(lines.flatMap { Path(through: $0).elements }) }
}
