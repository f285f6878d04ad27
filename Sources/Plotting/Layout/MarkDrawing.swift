import Drawing

/// Draws marks in the look of their series.
struct MarkDrawing {
    var theme: FigureTheme

    func bandItems(_ geometry: MarkGeometry, color: Color) -> [DisplayItem] {
        geometry.areas.map { .fill(Path(through: $0, closed: true), color.opacity(theme.bandOpacity)) }
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

    /// Markers hollow with the ground showing inside, so that lines end at their rims.
    func markerItems(_ centers: [Point], shape: MarkerShape, style: MarkStyle, color: Color) -> [DisplayItem] {
        let radius = theme.markerSize * style.scale / 2
        let stroke = StrokeStyle(color: color, width: theme.markerLineWidth, join: .miter)
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

    func arrowItems(_ arrow: Arrow, from start: Point, to end: Point, color: Color) -> [DisplayItem] {
        let dx = end.x - start.x
        let dy = end.y - start.y
        let length = (dx * dx + dy * dy).squareRoot()
        guard length > 0.5 else { return [] }
        let along = Point(x: dx / length, y: dy / length)
        let headLength = min(4.2, length * 0.4)
        func head(at tip: Point, sign: Double) -> Path {
            let base = tip.moved(x: -along.x * headLength * sign, y: -along.y * headLength * sign)
            let half = headLength * 0.36
            return Path(
                through: [
                    base.moved(x: -along.y * half, y: along.x * half), tip,
                    base.moved(x: along.y * half, y: -along.x * half),
                ],
                closed: true)
        }
        func shortened(_ point: Point, by distance: Double) -> Point {
            point.moved(x: along.x * distance, y: along.y * distance)
        }
        let stroke = stroke(arrow.style, color: color, width: theme.markerLineWidth)
        var butt = stroke
        butt.cap = .butt
        let shaftStart = arrow.heads == .both ? shortened(start, by: headLength * 0.8) : start
        let shaftEnd = arrow.heads == .none ? end : shortened(end, by: -headLength * 0.8)
        var items: [DisplayItem] = [.stroke(Path(through: [shaftStart, shaftEnd]), butt)]
        if arrow.heads != .none { items.append(.fill(head(at: end, sign: 1), color)) }
        if arrow.heads == .both { items.append(.fill(head(at: start, sign: -1), color)) }
        return items
    }
}
