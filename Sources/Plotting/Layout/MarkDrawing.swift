import Drawing
import Glibc

/// Draws marks in a frame.
struct MarkDrawing {
    let styles: SeriesStyles
    let theme: FigureTheme
    let frame: Rect
    let xRange: AxisRange
    let yRange: AxisRange
    let shaper: any TextShaper

    private func point(_ x: Double, _ y: Double) -> Point? {
        guard let xPart = xRange.part(x), let yPart = yRange.part(y) else { return nil }
        return Point(x: frame.minX + xPart * frame.width, y: frame.maxY - yPart * frame.height)
    }

    /// - Parameter isBehind: true for what the frame cuts off, false for what stands over it whole.
    func items(_ mark: Mark, isBehind: Bool) -> [DisplayItem] {
        let color = styles.color(mark)
        switch (mark.kind, isBehind) {
        case (.line(let x, let y, let dash), true): return line(x, y, dash, color)
        case (.band(let x, let low, let high), true): return band(x, low, high, color)
        case (.rule(let x, let y), true): return rule(x, y)
        case (.points(let x, let y, _, let deviations), false):
            return points(x, y, deviations, styles.shape(mark), color)
        case (.text(let x, let y, let text, let anchor), false): return self.text(text, at: point(x, y), anchor)
        case (.arrow(let x, let from, let to, let label, let side), false): return arrow(x, from, to, label, side)
        default: return []
        }
    }

    private func line(_ x: [Double], _ y: [Double], _ dash: LineDash, _ color: Color) -> [DisplayItem] {
        var path = Path()
        var isOpen = false
        for index in x.indices {
            guard let point = point(x[index], y[index]) else {
                isOpen = false
                continue
            }
            if isOpen { path.line(to: point) } else { path.move(to: point) }
            isOpen = true
        }
        guard !path.isEmpty else { return [] }
        return [
            .stroke(
                path, StrokeStyle(color: color, width: theme.lineWidth, dash: Self.dash(dash), cap: .butt, join: .round)
            )
        ]
    }

    static func dash(_ dash: LineDash) -> [Double] {
        switch dash {
        case .solid: []
        case .dashed: [4, 2.4]
        case .dotted: [1, 1.8]
        }
    }

    private func band(_ x: [Double], _ low: [Double], _ high: [Double], _ color: Color) -> [DisplayItem] {
        let upper = x.indices.compactMap { point(x[$0], high[$0]) }
        let lower = x.indices.compactMap { point(x[$0], low[$0]) }
        guard upper.count > 1 else { return [] }
        return [.fill(Path(through: upper + lower.reversed(), closed: true), color.opacity(theme.bandOpacity))]
    }

    private func rule(_ x: Double?, _ y: Double?) -> [DisplayItem] {
        let style = StrokeStyle(color: theme.quiet, width: 0.5, dash: [2, 2])
        var items: [DisplayItem] = []
        if let part = x.flatMap(xRange.part) {
            let place = frame.minX + part * frame.width
            items.append(
                .stroke(Path(through: [Point(x: place, y: frame.minY), Point(x: place, y: frame.maxY)]), style))
        }
        if let part = y.flatMap(yRange.part) {
            let place = frame.maxY - part * frame.height
            items.append(
                .stroke(Path(through: [Point(x: frame.minX, y: place), Point(x: frame.maxX, y: place)]), style))
        }
        return items
    }

    private func points(_ x: [Double], _ y: [Double], _ deviations: [Double]?, _ shape: MarkerShape, _ color: Color)
        -> [DisplayItem]
    {
        var bars = Path()
        var markers: [DisplayItem] = []
        for index in x.indices {
            guard let center = point(x[index], y[index]), frame.inset(by: -2).contains(center) else { continue }
            if let deviation = deviations?[index], let low = point(x[index], y[index] - deviation),
                let high = point(x[index], y[index] + deviation)
            {
                bars.move(to: low)
                bars.line(to: high)
            }
            markers += marker(shape, at: center, color)
        }
        return (bars.isEmpty ? [] : [.stroke(bars, StrokeStyle(color: color, width: 0.6))]) + markers
    }

    /// A hollow marker: what lies behind does not shine through.
    func marker(_ shape: MarkerShape, at center: Point, _ color: Color) -> [DisplayItem] {
        let path = MarkerPath.path(shape, at: center, size: theme.markerSize)
        let stroke = DisplayItem.stroke(path, StrokeStyle(color: color, width: 0.8))
        return shape == .cross ? [stroke] : [.fill(path, theme.ground), stroke]
    }

