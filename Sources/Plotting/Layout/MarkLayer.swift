import Drawing

/// Draws the marks of a panel in their order.
struct MarkLayer {
    var panel: Panel
    var entries: [SeriesTable.Entry]
    var theme: FigureTheme
    var axes: PanelAxes
    var geometries: [MarkGeometry]

    /// What is cut at the plot area's edge and lies under the frame, and what may stand over it.
    struct Items {
        var clipped: [DisplayItem] = []
        var bars: [DisplayItem] = []
        var open: [DisplayItem] = []
    }

    func items() -> Items {
        let drawing = MarkDrawing(theme: theme)
        let colors = ColorMapping(panel.colors ?? ColorScale(), marks: panel.marks, theme: theme)
        let order = panel.marks.indices.sorted {
            (panel.marks[$0].layer, $0) < (panel.marks[$1].layer, $1)
        }
        var items = Items()
        for index in order {
            let mark = panel.marks[index]
            let geometry = geometries[index]
            let color = theme.color(entries[index].color, map: panel.colors?.map ?? .viridis)
            switch mark {
            case .band: items.clipped += drawing.bandItems(geometry, color: color, opacity: mark.style.opacity)
            case .line(let mark):
                items.clipped += drawing.lineItems(
                    geometry.lines, style: mark.style, color: color, width: theme.lineWidth)
            case .rule(let mark):
                items.clipped += drawing.lineItems(
                    geometry.lines, style: mark.style, color: color, width: theme.axisWidth)
            case .bars(let mark): items.clipped += drawing.barItems(mark, geometry, color: color)
            case .region(let mark): items.clipped += drawing.regionItems(mark, geometry, color: color)
            case .shapes(let mark):
                items.clipped += drawing.shapeItems(mark, geometry, color: color, colors: colors)
            case .heatMap(let mark):
                items.clipped += drawing.heatMapItems(mark, axes: axes.axes(for: .heatMap(mark)), colors: colors)
            case .picture(let mark): items.clipped += drawing.pictureItems(mark, axes: axes)
            case .errorBars(let mark):
                items.bars += drawing.lineItems(
                    geometry.bars, style: mark.style, color: color, width: theme.errorBarWidth)
            case .points(let mark):
                let shape = mark.style.marker ?? theme.marker(entries[index].markerIndex)
                // Bars of uncertainty end under the markers.
                if !geometry.bars.isEmpty {
                    let bars = drawing.lineItems(
                        geometry.bars, style: MarkStyle(), color: color, width: theme.errorBarWidth)
                    items.open.append(.group(.identity, clip: Path(axes.plot), bars))
                }
                items.open += drawing.pointItems(
                    mark, geometry, shape: shape, color: color, colors: colors)
            case .vectors(let mark):
                items.open += drawing.vectorItems(
                    mark, geometry, axes: axes.axes(for: .vectors(mark)), color: color, colors: colors)
            case .arrow(let arrow):
                for line in geometry.lines {
                    guard let start = line.first, let end = line.last else { continue }
                    items.open += drawing.arrowItems(arrow, from: start, to: end, color: color)
                }
            case .annotation, .labels: break
            }
        }
        return items
    }

    /// Covers marks, so that texts keep clear of them.
    func cover(_ occupancy: inout OccupancyMap) {
        for (mark, geometry) in zip(panel.marks, geometries) {
            let radius = theme.markerSize * mark.style.scale / 2 + 0.6
            for (place, center) in geometry.markers.enumerated() {
                var reach = radius
                if case .points(let points) = mark {
                    if let sizes = points.sizes { reach = (radius - 0.6) * max(0, sizes[geometry.shown[place]]) + 0.6 }
                    if let dotRadius = geometry.dotRadius { reach = dotRadius + 0.4 }
                }
                if case .vectors(let vectors) = mark { reach = vectors.areHeadsOnly ? 3 : vectors.length / 2 }
                occupancy.cover(Rect(x: center.x, y: center.y, width: 0, height: 0).inset(by: -reach))
            }
            let halfWidth = theme.lineWidth * mark.style.scale / 2
            for line in geometry.lines + geometry.bars { occupancy.cover(line, halfWidth: halfWidth) }
            switch mark {
            case .bars: for box in geometry.boxes { occupancy.cover(box) }
            case .shapes(let shapes) where shapes.values == nil:
                for area in geometry.areas {
                    if let start = area.first { occupancy.cover(area + [start], halfWidth: 0.6) }
                }
            case .picture(let picture):
                let corners = [
                    axes.point(picture.x.lowerBound, picture.y.upperBound),
                    axes.point(picture.x.upperBound, picture.y.lowerBound),
                ]
                occupancy.cover(
                    Rect(x: corners[0].x, y: corners[0].y, width: 0, height: 0)
                        .union(Rect(x: corners[1].x, y: corners[1].y, width: 0, height: 0)))
            default: break
            }
        }
    }
}
