import Drawing

/// Draws marks in the look of their series.
struct MarkDrawing {
    var theme: FigureTheme

    func bandItems(_ geometry: MarkGeometry, color: Color, opacity: Double? = nil) -> [DisplayItem] {
        geometry.areas.map { .fill(Path(through: $0, closed: true), color.opacity(opacity ?? theme.bandOpacity)) }
    }

    func lineItems(_ lines: [[Point]], style: MarkStyle, color: Color, width: Double) -> [DisplayItem] {
        let stroke = stroke(style, color: color, width: width)
        return lines.map { .stroke(Path(through: $0), stroke) }
    }

    func stroke(_ style: MarkStyle, color: Color, width: Double) -> StrokeStyle {
        let width = width * style.scale
        return StrokeStyle(
            color: color, width: width, dash: style.dash.pattern.map { $0 * width },
            cap: style.dash == .solid ? .round : .butt, join: .round)
    }

    /// The markers of a mark: in colours and sizes of their own, as dots when there are very many, or all alike.
    func pointItems(
        _ mark: Points, _ geometry: MarkGeometry, shape: MarkerShape, color: Color, colors: ColorMapping
    ) -> [DisplayItem] {
        if mark.colorValues != nil || mark.sizes != nil {
            return zip(geometry.markers, geometry.shown).flatMap { center, index -> [DisplayItem] in
                var style = mark.style
                style.scale *= mark.sizes?[index] ?? 1
                guard style.scale > 0, style.scale.isFinite else { return [] }
                guard let value = mark.colorValues?[index] else {
                    return markerItems([center], shape: shape, style: style, color: color)
                }
                guard let fill = colors.color(value) else { return [] }
                style.filled = true
                return markerItems([center], shape: shape, style: style, color: fill)
            }
        }
        if let radius = geometry.dotRadius {
            return [MarkerBatch.dots(geometry.markers, radius: radius, color: color)]
        }
        return markerItems(geometry.markers, shape: shape, style: mark.style, color: color)
    }

    /// Arrows that point along a field, the longest as long as the mark says; middles at their places.
    func vectorItems(_ mark: Vectors, _ geometry: MarkGeometry, axes: PanelAxes, color: Color, colors: ColorMapping)
        -> [DisplayItem]
    {
        // A component's direction on the page follows the axes' directions, its length the field's alone.
        let signX = axes.x.end > axes.x.start ? 1.0 : -1
        let signY = axes.y.end > axes.y.start ? 1.0 : -1
        let longest =
            geometry.shown.map { (mark.dx[$0] * mark.dx[$0] + mark.dy[$0] * mark.dy[$0]).squareRoot() }
            .filter(\.isFinite).max() ?? 0
        guard longest > 0 else { return [] }
        return zip(geometry.markers, geometry.shown).flatMap { center, index -> [DisplayItem] in
            let (dx, dy) = (mark.dx[index] * signX, mark.dy[index] * signY)
            let size = (dx * dx + dy * dy).squareRoot()
            guard size > 0, size.isFinite else { return [] }
            let length = mark.areHeadsOnly ? 0.01 : mark.length * size / longest
            let half = Point(x: dx / size * length / 2, y: dy / size * length / 2)
            let fill = mark.colorValues.map { colors.color($0[index]) ?? theme.grey } ?? color
            if mark.areHeadsOnly {
                let head = 4.4 * mark.style.scale
                let tip = center.moved(x: dx / size * head / 2, y: dy / size * head / 2)
                return [
                    .fill(
                        Self.head(tip: tip, along: Point(x: dx / size, y: dy / size), length: head, half: head * 0.38),
                        fill)
                ]
            }
            let arrow = Arrow(from: (0, 0), to: (0, 0), heads: .end)
            return arrowItems(
                arrow, from: center.moved(x: -half.x, y: -half.y), to: center.moved(x: half.x, y: half.y), color: fill,
                headLength: min(3.4, max(1.6, length * 0.4)))
        }
    }

    private static func head(tip: Point, along: Point, length: Double, half: Double) -> Path {
        let base = tip.moved(x: -along.x * length, y: -along.y * length)
        return Path(
            through: [
                base.moved(x: -along.y * half, y: along.x * half), tip,
                base.moved(x: along.y * half, y: -along.x * half),
            ], closed: true)
    }

