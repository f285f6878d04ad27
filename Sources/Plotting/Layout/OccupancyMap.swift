import Drawing

/// Which cells of a panel, half a point wide, are covered, so that labels find free places.
struct OccupancyMap {
    private static let cellsPerPoint = 2.0
    private let frame: Rect
    private let columns: Int
    private let rows: Int
    private var cells: [Bool]

    init(frame: Rect) {
        self.frame = frame
        columns = max(1, Int((frame.width * Self.cellsPerPoint).rounded(.up)))
        rows = max(1, Int((frame.height * Self.cellsPerPoint).rounded(.up)))
        cells = Array(repeating: false, count: columns * rows)
    }

    mutating func cover(_ rect: Rect) {
        guard let (x, y) = range(rect) else { return }
        for row in y { for column in x { cells[row * columns + column] = true } }
    }

    /// Covers a line from point to point.
    mutating func cover(_ points: [Point], halfWidth: Double) {
        if points.count > Self.longCount { return coverLong(points, halfWidth: halfWidth) }
        for (a, b) in zip(points, points.dropFirst()) {
            let steps = max(1, Int(max(abs(b.x - a.x), abs(b.y - a.y)) / 0.5))
            for step in 0...steps {
                let part = Double(step) / Double(steps)
                let center = Point(x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part)
                cover(Rect(x: center.x, y: center.y, width: 0, height: 0).inset(by: -halfWidth))
            }
        }
    }

    /// Lines with more vertices are covered column by column, which takes as long for steep pieces as for short ones.
    private static let longCount = 500

    /// Each piece adds one stretch of cells to every column that it touches; where stretches begin and end is summed at the end.
    private mutating func coverLong(_ points: [Point], halfWidth: Double) {
        var changes = [Int32](repeating: 0, count: columns * (rows + 1))
        for (a, b) in zip(points, points.dropFirst()) {
            let (left, right) = a.x <= b.x ? (a, b) : (b, a)
            let first = max(0, cell(left.x - halfWidth - frame.minX))
            let last = min(columns - 1, cell(right.x + halfWidth - frame.minX))
            guard first <= last else { continue }
            let slope = right.x > left.x ? (right.y - left.y) / (right.x - left.x) : 0
            for column in first...last {
                // The part of the piece within half the line's width of the column.
                let start = frame.minX + Double(column) / Self.cellsPerPoint - halfWidth
                let end = start + 1 / Self.cellsPerPoint + 2 * halfWidth
                var (from, to) = (left.y, right.y)
                if slope != 0 {
                    if start > left.x { from = left.y + slope * (start - left.x) }
                    if end < right.x { to = left.y + slope * (end - left.x) }
                }
                let top = max(0, cell(min(from, to) - halfWidth - frame.minY))
                let bottom = min(rows - 1, cell(max(from, to) + halfWidth - frame.minY))
                guard top <= bottom else { continue }
                changes[column * (rows + 1) + top] += 1
                changes[column * (rows + 1) + bottom + 1] -= 1
            }
        }
        for column in 0..<columns {
            var depth: Int32 = 0
            for row in 0..<rows {
                depth += changes[column * (rows + 1) + row]
                if depth > 0 { cells[row * columns + column] = true }
            }
        }
    }

    /// Whether the rectangle lies inside the frame and nothing is covered there.
    func isFree(_ rect: Rect) -> Bool {
        guard rect.minX >= frame.minX, rect.maxX <= frame.maxX, rect.minY >= frame.minY, rect.maxY <= frame.maxY,
            let (x, y) = range(rect)
        else { return false }
        return y.allSatisfy { row in !x.contains { cells[row * columns + $0] } }
    }

    /// How many cells of the rectangle are covered or outside the frame.
    func coverage(_ rect: Rect) -> Int {
        let area = Int(rect.width * rect.height * Self.cellsPerPoint * Self.cellsPerPoint)
        guard let (x, y) = range(rect) else { return area }
        let covered = y.reduce(0) { sum, row in sum + x.count { cells[row * columns + $0] } }
        return covered + max(0, area - x.count * y.count)
    }

    private func cell(_ distance: Double) -> Int { Int((distance * Self.cellsPerPoint).rounded(.down)) }

    /// The cells that a rectangle touches; nil outside the frame.
    private func range(_ rect: Rect) -> (ClosedRange<Int>, ClosedRange<Int>)? {
        let left = max(0, cell(rect.minX - frame.minX))
        let right = min(columns - 1, cell(rect.maxX - frame.minX))
        let top = max(0, cell(rect.minY - frame.minY))
        let bottom = min(rows - 1, cell(rect.maxY - frame.minY))
        guard left <= right, top <= bottom else { return nil }
        return (left...right, top...bottom)
    }
}
