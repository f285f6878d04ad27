import Drawing

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
        let boxes = ([anchor] + order).map { box(label, at: place, side: $0) }
        return first(of: boxes, occupancy)
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

    private func first(of boxes: [Rect], _ occupancy: OccupancyMap) -> (box: Rect, isFree: Bool) {
        if let free = boxes.first(where: { occupancy.isFree($0.inset(by: -0.5)) }) { return (free, true) }
        let inside = boxes.map(kept)
        let least = inside.min { occupancy.coverage($0) < occupancy.coverage($1) } ?? inside[0]
        return (least, false)
    }

    private func box(_ label: RichLabel, at place: Point, side: TextAnchor) -> Rect {
        let gap = Self.gap
        let x: Double =
            switch side {
            case .center, .above, .below: place.x - label.width / 2
            case .left, .aboveLeft, .belowLeft: place.x - gap - label.width
            case .right, .aboveRight, .belowRight: place.x + gap
            }
        let y: Double =
            switch side {
            case .center, .left, .right: place.y - label.height / 2
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
