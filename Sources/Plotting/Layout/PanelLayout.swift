import Drawing
import Glibc

/// Lays out one panel in its frame.
struct PanelLayout {
    struct Margins {
        var left = 0.0
        var right = 0.0
        var top = 0.0
        var bottom = 0.0
    }

    let panel: Panel
    let styles: SeriesStyles
    let theme: FigureTheme
    let shaper: any TextShaper
    private(set) var margins = Margins()
    private let xRange: AxisRange
    private let yRange: AxisRange

    private static let labelGap = 3.5
    private static let titleGap = 4.0

    init(panel: Panel, styles: SeriesStyles, theme: FigureTheme, shaper: any TextShaper) {
        self.panel = panel
        self.styles = styles
        self.theme = theme
        self.shaper = shaper
        xRange = AxisRange(axis: panel.xAxis, values: panel.marks.flatMap(\.xValues))
        yRange = AxisRange(axis: panel.yAxis, values: panel.marks.flatMap(\.yValues))
    }

    private func label(_ text: String, color: Color? = nil, size: Double? = nil) -> LabelBox {
        LabelBox(text, size: size ?? theme.textSize, color: color ?? theme.ink, theme: theme, shaper: shaper)
    }

    private var hasCelsius: Bool { panel.xAxis.scale == .reciprocalTemperature }

    /// Finds the space that labels and titles take round the frame.
    mutating func measure(slotWidth: Double, height: Double) {
        let lineHeight = theme.textSize * 1.05
        let yTicks = self.yTicks(length: height)
        let widest = yTicks.major.map { label($0.label).width }.max() ?? 0
        margins.left = widest + Self.labelGap + (panel.yAxis.title.isEmpty ? 0 : lineHeight + Self.titleGap)
        margins.bottom = lineHeight + Self.labelGap + (panel.xAxis.title.isEmpty ? 0 : lineHeight + Self.titleGap + 1)
        margins.top = hasCelsius ? 2 * lineHeight + Self.labelGap + 2 : theme.textSize * 0.4
        margins.right = 3
        // The last label on the x axis may reach over the frame's end.
        let ticks = xTicks(length: max(20, slotWidth - margins.left - margins.right))
        if let last = ticks.major.max(by: { $0.part < $1.part }), !last.label.isEmpty {
            let over = label(last.label).width / 2 - (1 - last.part) * (slotWidth - margins.left)
            margins.right = max(margins.right, over + 1)
        }
    }

    private func xTicks(length: Double) -> Ticks {
        TickSearch(range: xRange, length: length, labelLength: { label($0).width + theme.textSize * 1.1 }).ticks()
    }

    private func yTicks(length: Double) -> Ticks {
        TickSearch(range: yRange, length: length, labelLength: { _ in theme.textSize * 1.5 }).ticks()
    }

    // MARK: Drawing

    func items(in frame: Rect) -> [DisplayItem] {
        let xTicks = xTicks(length: frame.width)
        let yTicks = yTicks(length: frame.height)
        let celsius =
            hasCelsius
            ? TickSearch(range: xRange, length: frame.width, labelLength: { label($0).width + theme.textSize * 0.8 })
                .celsius() : nil
        let drawing = MarkDrawing(
            styles: styles, theme: theme, frame: frame, xRange: xRange, yRange: yRange, shaper: shaper)
        let clipped = panel.marks.flatMap { drawing.items($0, isBehind: true) }
        var items: [DisplayItem] = [.group(.identity, clip: Path(frame), clipped)]
        items += axes(frame, xTicks, yTicks, celsius)
        items += panel.marks.flatMap { drawing.items($0, isBehind: false) }
        items += Legend(panel: panel, styles: styles, theme: theme, shaper: shaper).items(
            in: frame, avoiding: drawing.occupied(panel.marks))
        return items
    }

