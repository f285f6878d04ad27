import Drawing

/// Cuts lines and areas to a rectangle, so that no coordinate far outside reaches an exporter.
struct PathClipping {
    var bounds: Rect

    /// The visible pieces of a line; points that are not finite break it.
    func lines(_ points: [Point]) -> [[Point]] {
        if isWhole(points) { return [points] }
        var pieces: [[Point]] = []
        var current: [Point] = []
        func finish() {
            if current.count > 1 { pieces.append(current) }
            current = []
        }
        for (a, b) in zip(points, points.dropFirst()) {
            if !current.isEmpty, isInside(a), isInside(b) {
                if b != a { current.append(b) }
                continue
            }
            guard a.isFinite, b.isFinite, let (start, end) = segment(a, b) else {
                finish()
                continue
            }
            if current.last != start {
                finish()
                current = [start]
            }
            if end != start { current.append(end) }
            if end != b { finish() }
        }
        finish()
        return pieces
    }

    /// Whether nothing of a line needs to be cut or left out.
    private func isWhole(_ points: [Point]) -> Bool {
        guard points.count > 1, isInside(points[0]) else { return false }
        for index in 1..<points.count where !isInside(points[index]) || points[index] == points[index - 1] {
            return false
        }
        return true
    }

    private func isInside(_ point: Point) -> Bool {
        point.x >= bounds.minX && point.x <= bounds.maxX && point.y >= bounds.minY && point.y <= bounds.maxY
    }

    /// The part of a segment inside the bounds (Liang and Barsky).
    private func segment(_ a: Point, _ b: Point) -> (Point, Point)? {
        let dx = b.x - a.x
        let dy = b.y - a.y
        var enter = 0.0
        var leave = 1.0
        for (p, q) in [
            (-dx, a.x - bounds.minX), (dx, bounds.maxX - a.x), (-dy, a.y - bounds.minY), (dy, bounds.maxY - a.y),
        ] {
            if p == 0 {
                if q < 0 { return nil }
            } else if p < 0 {
                enter = max(enter, q / p)
            } else {
                leave = min(leave, q / p)
            }
        }
        guard enter <= leave else { return nil }
        func at(_ part: Double) -> Point { Point(x: a.x + part * dx, y: a.y + part * dy) }
        return (enter == 0 ? a : at(enter), leave == 1 ? b : at(leave))
    }

    /// The polygon inside the bounds (Sutherland and Hodgman).
    func polygon(_ points: [Point]) -> [Point] {
        typealias Side = (inside: (Point) -> Bool, cut: (Point, Point) -> Point)
        func atX(_ x: Double) -> (Point, Point) -> Point {
            { a, b in Point(x: x, y: a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x)) }
        }
        func atY(_ y: Double) -> (Point, Point) -> Point {
            { a, b in Point(x: a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y), y: y) }
        }
        let sides: [Side] = [
            ({ $0.x >= bounds.minX }, atX(bounds.minX)), ({ $0.x <= bounds.maxX }, atX(bounds.maxX)),
            ({ $0.y >= bounds.minY }, atY(bounds.minY)), ({ $0.y <= bounds.maxY }, atY(bounds.maxY)),
        ]
        return sides.reduce(points) { polygon, side in
            guard var previous = polygon.last else { return [] }
            var cut: [Point] = []
            for point in polygon {
                if side.inside(point) != side.inside(previous) { cut.append(side.cut(previous, point)) }
                if side.inside(point) { cut.append(point) }
                previous = point
            }
            return cut
        }
    }
}

extension Point {
    var isFinite: Bool { x.isFinite && y.isFinite }
}
