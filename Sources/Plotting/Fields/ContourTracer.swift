/// Follows the lines of one value through a grid (marching squares), linear between grid points.
struct ContourTracer {
    let x: [Double]
    let y: [Double]
    /// Row after row.
    let values: [Double]

    private var columns: Int { x.count }
    private var rows: Int { y.count }

    struct Loop {
        var x: [Double]
        var y: [Double]
        var isClosed: Bool
    }

    /// The grid with a rim of very low values at its own edges, so that every line closes.
    var rimmed: ContourTracer {
        guard let firstX = x.first, let lastX = x.last, let firstY = y.first, let lastY = y.last else { return self }
        let low = -Double.infinity
        var values: [Double] = Array(repeating: low, count: columns + 2)
        for row in 0..<rows { values += [low] + self.values[row * columns..<(row + 1) * columns] + [low] }
        values += Array(repeating: low, count: columns + 2)
        return ContourTracer(x: [firstX] + x + [lastX], y: [firstY] + y + [lastY], values: values)
    }

    /// Lines with higher values on their left; cells with NaN are passed over.
    func lines(at level: Double) -> [Loop] {
        // Edges are numbered: 2i from grid point i to the right, 2i + 1 upwards.
        var next: [Int: [Int]] = [:]
        var order: [Int] = []
        for row in 0..<max(0, rows - 1) {
            for column in 0..<max(0, columns - 1) {
                for (from, to) in segments(row, column, level) {
                    if next[from] == nil { order.append(from) }
                    next[from, default: []].append(to)
                }
            }
        }
        var hasBefore: Set<Int> = []
        for ends in next.values { hasBefore.formUnion(ends) }
        var loops: [Loop] = []
        // Open lines begin where none arrives; what is left over then closes.
        for start in order.filter({ !hasBefore.contains($0) }) + order {
            while next[start]?.isEmpty == false {
                var edges = [start]
                var edge = start
                while let following = next[edge]?.popLast() {
                    edge = following
                    if edge == start { break }
                    edges.append(edge)
                }
                let places = edges.map { place($0, level) }
                loops.append(Loop(x: places.map(\.0), y: places.map(\.1), isClosed: edge == start))
            }
        }
        return loops
    }

    private func segments(_ row: Int, _ column: Int, _ level: Double) -> [(Int, Int)] {
        let origin = row * columns + column
        let corners = [origin, origin + 1, origin + 1 + columns, origin + columns]
        let heights = corners.map { values[$0] }
        guard !heights.contains(where: \.isNaN) else { return [] }
        let isHigh = heights.map { $0 >= level }
        // Sides in turn: bottom, right, top, left.
        let sides = [2 * origin, 2 * (origin + 1) + 1, 2 * (origin + columns), 2 * origin + 1]
        // Going round counterclockwise, the line enters where high turns to low and leaves where low turns to high.
        let falling = (0..<4).filter { isHigh[$0] && !isHigh[($0 + 1) % 4] }
        let rising = (0..<4).filter { !isHigh[$0] && isHigh[($0 + 1) % 4] }
        guard let first = falling.first else { return [] }
        if falling.count == 1 { return [(sides[rising[0]], sides[first])].map { ($0.1, $0.0) } }
        // A saddle: its middle decides which corners belong together.
        let middle = heights.contains(-.infinity) ? -Double.infinity : heights.reduce(0, +) / 4
        return falling.map { side in
            let partner = middle >= level ? (side + 1) % 4 : (side + 3) % 4
            return (sides[side], sides[partner])
        }
    }

    private func place(_ edge: Int, _ level: Double) -> (Double, Double) {
        let origin = edge / 2
        let other = edge % 2 == 0 ? origin + 1 : origin + columns
        let (low, high) = (values[origin], values[other])
        let part = low == -.infinity ? 1 : high == -.infinity ? 0 : high == low ? 0.5 : (level - low) / (high - low)
        func point(_ index: Int) -> (Double, Double) { (x[index % columns], y[index / columns]) }
        let (a, b) = (point(origin), point(other))
        return (a.0 + part * (b.0 - a.0), a.1 + part * (b.1 - a.1))
    }
}
