import Drawing

/// A series with a name to be shown, and where it runs on the page.
struct NamedSeries {
    var key: String
    /// In label markup.
    var name: String
    var color: Color
    /// Its marks, in drawing order, with their geometry.
    var marks: [(mark: Mark, entry: SeriesTable.Entry, geometry: MarkGeometry)]
    /// Points close together along its lines and through its markers, from left to right.
    var samples: [Point]

    var isNamedInLegend: Bool { marks.contains { $0.mark.style.isNamedInLegend } }

    /// Whether it is shown by filled shapes rather than by lines or points.
    var isFill: Bool {
        !marks.contains { entry in
            switch entry.mark {
            case .points, .line, .rule, .vectors, .errorBars, .band: true
            default: false
            }
        }
    }

    /// Half the height of what is drawn along the samples.
    var reach: Double

    init?(
        key: String, marks: [(mark: Mark, entry: SeriesTable.Entry, geometry: MarkGeometry)], theme: FigureTheme,
        plot: Rect
    ) {
        guard let name = marks.compactMap(\.mark.style.label).first, let first = marks.first else { return nil }
        self.key = key
        self.name = name
        self.marks = marks
        color = theme.color(first.entry.color)
        reach = marks.contains { !$0.geometry.markers.isEmpty } ? theme.markerSize / 2 + 0.5 : theme.lineWidth / 2
        let traces = marks.flatMap { entry -> [[Point]] in
            if case .bars = entry.mark { return entry.geometry.boxes.map { [Point(x: $0.midX, y: $0.minY)] } }
            return entry.geometry.lines + [entry.geometry.markers]
        }
        samples = Self.thinned(traces.flatMap(Self.sampled), plot)
    }

    /// Points at most 2.5 points apart along a line.
    private static func sampled(_ line: [Point]) -> [Point] {
        guard line.count > 1 else { return line }
        return zip(line, line.dropFirst()).flatMap { a, b in
            let steps = max(1, Int(max(abs(b.x - a.x), abs(b.y - a.y)) / 2.5))
            return (0...steps).map { step in
                let part = Double(step) / Double(steps)
                return Point(x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part)
            }
        }
    }

    /// One point for each square point of the plot area.
    private static func thinned(_ points: [Point], _ plot: Rect) -> [Point] {
        let columns = max(1, Int(plot.width) + 1)
        var isSeen = [Bool](repeating: false, count: columns * max(1, Int(plot.height) + 1))
        var kept: [Point] = []
        for point in points where plot.contains(point) {
            let cell = Int(point.y - plot.minY) * columns + Int(point.x - plot.minX)
            guard cell < isSeen.count, !isSeen[cell] else { continue }
            isSeen[cell] = true
            kept.append(point)
        }
        return kept.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
    }

    /// Distance from a rectangle to the nearest sample, in points.
    func distance(to rect: Rect) -> Double {
        var least = Double.infinity
        for sample in samples {
            let dx = max(rect.minX - sample.x, 0, sample.x - rect.maxX)
            let dy = max(rect.minY - sample.y, 0, sample.y - rect.maxY)
            least = min(least, dx * dx + dy * dy)
        }
        return least.squareRoot()
    }
}