    /// Markers hollow with the ground showing inside, so that lines end at their rims.
    func markerItems(_ centers: [Point], shape: MarkerShape, style: MarkStyle, color: Color) -> [DisplayItem] {
        let radius = theme.markerSize * style.scale / 2
        let stroke = StrokeStyle(color: color, width: theme.markerLineWidth, join: .miter)
        if centers.count > MarkerBatch.leastCount {
            let batch = MarkerBatch(
                outline: Self.path(shape, at: .zero, radius: radius), circleRadius: shape == .circle ? radius : nil,
                stroke: shape == .plus || shape == .cross
                    ? StrokeStyle(color: color, width: theme.markerLineWidth * 1.3) : stroke,
                fill: shape == .plus || shape == .cross ? nil : style.filled ? color : theme.ground)
            return batch.items(centers)
        }
        return centers.flatMap { center -> [DisplayItem] in
            let path = Self.path(shape, at: center, radius: radius)
            if shape == .plus || shape == .cross {
                return [.stroke(path, StrokeStyle(color: color, width: theme.markerLineWidth * 1.3))]
            }
            return [.fill(path, style.filled ? color : theme.ground), .stroke(path, stroke)]
        }
    }

    /// Shapes of about equal area for one radius.
    private static func path(_ shape: MarkerShape, at center: Point, radius: Double) -> Path {
        func polygon(_ corners: [(Double, Double)]) -> Path {
            Path(through: corners.map { center.moved(x: $0.0 * radius, y: $0.1 * radius) }, closed: true)
        }
        func bars(_ ends: [[(Double, Double)]]) -> Path {
            Path(
                ends.flatMap { bar in
                    Path(through: bar.map { center.moved(x: $0.0 * radius, y: $0.1 * radius) }).elements
                })
        }
        switch shape {
        case .circle: return Path(circleAt: center, radius: radius)
        case .square: return polygon([(-0.89, -0.89), (0.89, -0.89), (0.89, 0.89), (-0.89, 0.89)])
        case .diamond: return polygon([(0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)])
        case .triangle: return polygon([(0, -1.27), (1.21, 0.82), (-1.21, 0.82)])
        case .invertedTriangle: return polygon([(0, 1.27), (1.21, -0.82), (-1.21, -0.82)])
        case .plus: return bars([[(-1.15, 0), (1.15, 0)], [(0, -1.15), (0, 1.15)]])
        case .cross: return bars([[(-0.9, -0.9), (0.9, 0.9)], [(-0.9, 0.9), (0.9, -0.9)]])
        }
    }

    func arrowItems(
        _ arrow: Arrow, from start: Point, to end: Point, color: Color, headLength: Double? = nil
    ) -> [DisplayItem] {
        let dx = end.x - start.x
        let dy = end.y - start.y
        let length = (dx * dx + dy * dy).squareRoot()
        guard length > 0.5 else { return [] }
        let along = Point(x: dx / length, y: dy / length)
        let headLength = min(headLength ?? theme.markerSize * (4.2 / 3.4) * arrow.style.scale, length * 0.4)
        func shortened(_ point: Point, by distance: Double) -> Point {
            point.moved(x: along.x * distance, y: along.y * distance)
        }
        let stroke = stroke(arrow.style, color: color, width: theme.markerLineWidth)
        var butt = stroke
        butt.cap = .butt
        let shaftStart = arrow.heads == .both ? shortened(start, by: headLength * 0.8) : start
        let shaftEnd = arrow.heads == .none ? end : shortened(end, by: -headLength * 0.8)
        var items: [DisplayItem] = [.stroke(Path(through: [shaftStart, shaftEnd]), butt)]
        let half = headLength * 0.36
        if arrow.heads != .none {
            items.append(.fill(Self.head(tip: end, along: along, length: headLength, half: half), color))
        }
        if arrow.heads == .both {
            let back = Point(x: -along.x, y: -along.y)
            items.append(.fill(Self.head(tip: start, along: back, length: headLength, half: half), color))
        }
        return items
    }
}