    private func text(_ text: String, at point: Point?, _ anchor: TextAnchor, color: Color? = nil) -> [DisplayItem] {
        guard let point else { return [] }
        let box = LabelBox(
            text, size: theme.smallTextSize + 0.5, color: color ?? theme.ink, theme: theme, shaper: shaper)
        let middle = (box.ascent - box.descent * 0.3) / 2
        let origin: Point
        switch anchor {
        case .right: origin = point.moved(x: 4, y: middle)
        case .left: origin = point.moved(x: -4 - box.width, y: middle)
        case .above: origin = point.moved(x: -box.width / 2, y: -4)
        case .below: origin = point.moved(x: -box.width / 2, y: 4 + box.ascent)
        case .center: origin = point.moved(x: -box.width / 2, y: middle)
        }
        // A label near the frame's edge is moved inside.
        let x = min(max(origin.x, frame.minX + 2), max(frame.minX + 2, frame.maxX - 2 - box.width))
        return box.items(at: Point(x: x, y: origin.y))
    }

    private func arrow(_ x: Double, _ from: Double, _ to: Double, _ label: String, _ side: TextAnchor) -> [DisplayItem]
    {
        guard let start = point(x, from), let end = point(x, to) else { return [] }
        let upper = start.y < end.y ? start : end
        let lower = start.y < end.y ? end : start
        let length = min(4.0, (lower.y - upper.y) / 3)
        func head(_ tip: Point, _ direction: Double) -> DisplayItem {
            .fill(
                Path(
                    through: [
                        tip, tip.moved(x: -1.5, y: direction * length), tip.moved(x: 1.5, y: direction * length),
                    ], closed: true), theme.ink)
        }
        let shaft = Path(through: [upper.moved(y: length * 0.7), lower.moved(y: -length * 0.7)])
        // Under a barrier there is most room near its foot.
        let middle = Point(x: upper.x, y: lower.y - (lower.y - upper.y) * 0.28)
        return [.stroke(shaft, StrokeStyle(color: theme.ink, width: 0.6)), head(upper, 1), head(lower, -1)]
            + text(label, at: side == .above ? upper : middle, side)
    }

    /// Places that a legend must not cover.
    func occupied(_ marks: [Mark]) -> [Point] {
        marks.flatMap { mark -> [Point] in
            switch mark.kind {
            case .points(let x, let y, _, _): return x.indices.compactMap { point(x[$0], y[$0]) }
            case .line(let x, let y, _): return along(x.indices.compactMap { point(x[$0], y[$0]) })
            case .band(let x, let low, let high):
                return along(x.indices.compactMap { point(x[$0], low[$0]) })
                    + along(x.indices.compactMap { point(x[$0], high[$0]) })
            case .rule: return []
            case .text(let x, let y, let text, let anchor):
                guard let place = point(x, y) else { return [] }
                let width = LabelBox(
                    text, size: theme.smallTextSize + 0.5, color: theme.ink, theme: theme, shaper: shaper
                ).width
                let start = anchor == .left ? -width : anchor == .right ? 0 : -width / 2
                return stride(from: 0, through: width, by: 4).map { place.moved(x: start + $0) }
            case .arrow(let x, let from, let to, let label, let side):
                guard let start = point(x, from), let end = point(x, to) else { return [] }
                let width = LabelBox(
                    label, size: theme.smallTextSize + 0.5, color: theme.ink, theme: theme, shaper: shaper
                ).width
                let middle = Point(x: start.x, y: side == .above ? min(start.y, end.y) - 6 : (start.y + end.y) / 2)
                return along([start, end])
                    + stride(from: 0, through: width, by: 4).map { middle.moved(x: side == .left ? -$0 - 4 : $0 + 4) }
            }
        }
    }

    /// Points every few points of length along a line.
    private func along(_ points: [Point]) -> [Point] {
        var result = points.prefix(1).map { $0 }
        for (start, end) in zip(points, points.dropFirst()) {
            let length = hypot(end.x - start.x, end.y - start.y)
            let count = max(1, min(400, Int(length / 4)))
            for index in 1...count {
                let part = Double(index) / Double(count)
                result.append(Point(x: start.x + (end.x - start.x) * part, y: start.y + (end.y - start.y) * part))
            }
        }
        return result
    }
}
