import Drawing
import Glibc

/// Finds places for the texts of annotations and arrows.
struct TextPlacing {
    var plot: Rect
    /// The whole figure, which no text may leave.
    var bounds: Rect

    private static let gap = 3.2

    /// The box of an annotation: on its side, or on the next one that is free.
    func annotation(
        _ label: RichLabel, at place: Point, anchor: TextAnchor, occupancy: OccupancyMap
    ) -> (box: Rect, isFree: Bool) {
        let order: [TextAnchor] = [
            .right, .above, .left, .below, .aboveRight, .aboveLeft, .belowRight, .belowLeft,
        ]
        let boxes = [Self.gap, 5.5, 8].flatMap { gap in
            ([anchor] + order).map { box(label, at: place, side: $0, gap: gap) }
        }
        return first(of: boxes, occupancy)
    }

    /// The box of a point's name: beside it, else farther away, where a line leads to it; nil when there is no room.
    ///
    /// - Parameters:
    ///   - reach: from the place to the rim of what is drawn there, where lines end.
    ///   - others: other places with names: a name nearer to one of them than to its own needs its line.
    func name(
        _ label: RichLabel, at place: Point, anchor: TextAnchor, reach: Double, others: [Point],
        occupancy: OccupancyMap
    ) -> (box: Rect, needsLine: Bool)? {
        // A name stands as far from a large marker as from one of the usual size.
        let more = max(0, reach - 2.4)
        let order: [TextAnchor] = [.right, .above, .left, .below, .aboveRight, .belowRight, .aboveLeft, .belowLeft]
        for gap in [Self.gap, 5.5, 8, 12, 17, 23, 30, 38] {
            for side in [anchor] + order {
                let box = box(label, at: place, side: side, gap: gap + more)
                guard isRoom(box, occupancy) else { continue }
                let own = distance(place, box) + 1.5
                if gap <= 8, others.allSatisfy({ distance($0, box) > own }) { return (box, false) }
                guard gap > 5 else { continue }
                let way = leader(from: place, to: box, leaving: reach + 1.7)
                if isFree(way, occupancy) { return (box, true) }
            }
        }
        // In a crowd every direction is tried, the nearest place first.
        for distance in stride(from: 10.0 + more, through: 80 + more, by: 3) {
            for step in 0..<24 {
                let angle = Double(step) * .pi / 12
                let (dx, dy) = (cos(angle), sin(angle))
                let box = Rect(
                    x: place.x + dx * distance + (dx - 1) / 2 * label.width,
                    y: place.y + dy * distance + (dy - 1) / 2 * label.height, width: label.width, height: label.height)
                guard isRoom(box, occupancy) else { continue }
                if isFree(leader(from: place, to: box, leaving: reach + 1.7), occupancy) { return (box, true) }
            }
        }
        return nil
    }

    /// Whether a name fits there, a little away from the frame.
    private func isRoom(_ box: Rect, _ occupancy: OccupancyMap) -> Bool {
        box.minX >= plot.minX + 2 && box.maxX <= plot.maxX - 2 && box.minY >= plot.minY + 2
            && box.maxY <= plot.maxY - 2 && occupancy.isFree(box.inset(by: -0.5))
    }

    private func distance(_ point: Point, _ box: Rect) -> Double {
        let (dx, dy) = (
            max(0, box.minX - point.x, point.x - box.maxX), max(0, box.minY - point.y, point.y - box.maxY)
        )
        return (dx * dx + dy * dy).squareRoot()
    }

    /// From a point's surroundings to the nearest place on its name's box.
    func leader(from point: Point, to box: Rect, leaving distance: Double) -> (start: Point, end: Point) {
        let end = Point(x: min(max(point.x, box.minX), box.maxX), y: min(max(point.y, box.minY), box.maxY))
        let (dx, dy) = (end.x - point.x, end.y - point.y)
        let length = max(0.01, (dx * dx + dy * dy).squareRoot())
        let part = min(1, distance / length)
        return (point.moved(x: dx * part, y: dy * part), end.moved(x: -dx / length, y: -dy / length))
    }

