import Drawing

/// Finds places for the texts of annotations, arrows, regions and labels.
struct PanelTexts {
    var panel: Panel
    var entries: [SeriesTable.Entry]
    var measure: LabelMeasure
    var axes: PanelAxes
    var geometries: [MarkGeometry]

    private var theme: FigureTheme { measure.theme }

    /// Places the texts and covers them; says how many found no free place.
    func items(bounds: Rect, _ occupancy: inout OccupancyMap) -> (items: [DisplayItem], blocked: Int) {
        let placing = TextPlacing(plot: axes.plot, bounds: bounds)
        var items: [DisplayItem] = []
        var blocked = 0
        for index in panel.marks.indices {
            let mark = panel.marks[index]
            let axes = axes.axes(for: mark)
            let color = theme.labelColor(entries[index].color)
            let label: RichLabel
            let place: (box: Rect, isFree: Bool)
            var isCentered = false
            switch mark {
            case .annotation(let mark):
                guard axes.shows(mark.x, mark.y) else { continue }
                label = measure.label(mark.text, color: color)
                place = placing.annotation(
                    label, at: axes.point(mark.x, mark.y), anchor: mark.anchor, occupancy: occupancy)
                isCentered = mark.anchor.isCentered
            case .arrow(let mark):
                guard let text = mark.text else { continue }
                label = measure.label(text, color: color)
                let start = axes.point(mark.startX, mark.startY)
                let end = axes.point(mark.endX, mark.endY)
                guard start.isFinite, end.isFinite else { continue }
                place = placing.arrow(label, from: start, to: end, anchor: mark.anchor, occupancy: occupancy)
            case .region(let mark):
                guard let text = mark.text, let box = geometries[index].boxes.first else { continue }
                label = measure.label(text, color: color)
                place = placing.region(label, in: box, occupancy: occupancy)
            case .labels(let mark):
                items += labelItems(mark, color: color, axes, placing, &occupancy)
                continue
            default: continue
            }
            if !place.isFree {
                blocked += 1
                // Text that must lie on marks stands out from them.
                items.append(.fill(Path(place.box.inset(by: -1)), theme.ground.opacity(0.8)))
            }
            items += label.items(topLeft: place.box.origin, centered: isCentered)
            occupancy.cover(place.box.inset(by: -2))
        }
        return (items, blocked)
    }

    private func labelItems(
        _ mark: Labels, color: Color, _ axes: PanelAxes, _ placing: TextPlacing, _ occupancy: inout OccupancyMap
    ) -> [DisplayItem] {
        if mark.showsOne { return lineValueItems(mark, color: color, axes, placing, &occupancy) }
        let names = mark.texts.indices.compactMap { name(mark, $0, color: color, axes) }
        guard !mark.findsPlaces else {
            return NamePlacing(placing: placing, theme: theme).items(names, anchor: mark.anchor, &occupancy)
        }
        return names.flatMap { name -> [DisplayItem] in
            let box = placing.box(name.label, at: name.point, side: mark.anchor)
            occupancy.cover(box.inset(by: -1))
            return name.label.items(topLeft: box.origin, centered: mark.anchor.isCentered)
        }
    }

    /// A label with its place on the page; nil where it has none.
    private func name(_ mark: Labels, _ index: Int, color: Color, _ axes: PanelAxes) -> NamePlacing.Name? {
        guard axes.shows(mark.x[index], mark.y[index]), !mark.texts[index].isEmpty else { return nil }
        let point = axes.point(mark.x[index], mark.y[index])
        guard point.isFinite else { return nil }
        var shade = color
        // In the cells of a map black or white is chosen by the ground beneath.
        if mark.style.color == nil, let ground = ground(under: mark.x[index], mark.y[index]) {
            shade = theme.textColor(on: ground)
        }
        let style = TextStyle(family: theme.textFamily, size: theme.textSize * mark.style.scale, color: shade)
        let label = RichLabel(mark.texts[index], style: style, shaper: measure.shaper)
        return NamePlacing.Name(label: label, point: point, reach: reach(at: point))
    }

    /// The largest radius of a marker at a point.
    private func reach(at point: Point) -> Double {
        var reach = theme.markerSize / 2
        for (mark, geometry) in zip(panel.marks, geometries) where geometry.dotRadius == nil {
            guard case .points(let points) = mark, geometry.markers.count <= 1000 else { continue }
            for (center, index) in zip(geometry.markers, geometry.shown)
            where abs(center.x - point.x) < 0.01 && abs(center.y - point.y) < 0.01 {
                let scale = points.style.scale * (points.sizes?[index] ?? 1)
                reach = max(reach, theme.markerSize * scale / 2)
            }
        }
        return reach
    }

    /// The value of a line, small, in a gap of the line: at the place where it hides least of all else.
    private func lineValueItems(
        _ mark: Labels, color: Color, _ axes: PanelAxes, _ placing: TextPlacing, _ occupancy: inout OccupancyMap
    ) -> [DisplayItem] {
        var best: (box: Rect, label: RichLabel, coverage: Int)?
        for index in mark.texts.indices where axes.shows(mark.x[index], mark.y[index]) {
            let label = RichLabel(
                mark.texts[index],
                style: TextStyle(family: theme.textFamily, size: theme.textSize * mark.style.scale, color: color),
                shaper: measure.shaper)
            let box = placing.box(label, at: axes.point(mark.x[index], mark.y[index]), side: .center)
            let room = box.inset(by: -3)
            guard room.minX > axes.plot.minX, room.maxX < axes.plot.maxX, room.minY > axes.plot.minY,
                room.maxY < axes.plot.maxY
            else { continue }
            let coverage = occupancy.coverage(room)
            if coverage < best?.coverage ?? .max { best = (box, label, coverage) }
        }
        // A line too short to be named stays whole.
        guard let best, Double(best.coverage) < best.box.width * best.box.height * 4 * 0.75 else { return [] }
        occupancy.cover(best.box.inset(by: -3))
        return [.fill(Path(best.box.inset(by: -1)), theme.ground)] + best.label.items(topLeft: best.box.origin)
    }

    /// The colour of a map's cell or shape at a place; nil where there is none.
    private func ground(under x: Double, _ y: Double) -> Color? {
        let colors = ColorMapping(panel.colors ?? ColorScale(), marks: panel.marks, theme: theme)
        for mark in panel.marks.reversed() {
            switch mark {
            case .heatMap(let map):
                guard let column = cell(x, map.xEdges), let row = cell(y, map.yEdges) else { continue }
                return colors.color(map.values[row * map.columns + column])
            case .shapes(let shapes):
                guard let values = shapes.values else { continue }
                for index in shapes.xs.indices {
                    let xs = shapes.xs[index]
                    let ys = shapes.ys[index]
                    guard let left = xs.min(), let right = xs.max(), let low = ys.min(), let high = ys.max(),
                        x >= left, x <= right, y >= low, y <= high
                    else { continue }
                    return colors.color(values[index])
                }
            default: continue
            }
        }
        return nil
    }

    private func cell(_ value: Double, _ edges: [Double]) -> Int? {
        edges.indices.dropLast().first { index in
            let ends = [edges[index], edges[index + 1]].sorted()
            return value >= ends[0] && value <= ends[1]
        }
    }
}
