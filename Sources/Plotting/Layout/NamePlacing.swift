import Drawing

/// Finds places for the names of many points at once.
struct NamePlacing {
    struct Name {
        var label: RichLabel
        var point: Point
        /// From the point to the rim of its marker.
        var reach: Double
    }

    private struct Attempt {
        var boxes: [(box: Rect, needsLine: Bool)?]
        var occupancy: OccupancyMap
        var missing: [Int]
        var distant: [Int]
    }

    var placing: TextPlacing
    var theme: FigureTheme

    /// Most orders that are tried, and most of them in a row that are no better than the best.
    private static let rounds = 40
    private static let patience = 5

    /// Places the names and covers them. Names go one after another; those that found no room, or only far away when all
    /// found some, come first in the next round (D. Joslin and D. Clements, J. Artif. Intell. Res. 10 (1999) 353), and the best round is
    /// drawn: fewest names left out, then fewest lines.
    func items(_ names: [Name], anchor: TextAnchor, _ occupancy: inout OccupancyMap) -> [DisplayItem] {
        var order = Array(names.indices)
        // Only places within reach of a name without a line matter, and whose markers do not lie on its own.
        let others = names.map { name in
            names.map(\.point).filter {
                isApart($0, name) && abs($0.x - name.point.x) < name.label.width + 24
                    && abs($0.y - name.point.y) < name.label.height + 24
            }
        }
        var best: Attempt?
        var wait = Self.patience
        for _ in 0..<Self.rounds {
            let attempt = attempt(names, others: others, order: order, anchor: anchor, occupancy)
            let isBetter =
                best.map { ($0.missing.count, $0.distant.count) > (attempt.missing.count, attempt.distant.count) }
            if isBetter ?? true {
                best = attempt
                wait = Self.patience
            } else {
                wait -= 1
            }
            let failed = attempt.missing.isEmpty ? attempt.distant : attempt.missing
            guard !failed.isEmpty, wait > 0 else { break }
            order = failed + order.filter { !failed.contains($0) }
        }
        guard let best else { return [] }
        occupancy = best.occupancy
        return zip(names, best.boxes).flatMap { name, place -> [DisplayItem] in
            guard let place else { return [] }
            let text = name.label.items(topLeft: place.box.origin)
            guard place.needsLine else { return text }
            let way = placing.leader(from: name.point, to: place.box, leaving: name.reach + 0.6)
            let stroke = StrokeStyle(color: theme.grey, width: theme.axisWidth * 0.6)
            return [.stroke(Path(through: [way.start, way.end]), stroke)] + text
        }
    }

    private func isApart(_ point: Point, _ name: Name) -> Bool {
        let (dx, dy) = (point.x - name.point.x, point.y - name.point.y)
        return dx * dx + dy * dy > name.reach * name.reach * 4
    }

    private func attempt(
        _ names: [Name], others: [[Point]], order: [Int], anchor: TextAnchor, _ occupancy: OccupancyMap
    ) -> Attempt {
        var attempt = Attempt(
            boxes: Array(repeating: nil, count: names.count), occupancy: occupancy, missing: [], distant: [])
        for index in order {
            let name = names[index]
            let place = placing.name(
                name.label, at: name.point, anchor: anchor, reach: name.reach, others: others[index],
                occupancy: attempt.occupancy)
            guard let place else {
                attempt.missing.append(index)
                continue
            }
            attempt.boxes[index] = place
            if place.needsLine {
                attempt.distant.append(index)
                let way = placing.leader(from: name.point, to: place.box, leaving: name.reach + 0.6)
                attempt.occupancy.cover([way.start, way.end], halfWidth: 0.8)
            }
            attempt.occupancy.cover(place.box.inset(by: -1.5))
        }
        return attempt
    }
}
