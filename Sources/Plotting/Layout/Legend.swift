import Drawing

/// The legend of a panel: without a frame, in the corner that is emptiest.
struct Legend {
    let panel: Panel
    let styles: SeriesStyles
    let theme: FigureTheme
    let shaper: any TextShaper

    private struct Entry {
        var label: LabelBox
        var color: Color
        var marker: MarkerShape?
        var dash: LineDash?
        var hasBand: Bool
    }

    private static let sampleWidth = 15.0
    private static let inset = 6.0

    private func entries() -> [Entry] {
        var names: [String] = []
        for mark in panel.marks { if let name = mark.series, !names.contains(name) { names.append(name) } }
        return names.map { name in
            let marks = panel.marks.filter { $0.series == name }
            var entry = Entry(
                label: LabelBox(name, size: theme.smallTextSize + 0.5, color: theme.ink, theme: theme, shaper: shaper),
                color: styles.color(marks[0]), hasBand: false)
            for mark in marks {
                switch mark.kind {
                case .points: entry.marker = styles.shape(mark)
                case .line(_, _, let dash): if entry.dash == nil || dash == .solid { entry.dash = dash }
                case .band: entry.hasBand = true
                case .rule, .text, .arrow: break
                }
            }
            return entry
        }
    }

    func items(in frame: Rect, avoiding occupied: [Point]) -> [DisplayItem] {
        let entries = entries()
        guard !entries.isEmpty else { return [] }
        let lineHeight = theme.textSize * 1.35
        let width = Self.sampleWidth + 4 + (entries.map(\.label.width).max() ?? 0)
        let height = Double(entries.count) * lineHeight
        let place = corner(Size(width: width, height: height), frame, occupied)
        var items: [DisplayItem] = []
        for (index, entry) in entries.enumerated() {
            let middle = place.y + (Double(index) + 0.5) * lineHeight
            items += sample(entry, x: place.x, y: middle)
            items += entry.label.items(
                at: Point(x: place.x + Self.sampleWidth + 4, y: middle + theme.smallTextSize * 0.37))
        }
        return items
    }

    /// The place where the fewest points of the data lie under the legend; corners come before edges.
    private func corner(_ size: Size, _ frame: Rect, _ occupied: [Point]) -> Point {
        let left = frame.minX + Self.inset
        let right = max(left, frame.maxX - Self.inset - size.width)
        let top = frame.minY + Self.inset
        let bottom = max(top, frame.maxY - Self.inset - size.height)
        let middleX = (left + right) / 2
        let middleY = (top + bottom) / 2
        let candidates = [
            (right, top), (left, bottom), (left, top), (right, bottom), (middleX, top), (middleX, bottom),
            (right, middleY), (left, middleY),
        ].map { Point(x: $0.0, y: $0.1) }
        var best = candidates[0]
        var least = Int.max
        for candidate in candidates {
            let area = Rect(origin: candidate, size: size).inset(by: -3)
            let covered = occupied.count { area.contains($0) }
            if covered < least {
                least = covered
                best = candidate
            }
        }
        return best
    }

    private func sample(_ entry: Entry, x: Double, y: Double) -> [DisplayItem] {
        var items: [DisplayItem] = []
        if entry.hasBand {
            items.append(
                .fill(
                    Path(Rect(x: x, y: y - 2.5, width: Self.sampleWidth, height: 5)),
                    entry.color.opacity(theme.bandOpacity)))
        }
        if let dash = entry.dash {
            let line = Path(through: [Point(x: x, y: y), Point(x: x + Self.sampleWidth, y: y)])
            items.append(
                .stroke(line, StrokeStyle(color: entry.color, width: theme.lineWidth, dash: MarkDrawing.dash(dash))))
        }
        if let marker = entry.marker {
            let path = MarkerPath.path(marker, at: Point(x: x + Self.sampleWidth / 2, y: y), size: theme.markerSize)
            if marker != .cross { items.append(.fill(path, theme.ground)) }
            items.append(.stroke(path, StrokeStyle(color: entry.color, width: 0.8)))
        }
        return items
    }
}
