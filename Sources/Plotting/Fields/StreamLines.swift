/// Lines that follow a vector field on a grid, evenly spaced, with heads that show the direction.
public struct StreamLines: MarkGroup, Hashable {
    /// Rising places of columns and rows.
    public var x: [Double]
    public var y: [Double]
    /// Components `[row][column]`.
    public var dx: [[Double]]
    public var dy: [[Double]]
    /// Lines across the panel's width.
    public var density: Int

    public init(x: [Double], y: [Double], dx: [[Double]], dy: [[Double]], density: Int = 14) {
        requireEqualCounts("StreamLines", ("y", y.count), ("dx", dx.count), ("dy", dy.count))
        for row in dx + dy { requireEqualCounts("StreamLines", ("x", x.count), ("a row of components", row.count)) }
        self.x = x
        self.y = y
        self.dx = dx
        self.dy = dy
        self.density = density
    }

    public var marks: [Mark] {
        guard x.count > 1, y.count > 1, let firstX = x.first, let lastX = x.last, let firstY = y.first,
            let lastY = y.last,
            lastX > firstX, lastY > firstY
        else { return [] }
        let cells = max(2, density) * 2
        var taken = [Bool](repeating: false, count: cells * cells)
        var lineX: [Double] = []
        var lineY: [Double] = []
        var heads: (x: [Double], y: [Double], dx: [Double], dy: [Double]) = ([], [], [], [])
        // Everything runs in parts of the panel, so that x and y weigh alike.
        func direction(_ u: Double, _ v: Double) -> (Double, Double)? {
            guard let (a, b) = field(firstX + u * (lastX - firstX), firstY + v * (lastY - firstY)) else { return nil }
            let (du, dv) = (a / (lastX - firstX), b / (lastY - firstY))
            let size = (du * du + dv * dv).squareRoot()
            return size > 0 && size.isFinite ? (du / size, dv / size) : nil
        }
        func cell(_ u: Double, _ v: Double) -> Int? {
            guard u >= 0, u < 1, v >= 0, v < 1 else { return nil }
            return Int(v * Double(cells)) * cells + Int(u * Double(cells))
        }
        func follow(_ u: Double, _ v: Double, _ sign: Double, _ own: inout Set<Int>) -> [(Double, Double)] {
            var path: [(Double, Double)] = []
            var (u, v) = (u, v)
            let step = 0.2 / Double(cells)
            var last = cell(u, v) ?? -1
            while path.count < 6 * cells * 5 {
                // The middle point's direction (second-order Runge and Kutta).
                guard let first = direction(u, v),
                    let middle = direction(u + sign * first.0 * step / 2, v + sign * first.1 * step / 2)
                else { break }
                u += sign * middle.0 * step
                v += sign * middle.1 * step
                guard let place = cell(u, v) else { break }
                if place != last {
                    if taken[place] || own.contains(place) { break }
                    own.insert(place)
                    last = place
                }
                path.append((u, v))
            }
            return path
        }
        for seed in seeds(cells) {
            guard let place = cell(seed.0, seed.1), !taken[place] else { continue }
            var own: Set<Int> = [place]
            let back = follow(seed.0, seed.1, -1, &own)
            let ahead = follow(seed.0, seed.1, 1, &own)
            let path = back.reversed() + [seed] + ahead
            guard path.count > 30 else { continue }
            for place in own { taken[place] = true }
            lineX += path.map { firstX + $0.0 * (lastX - firstX) } + [.nan]
            lineY += path.map { firstY + $0.1 * (lastY - firstY) } + [.nan]
            let middle = path[path.count / 2]
            if let along = field(firstX + middle.0 * (lastX - firstX), firstY + middle.1 * (lastY - firstY)) {
                heads.x.append(firstX + middle.0 * (lastX - firstX))
                heads.y.append(firstY + middle.1 * (lastY - firstY))
                heads.dx.append(along.0 / (lastX - firstX))
                heads.dy.append(along.1 / (lastY - firstY))
            }
        }
        return [
            Line(x: lineX, y: lineY).series("stream lines").scaled(by: 0.7).mark,
            Vectors(x: heads.x, y: heads.y, dx: heads.dx, dy: heads.dy, areHeadsOnly: true).series("stream lines").mark,
        ]
    }

    /// Starting places from the middle outwards, one in every second cell.
    private func seeds(_ cells: Int) -> [(Double, Double)] {
        struct Seed {
            var column: Int
            var row: Int
            var distance: Int
        }
        var all: [Seed] = []
        for row in stride(from: 1, to: cells, by: 2) {
            for column in stride(from: 1, to: cells, by: 2) {
                let a = 2 * column - cells
                let b = 2 * row - cells
                all.append(Seed(column: column, row: row, distance: a * a + b * b))
            }
        }
        all.sort { ($0.distance, $0.row, $0.column) < ($1.distance, $1.row, $1.column) }
        let side = Double(cells)
        return all.map { ((Double($0.column) + 0.5) / side, (Double($0.row) + 0.5) / side) }
    }

    /// The field between grid points, bilinear; nil outside.
    private func field(_ px: Double, _ py: Double) -> (Double, Double)? {
        guard let column = Self.cell(px, x), let row = Self.cell(py, y) else { return nil }
        let u = (px - x[column]) / (x[column + 1] - x[column])
        let v = (py - y[row]) / (y[row + 1] - y[row])
        func mixed(_ values: [[Double]]) -> Double {
            let lower = values[row][column] * (1 - u) + values[row][column + 1] * u
            let upper = values[row + 1][column] * (1 - u) + values[row + 1][column + 1] * u
            return lower * (1 - v) + upper * v
        }
        let (a, b) = (mixed(dx), mixed(dy))
        return a.isFinite && b.isFinite ? (a, b) : nil
    }

    private static func cell(_ value: Double, _ places: [Double]) -> Int? {
        guard value >= places[0], value <= places[places.count - 1] else { return nil }
        var low = 0
        var high = places.count - 1
        while high - low > 1 {
            let middle = (low + high) / 2
            if places[middle] <= value { low = middle } else { high = middle }
        }
        return low
    }
}
