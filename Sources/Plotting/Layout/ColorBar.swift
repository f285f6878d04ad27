import Drawing

/// The bar at the right of a panel that says which colour means which value.
struct ColorBar {
    var mapping: ColorMapping
    var plot: Rect
    var measure: LabelMeasure

    private static let gap = 7.0
    private var thickness: Double { measure.theme.textSize * 0.85 }
    private var axis: Axis { Axis(title: mapping.scale.title, unit: mapping.scale.unit, scale: mapping.scale.scale) }
    private var place: AxisMapping {
        AxisMapping(
            scale: mapping.scale.scale, low: mapping.low, high: mapping.high, start: plot.maxY, end: plot.minY)
    }
    private var ticks: [Tick] { AxisTicks(axis: axis, mapping: place, measure: measure, isVertical: true).ticks() }
    private var title: RichLabel? { axis.titleText(measure.theme.units).map { measure.label($0) } }
    private var labels: [(tick: Tick, label: RichLabel)] {
        ticks.compactMap { tick in tick.label.map { (tick, measure.label($0)) } }
    }
    private var widest: Double { labels.map(\.label.width).max() ?? 0 }

    /// Room that the bar takes beside the panel.
    var width: Double {
        Self.gap + thickness + AxisLayout.labelGap + widest + (title.map { AxisLayout.titleGap + $0.height } ?? 0) + 1
    }

    /// - Parameter left: from where the bar may stand.
    func items(left: Double, bounds: Rect) -> [DisplayItem] {
        let theme = measure.theme
        let x = left + Self.gap
        let bar = Rect(x: x, y: plot.minY, width: thickness, height: plot.height)
        // Strips overlap downwards, so that no seam shows between them.
        let count = 128
        var items: [DisplayItem] = (0..<count).map { index in
            let top = plot.minY + plot.height * Double(index) / Double(count)
            let strip = Rect(x: x, y: top, width: thickness, height: plot.maxY - top)
            return .fill(Path(strip), mapping.color(part: 1 - (Double(index) + 0.5) / Double(count)))
        }
        let stroke = StrokeStyle(color: theme.axisColor, width: theme.axisWidth)
        var marks = Path()
        for tick in ticks {
            let y = place.position(coordinate: tick.coordinate)
            guard y > plot.minY + 0.05, y < plot.maxY - 0.05 else { continue }
            let length = tick.isMajor ? theme.tickLength * 0.75 : theme.minorTickLength * 0.75
            marks.elements += Path(through: [Point(x: bar.maxX, y: y), Point(x: bar.maxX - length, y: y)]).elements
        }
        items += [
            .stroke(marks, stroke),
            .stroke(Path(bar), StrokeStyle(color: theme.axisColor, width: theme.axisWidth * 0.999)),
        ]
        for entry in labels {
            let y = place.position(coordinate: entry.tick.coordinate) + theme.textSize * RichLabel.capHeight / 2
            items += entry.label.items(at: Point(x: bar.maxX + AxisLayout.labelGap, y: y))
        }
        if let title {
            let baseline = bar.maxX + AxisLayout.labelGap + widest + AxisLayout.titleGap + title.ascent
            let y = min(bounds.maxY, max(bounds.minY + title.width, plot.midY + title.width / 2))
            items += title.itemsReadingUpwards(at: Point(x: baseline, y: y))
        }
        return items
    }
}
