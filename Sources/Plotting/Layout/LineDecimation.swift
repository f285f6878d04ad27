import Drawing

/// Leaves out vertices of long lines whose absence changes no pixel.
///
/// Two rules, for lines that are drawn without dashes in one stroke of half width r with round joins:
/// - *Dense.* The page is divided into columns of width w, and the line into runs inside one column. The longest run of a
///   column keeps its lowest and its highest vertex, so its stroke still passes every height between. A vertex may go when
///   such strokes of both neighbouring columns pass from m below it to m above. They are at most d = 2w away sideways, so
///   the point of the disc of radius r about the vertex in direction θ is within r of one of them as long as
///   d² + m² ≤ 2 r (d cos θ + m sin θ), which holds for m = r − √(r² − 4w²). Vertices that are not covered so stay,
///   together with their neighbours; all new pieces of the line run between covered heights. Wide columns find more strokes,
///   narrow ones need less of them: the rule is applied with several widths, one after the other.
/// - *Straight.* Of vertices less than 0.02 points apart one may go when the line without it passes within `tolerance`.
struct LineDecimation {
    /// Half the line's width in points.
    var halfWidth: Double
    /// Shorter lines are left as they are.
    static let leastCount = 2000
    /// In points; 1/2400 of a pixel at 600 dpi.
    static let tolerance = 5e-5
    /// Beyond so many vertices the extremes of narrow columns are all that is kept, which may differ in the faintest greys.
    static let largestCount = 120_000
    private static let extremesWidth = 0.01
    /// Widths of columns in parts of r.
    private static let columnWidths = [0.48, 0.45, 0.42, 0.39, 0.35, 0.3, 0.25, 0.18, 0.125]

    func reduced(_ points: [Point]) -> [Point] {
        guard points.count > Self.leastCount, halfWidth > 0.02 else { return points }
        let uncovered = Self.columnWidths.reduce(points) { withoutCovered($0, columnWidth: $1 * halfWidth) }
        let straight = Self.withoutStraight(uncovered)
        return straight.count > Self.largestCount ? extremes(straight) : straight
    }

    /// A stretch of heights on the page.
    private struct Span {
        var low = Double.infinity
        var high = -Double.infinity
        var length: Double { high - low }

        func contains(_ y: Double) -> Bool { y >= low && y <= high }
    }

    /// Vertices that follow each other in one column.
    private struct Run {
        var column: Int
        var start: Int
        /// The last one.
        var end: Int
        var lowest: Int
        var highest: Int
    }

    /// The runs of a line in columns of the given width, and how many columns there are; nil when they are too many.
    private func runs(_ points: [Point], width: Double) -> (runs: [Run], columns: Int)? {
        var left = Double.infinity
        var right = -Double.infinity
        points.withUnsafeBufferPointer { points in
            for point in points {
                left = min(left, point.x)
                right = max(right, point.x)
            }
        }
        let columns = (right - left) / width + 1
        guard columns < 4e6 else { return nil }
        var runs: [Run] = []
        points.withUnsafeBufferPointer { points in
            var index = 0
            while index < points.count {
                let column = Int((points[index].x - left) / width)
                let start = left + Double(column) * width
                let end = start + width
                var run = Run(column: column, start: index, end: index, lowest: index, highest: index)
                var (low, high) = (points[index].y, points[index].y)
                index += 1
                while index < points.count {
                    let (x, y) = (points[index].x, points[index].y)
                    guard x >= start, x < end else { break }
                    if y < low { (low, run.lowest) = (y, index) }
                    if y > high { (high, run.highest) = (y, index) }
                    index += 1
                }
                run.end = index - 1
                runs.append(run)
            }
        }
        return (runs, Int(columns))
    }

    private func withoutCovered(_ points: [Point], columnWidth: Double) -> [Point] {
        guard points.count > 2, let (runs, columns) = runs(points, width: columnWidth) else { return points }
        let spans = spans(points, runs, columns: columns)
        let covers = covers(spans, columnWidth: columnWidth)
        var isKept = [Bool](repeating: false, count: points.count)
        (isKept[0], isKept[points.count - 1]) = (true, true)
        for run in runs {
            let cover = covers[run.column]
            if points[run.highest].y - points[run.lowest].y >= spans[run.column].length {
                isKept[run.lowest] = true
                isKept[run.highest] = true
            }
            if cover.contains(points[run.lowest].y), cover.contains(points[run.highest].y) { continue }
            points.withUnsafeBufferPointer { points in
                isKept.withUnsafeMutableBufferPointer { isKept in
                    for index in run.start...run.end where !cover.contains(points[index].y) {
                        isKept[index] = true
                        if index > 0 { isKept[index - 1] = true }
                        if index + 1 < points.count { isKept[index + 1] = true }
                    }
                }
            }
        }
        // Where the line passes from column to column its vertices may go when what then joins the two columns runs between heights
        // that are covered in both.
        var ends: [Int] = []
        for (run, next) in zip(runs, runs.dropFirst()) {
            let (cover, nextCover) = (covers[run.column], covers[next.column])
            if abs(run.column - next.column) == 1,
                let last = (run.start...run.end).last(where: { isKept[$0] }),
                let first = (next.start...next.end).first(where: { isKept[$0] }),
                [last, run.end, next.start, first].allSatisfy({
                    cover.contains(points[$0].y) && nextCover.contains(points[$0].y)
                })
            {
                continue
            }
            ends.append(run.end)
            ends.append(next.start)
        }
        for index in ends { isKept[index] = true }
        return Self.kept(points, isKept)
    }

    /// First, last, lowest and highest vertex of each run through narrow columns.
    private func extremes(_ points: [Point]) -> [Point] {
        guard let (runs, _) = runs(points, width: Self.extremesWidth) else { return points }
        var isKept = [Bool](repeating: false, count: points.count)
        for run in runs { for index in [run.start, run.end, run.lowest, run.highest] { isKept[index] = true } }
        return Self.kept(points, isKept)
    }

    private static func kept(_ points: [Point], _ isKept: [Bool]) -> [Point] {
        var kept: [Point] = []
        kept.reserveCapacity(points.count / 8)
        points.withUnsafeBufferPointer { points in
            isKept.withUnsafeBufferPointer { isKept in
                for index in isKept.indices where isKept[index] { kept.append(points[index]) }
            }
        }
        return kept
    }

    /// For each column the longest stretch of heights that one run of the line passes there.
    private func spans(_ points: [Point], _ runs: [Run], columns: Int) -> [Span] {
        var spans = [Span](repeating: Span(), count: columns)
        for run in runs {
            let span = Span(low: points[run.lowest].y, high: points[run.highest].y)
            if span.length > spans[run.column].length { spans[run.column] = span }
        }
        return spans
    }

    /// For each column the heights at which a vertex is hidden by strokes on both sides; low > high where there are none.
    private func covers(_ spans: [Span], columnWidth: Double) -> [Span] {
        // A twentieth of the radius more than is needed: Cairo draws round joins as polygons up to a tenth of a pixel off.
        let reach = (halfWidth * halfWidth - 4 * columnWidth * columnWidth).squareRoot()
        let margin = halfWidth * 1.05 - reach
        var covers = [Span](repeating: Span(), count: spans.count)
        for index in spans.indices.dropFirst().dropLast() {
            covers[index].low = max(spans[index - 1].low, spans[index + 1].low) + margin
            covers[index].high = min(spans[index - 1].high, spans[index + 1].high) - margin
        }
        return covers
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