    private func axes(_ frame: Rect, _ xTicks: Ticks, _ yTicks: Ticks, _ celsius: Ticks?) -> [DisplayItem] {
        var ticks = Path()
        func vertical(_ part: Double, _ length: Double, isTop: Bool) {
            let x = frame.minX + part * frame.width
            let y = isTop ? frame.minY : frame.maxY
            ticks.move(to: Point(x: x, y: y))
            ticks.line(to: Point(x: x, y: y + (isTop ? length : -length)))
        }
        func horizontal(_ part: Double, _ length: Double) {
            let y = frame.maxY - part * frame.height
            ticks.move(to: Point(x: frame.minX, y: y))
            ticks.line(to: Point(x: frame.minX + length, y: y))
            ticks.move(to: Point(x: frame.maxX, y: y))
            ticks.line(to: Point(x: frame.maxX - length, y: y))
        }
        for tick in xTicks.major {
            vertical(tick.part, theme.majorTick, isTop: false)
            if celsius == nil { vertical(tick.part, theme.majorTick, isTop: true) }
        }
        for part in xTicks.minor {
            vertical(part, theme.minorTick, isTop: false)
            if celsius == nil { vertical(part, theme.minorTick, isTop: true) }
        }
        for tick in celsius?.major ?? [] { vertical(tick.part, theme.majorTick, isTop: true) }
        for tick in yTicks.major { horizontal(tick.part, theme.majorTick) }
        for part in yTicks.minor { horizontal(part, theme.minorTick) }
        let stroke = StrokeStyle(color: theme.ink, width: theme.axisWidth)
        var items: [DisplayItem] = [.stroke(ticks, stroke), .stroke(Path(frame), stroke)]

        let bottomLine = frame.maxY + Self.labelGap + theme.textSize * 0.75
        for tick in xTicks.major where !tick.label.isEmpty {
            let box = label(tick.label)
            items += box.items(at: Point(x: frame.minX + tick.part * frame.width - box.width / 2, y: bottomLine))
        }
        for tick in yTicks.major where !tick.label.isEmpty {
            let box = label(tick.label)
            let y = frame.maxY - tick.part * frame.height + theme.textSize * 0.35
            items += box.items(at: Point(x: frame.minX - Self.labelGap - box.width, y: y))
        }
        if !panel.xAxis.title.isEmpty {
            let box = label(panel.xAxis.title)
            items += box.items(
                at: Point(x: frame.midX - box.width / 2, y: bottomLine + Self.titleGap + theme.textSize * 1.0))
        }
        if !panel.yAxis.title.isEmpty {
            let box = label(panel.yAxis.title)
            let x = frame.minX - margins.left + theme.textSize * 0.78
            items.append(
                .group(
                    Transform.rotation(-.pi / 2).then(.translation(x: x, y: frame.midY + box.width / 2)), clip: nil,
                    box.items(at: .zero)))
        }
        if let celsius {
            let line = frame.minY - Self.labelGap
            for tick in celsius.major {
                let box = label(tick.label)
                items += box.items(at: Point(x: frame.minX + tick.part * frame.width - box.width / 2, y: line))
            }
            let box = label("*T* / °C")
            items += box.items(at: Point(x: frame.midX - box.width / 2, y: line - theme.textSize * 1.25))
        }
        return items
    }
}

extension Mark {
    /// The values that the x axis must show.
    var xValues: [Double] {
        switch kind {
        case .points(let x, _, _, _), .line(let x, _, _), .band(let x, _, _): x
        case .rule(let x, _): [x].compactMap { $0 }
        case .text(let x, _, _, _), .arrow(let x, _, _, _, _): [x]
        }
    }

    /// The values that the y axis must show.
    var yValues: [Double] {
        switch kind {
        case .points(_, let y, _, let deviations):
            y + (deviations.map { zip(y, $0).flatMap { [$0 - $1, $0 + $1] } } ?? [])
        case .line(_, let y, _): y
        case .band(_, let low, let high): low + high
        case .rule(_, let y): [y].compactMap { $0 }
        case .text(_, let y, _, _): [y]
        case .arrow(_, let from, let to, _, _): [from, to]
        }
    }
}
