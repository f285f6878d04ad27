import Drawing

/// Frame, reading lines and labels of polar and ternary panels.
struct RoundFrame {
    var panel: Panel
    var axes: PanelAxes
    var measure: LabelMeasure

    private var theme: FigureTheme { measure.theme }
    private static let gap = 3.5

    var margins: Margins {
        switch panel.projection {
        case .cartesian: return Margins()
        case .polar:
            let labels = axes.xTicks.compactMap { $0.label.map { measure.label($0) } }
            let side = (labels.map(\.width).max() ?? 0) + Self.gap + 1
            let end = theme.textSize + Self.gap + 1
            let title = panel.yAxis.titleText(theme.units) == nil ? 0 : theme.textSize + AxisLayout.titleGap + 2
            return Margins(left: side, right: side, top: end, bottom: end + title)
        case .ternary(let left, let right, let top):
            let corners = [left, right, top].map { measure.label($0, weight: .bold) }
            let number = measure.label("0.8").width + Self.gap + 2
            return Margins(
                left: max(number, corners[0].width - Self.gap) + 2, right: max(number, corners[1].width - Self.gap) + 2,
                top: corners[2].height + Self.gap + 3, bottom: max(corners[0].height, corners[1].height) + Self.gap + 3)
        }
    }

    /// The outline of the area that data may fill.
    var clip: Path {
        switch panel.projection {
        case .cartesian: Path(axes.plot)
        case .polar: Path(circleAt: Point(x: axes.plot.midX, y: axes.plot.midY), radius: axes.radius)
        case .ternary: Path(through: axes.corners, closed: true)
        }
    }

    func gridItems() -> [DisplayItem] {
        let center = Point(x: axes.plot.midX, y: axes.plot.midY)
        var path = Path()
        switch panel.projection {
        case .cartesian: return []
        case .polar:
            for tick in axes.yTicks {
                path.elements += Path(circleAt: center, radius: axes.y.position(coordinate: tick.coordinate)).elements
            }
            for tick in axes.xTicks { path.elements += Path(through: [center, rim(tick)]).elements }
        case .ternary:
            for tick in axes.xTicks {
                let part = tick.coordinate
                for (a, b) in [
                    ((part, 0.0), (part, 1 - part)), ((0, part), (1 - part, part)), ((0, part), (part, 0)),
                ] {
                    path.elements += Path(through: [axes.point(a.0, a.1), axes.point(b.0, b.1)]).elements
                }
            }
        }
        return [.stroke(path, StrokeStyle(color: theme.gridColor, width: max(0.3, theme.gridWidth)))]
    }

    func frameItems() -> [DisplayItem] { [.stroke(clip, StrokeStyle(color: theme.axisColor, width: theme.axisWidth))] }

    private func rim(_ tick: Tick, beyond distance: Double = 0) -> Point {
        var axes = axes
        let reach = axes.y.value(atPart: 1)
        axes.y.end += distance
        return axes.point(tick.coordinate, reach)
    }

    func labelItems() -> [DisplayItem] {
        switch panel.projection {
        case .cartesian: return []
        case .polar: return polarLabels()
        case .ternary(let left, let right, let top): return ternaryLabels([left, right, top])
        }
    }

    private func polarLabels() -> [DisplayItem] {
        let center = Point(x: axes.plot.midX, y: axes.plot.midY)
        var items: [DisplayItem] = []
        for tick in axes.xTicks {
            guard let text = tick.label else { continue }
            let label = measure.label(text)
            let place = rim(tick, beyond: Self.gap)
            let (dx, dy) = (
                (place.x - center.x) / (axes.radius + Self.gap), (place.y - center.y) / (axes.radius + Self.gap)
            )
            items += label.items(
                topLeft: Point(
                    x: place.x - label.width / 2 + dx * label.width / 2,
                    y: place.y - label.ascent / 2 + dy * label.ascent / 2))
        }
        // Radii stand on a ray between two spokes.
        let angles = axes.xTicks.map(\.coordinate).sorted()
        let ray = angles.count > 1 ? (angles[0] + angles[1]) / 2 : 22.5
        for tick in axes.yTicks {
            guard let text = tick.label else { continue }
            let label = measure.label(text, color: theme.grey)
            let place = axes.point(ray, axes.y.scale.value(at: tick.coordinate))
            items += label.items(topLeft: Point(x: place.x - label.width / 2, y: place.y - label.ascent / 2))
        }
        if let title = panel.yAxis.titleText(theme.units).map({ measure.label($0) }) {
            let y = center.y + axes.radius + Self.gap + theme.textSize + AxisLayout.titleGap
            items += title.items(topLeft: Point(x: center.x - title.width / 2, y: y))
        }
        return items
    }

    private func ternaryLabels(_ names: [String]) -> [DisplayItem] {
        let corners = axes.corners
        var items: [DisplayItem] = []
        let labels = names.map { measure.label($0, weight: .bold) }
        // Beside the numbers of the base, outside of it: there no name is far from its corner.
        let baseline = corners[0].y + Self.gap + theme.textSize * RichLabel.capHeight
        items += labels[0].items(at: Point(x: corners[0].x + Self.gap - labels[0].width, y: baseline))
        items += labels[1].items(at: Point(x: corners[1].x - Self.gap, y: baseline))
        items += labels[2].items(
            topLeft: Point(x: corners[2].x - labels[2].width / 2, y: corners[2].y - Self.gap - labels[2].height))
        for tick in axes.xTicks {
            guard let text = tick.label else { continue }
            let label = measure.label(text)
            let part = tick.coordinate
            // Each side carries the fraction of the corner that it leads to: right along the base, and so on round.
            let bottom = axes.point(part, 0)
            items += label.items(topLeft: Point(x: bottom.x - label.width / 2, y: bottom.y + Self.gap))
            let right = axes.point(1 - part, part)
            items += label.items(topLeft: Point(x: right.x + Self.gap, y: right.y - label.ascent / 2))
            let left = axes.point(0, 1 - part)
            items += label.items(topLeft: Point(x: left.x - Self.gap - label.width, y: left.y - label.ascent / 2))
        }
        return items
    }
}

extension AxisMapping {
    /// The value at a part (0…1) of the domain.
    func value(atPart part: Double) -> Double { scale.value(at: low + part * (high - low)) }
}
