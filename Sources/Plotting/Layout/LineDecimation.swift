import Drawing

/// Leaves out vertices of long lines whose absence changes no pixel.
///
/// Two rules, for lines that are drawn without dashes in one stroke of half width r with round joins:
/// - *Dense.* The page is divided into columns of r/16. A stretch of line inside one column keeps its first, last, lowest
///   and highest vertex, so its stroke still passes every height that it passed. A vertex may go when columns on both
///   sides, one to seven sixteenths of r away, have strokes that pass from 0.35 r below it to 0.35 r above: every point of
///   the disc of radius r about it then lies well within r of one of those strokes. Vertices that are not covered so
///   stay, together with their neighbours.
/// - *Straight.* Of vertices less than 0.02 points apart one may go when the line without it passes within `tolerance`.
struct LineDecimation {
    /// Half the line's width in points.
    var halfWidth: Double
    /// Shorter lines are left as they are.
    static let leastCount = 2000
    /// In points; 1/2400 of a pixel at 600 dpi.
    static let tolerance = 5e-5
    /// Beyond so many vertices the columns are all that is kept, which may differ in the faintest greys.
    static let largestCount = 120_000

    func reduced(_ points: [Point]) -> [Point] {
        guard points.count > Self.leastCount, halfWidth > 0.02 else { return points }
        let dense = withoutCovered(points, keepsUncovered: true)
        let straight = Self.withoutStraight(dense)
        return straight.count > Self.largestCount ? withoutCovered(straight, keepsUncovered: false) : straight
    }

    private struct Span {
        var low = Double.infinity
        var high = -Double.infinity
        var length: Double { high - low }
    }

    private func withoutCovered(_ points: [Point], keepsUncovered: Bool) -> [Point] {
        let width = keepsUncovered ? halfWidth / 16 : 0.01
        var left = Double.infinity
        var right = -Double.infinity
        for point in points {
            left = min(left, point.x)
            right = max(right, point.x)
        }
        let count = Int((right - left) / width) + 1
        guard count < 4_000_000 else { return points }
        let columns = points.map { Int32(truncatingIfNeeded: Int(($0.x - left) / width)) }
        let spans = spans(points, columns, count: count)
        let covers = keepsUncovered ? covers(spans) : []
        var isKept = [Bool](repeating: false, count: points.count)
        var start = 0
        while start < points.count {
            let column = columns[start]
            var end = start + 1
            var lowest = start
            var highest = start
            while end < points.count, columns[end] == column {
                if points[end].y < points[lowest].y { lowest = end }
                if points[end].y > points[highest].y { highest = end }
                end += 1
            }
            for index in [start, end - 1, lowest, highest] { isKept[index] = true }
            if keepsUncovered, end - start > 2 {
                let cover = covers[Int(column)]
                for index in start..<end where points[index].y < cover.low || points[index].y > cover.high {
                    isKept[index] = true
                    if index > start { isKept[index - 1] = true }
                    if index + 1 < end { isKept[index + 1] = true }
                }
            }
            start = end
        }
        return points.indices.lazy.filter { isKept[$0] }.map { points[$0] }
    }

    /// For each column the longest stretch of heights that one piece of the line passes there.
    private func spans(_ points: [Point], _ columns: [Int32], count: Int) -> [Span] {
        var spans = [Span](repeating: Span(), count: count)
        var run = Span()
        for index in points.indices {
            if index > 0, columns[index] != columns[index - 1] {
                let column = Int(columns[index - 1])
                if run.length > spans[column].length || spans[column].length < 0 { spans[column] = run }
                run = Span()
            }
            run.low = min(run.low, points[index].y)
            run.high = max(run.high, points[index].y)
        }
        if let last = columns.last, run.length > spans[Int(last)].length { spans[Int(last)] = run }
        return spans
    }

    /// For each column the heights at which a vertex is hidden by strokes on both sides; low > high where there are none.
    private func covers(_ spans: [Span]) -> [Span] {
        let margin = halfWidth * 0.35
        func best(_ range: Range<Int>) -> Span {
            var best = Span()
            for index in range where spans[index].length > best.length { best = spans[index] }
            return best
        }
        return spans.indices.map { index in
            let before = best(max(0, index - 6)..<max(0, index - 1))
            let after = best(min(spans.count, index + 2)..<min(spans.count, index + 7))
            return Span(low: max(before.low, after.low) + margin, high: min(before.high, after.high) - margin)
        }
    }

    /// From each kept vertex the line goes on as long as one direction passes all vertices within the tolerance.
    static func withoutStraight(_ points: [Point]) -> [Point] {
        guard var anchor = points.first else { return [] }
        var kept = [anchor]
        var previous = anchor
        // Directions, as (x, y) of unit length, between which all vertices since the anchor are passed.
        var lower: Point?
        var upper: Point?
        var farthest = 0.0
        for point in points.dropFirst() {
            let dx = point.x - anchor.x
            let dy = point.y - anchor.y
            let distance = (dx * dx + dy * dy).squareRoot()
            let step = abs(point.x - previous.x) + abs(point.y - previous.y)
            var fits = distance >= farthest && step < 0.02
            if fits, let lower, let upper {
                fits = lower.x * dy - lower.y * dx >= 0 && upper.x * dy - upper.y * dx <= 0
            }
            if !fits {
                kept.append(previous)
                anchor = previous
                (lower, upper, farthest) = (nil, nil, 0)
            }
            let (fromX, fromY) = (point.x - anchor.x, point.y - anchor.y)
            let reach = (fromX * fromX + fromY * fromY).squareRoot()
            farthest = max(farthest, reach)
            if reach > tolerance * 2 {
                // The tolerance seen from the anchor as a turn of the direction to both sides.
                let sine = tolerance / reach
                let cosine = (1 - sine * sine).squareRoot()
                let (ux, uy) = (fromX / reach, fromY / reach)
                let right = Point(x: ux * cosine + uy * sine, y: uy * cosine - ux * sine)
                let left = Point(x: ux * cosine - uy * sine, y: uy * cosine + ux * sine)
                if let current = lower {
                    if current.x * right.y - current.y * right.x > 0 { lower = right }
                } else {
                    lower = right
                }
                if let current = upper {
                    if current.x * left.y - current.y * left.x < 0 { upper = left }
                } else {
                    upper = left
                }
            }
            previous = point
        }
        kept.append(previous)
        return kept
    }
}
