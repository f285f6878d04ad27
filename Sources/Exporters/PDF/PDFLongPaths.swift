import Drawing

/// Paths of many pieces that go into a page without Cairo, which would write their numbers longer and pack them twice.
///
/// Cairo draws a stand-in of three tiny pieces with the path's line and colour. Its corners lie whole steps of Cairo's grid apart and
/// hold the path's number, so that `PDFPathNumbers` can put the path in its place.
struct PDFLongPaths {
    /// So many elements make a path long.
    static let leastCount = 64
    /// Steps of Cairo's grid in a point.
    private static let grid = 256.0
    private static let columns = 64
    private static let largestCount = columns * columns

    /// The paths as operators of a page's content, without the one that paints them.
    private(set) var contents: [[UInt8]] = []

    /// Takes a path and gives its stand-in, in the space of the page; nil for a path that has to be drawn itself.
    mutating func standIn(_ path: Path, movedBy offset: Point) -> Path? {
        guard contents.count < Self.largestCount, case .move(let first)? = path.elements.first else { return nil }
        var (low, high) = (first, first)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(path.elements.count * 15)
        func append(_ point: Point) {
            low = Point(x: min(low.x, point.x), y: min(low.y, point.y))
            high = Point(x: max(high.x, point.x), y: max(high.y, point.y))
            SVGNumber.append(point.x + offset.x, to: &bytes)
            bytes.append(UInt8(ascii: " "))
            SVGNumber.append(point.y + offset.y, to: &bytes)
            bytes.append(UInt8(ascii: " "))
        }
        for element in path.elements {
            switch element {
            case .move(let point):
                append(point)
                bytes.append(UInt8(ascii: "m"))
            case .line(let point):
                append(point)
                bytes.append(UInt8(ascii: "l"))
            case .curve(let control1, let control2, let end):
                append(control1)
                append(control2)
                append(end)
                bytes.append(UInt8(ascii: "c"))
            case .close: bytes.append(UInt8(ascii: "h"))
            }
            bytes.append(UInt8(ascii: "\n"))
        }
        // In the middle, where hardly any clip leaves it out.
        let start = Point(
            x: (((low.x + high.x) / 2 + offset.x) * Self.grid).rounded() / Self.grid,
            y: (((low.y + high.y) / 2 + offset.y) * Self.grid).rounded() / Self.grid)
        let corners = Self.steps(contents.count).map { start.moved(x: $0.x / Self.grid, y: $0.y / Self.grid) }
        contents.append(bytes)
        return Path(through: [start] + corners)
    }

    /// The corners of a stand-in after the first, in steps of the grid.
    private static func steps(_ index: Int) -> [Point] {
        [
            Point(x: 3, y: 1), Point(x: 1, y: 5),
            Point(x: Double(7 + index % columns), y: Double(9 + index / columns)),
        ]
    }

    /// The content of the path whose stand-in has these corners; nil for what is none.
    func content(_ corners: [Point]) -> [UInt8]? {
        guard corners.count == 4, let start = corners.first else { return nil }
        let steps = corners.dropFirst().map { corner in
            Point(x: ((corner.x - start.x) * Self.grid).rounded(), y: ((corner.y - start.y) * Self.grid).rounded())
        }
        let (column, row) = (Int(steps[2].x) - 7, Int(steps[2].y) - 9)
        let index = row * Self.columns + column
        guard (0..<Self.columns).contains(column), contents.indices.contains(index), steps == Self.steps(index) else {
            return nil
        }
        return contents[index]
    }
}