    private func isFree(_ way: (start: Point, end: Point), _ occupancy: OccupancyMap) -> Bool {
        let (dx, dy) = (way.end.x - way.start.x, way.end.y - way.start.y)
        let steps = max(1, Int(max(abs(dx), abs(dy)) / 0.7))
        return (0...steps).allSatisfy { step in
            let part = Double(step) / Double(steps)
            let place = Rect(x: way.start.x + dx * part, y: way.start.y + dy * part, width: 0, height: 0)
            return occupancy.isFree(place.inset(by: -0.6))
        }
    }

    /// The box of an arrow's text: beyond its end, else beside it.
    func arrow(
        _ label: RichLabel, from start: Point, to end: Point, anchor: TextAnchor?, occupancy: OccupancyMap
    ) -> (box: Rect, isFree: Bool) {
        let middle = Point(x: (start.x + end.x) / 2, y: (start.y + end.y) / 2)
        let isUpright = abs(end.y - start.y) > abs(end.x - start.x)
        var candidates: [Rect] = []
        if let anchor {
            candidates.append(box(label, at: anchor == .above || anchor == .below ? end : middle, side: anchor))
        }
        if isUpright {
            candidates.append(box(label, at: end, side: end.y < start.y ? .above : .below))
            for part in [0.5, 0.35, 0.2, 0.65, 0.8] {
                let place = Point(x: middle.x, y: start.y + (end.y - start.y) * part)
                candidates += [box(label, at: place, side: .right), box(label, at: place, side: .left)]
            }
        } else {
            candidates += [box(label, at: middle, side: .above), box(label, at: middle, side: .below)]
            candidates += [box(label, at: end, side: end.x > start.x ? .right : .left)]
        }
        return first(of: candidates, occupancy)
    }

    /// The box of a region's text: along its top, or wherever in it there is room.
    func region(_ label: RichLabel, in box: Rect, occupancy: OccupancyMap) -> (box: Rect, isFree: Bool) {
        let gap = 5.0
        let ys = [box.minY + gap, box.maxY - gap - label.height, box.midY - label.height / 2]
        let xs = [box.midX - label.width / 2, box.minX + gap, box.maxX - gap - label.width]
        return first(
            of: ys.flatMap { y in xs.map { Rect(x: $0, y: y, width: label.width, height: label.height) } }, occupancy)
    }

    private func first(of boxes: [Rect], _ occupancy: OccupancyMap) -> (box: Rect, isFree: Bool) {
        if let free = boxes.first(where: { occupancy.isFree($0.inset(by: -0.5)) }) { return (free, true) }
        let inside = boxes.map(kept)
        let least = inside.min { occupancy.coverage($0) < occupancy.coverage($1) } ?? inside[0]
        return (least, false)
    }

    func box(_ label: RichLabel, at place: Point, side: TextAnchor, gap: Double = gap) -> Rect {
        let x: Double =
            switch side {
            case .center, .above, .below: place.x - label.width / 2
            case .left, .aboveLeft, .belowLeft: place.x - gap - label.width
            case .right, .aboveRight, .belowRight: place.x + gap
            }
        let y: Double =
            switch side {
            case .center, .left, .right: place.y - label.middle
            case .above, .aboveLeft, .aboveRight: place.y - gap - label.height
            case .below, .belowLeft, .belowRight: place.y + gap
            }
        return Rect(x: x, y: y, width: label.width, height: label.height)
    }

    private func kept(_ box: Rect) -> Rect {
        Rect(
            x: max(bounds.minX, min(bounds.maxX - box.width, box.minX)),
            y: max(bounds.minY, min(bounds.maxY - box.height, box.minY)), width: box.width, height: box.height)
    }
}
