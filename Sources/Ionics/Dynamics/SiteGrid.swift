/// Sites sorted into boxes of the cell, so that only near ones are compared.
struct SiteGrid {
    private let cell: UnitCell
    private let counts: SIMD3<Int>
    private let positions: [SIMD3<Double>]
    /// Sites of box i: `members[starts[i]..<starts[i + 1]]`.
    private let starts: [Int]
    private let members: [Int]
    private let reachSquare: Double
    private let offsets: [[Int]]

    init(fractional: [SIMD3<Double>], cell: UnitCell, reach: Double) {
        self.cell = cell
        // Boxes are at least as wide as the reach: a sphere touches the neighbouring ones at most.
        let widths = SIMD3(
            cell.volume / length(cross(cell.b, cell.c)), cell.volume / length(cross(cell.c, cell.a)),
            cell.volume / length(cross(cell.a, cell.b)))
        func count(_ width: Double) -> Int { max(1, min(50, Int(width / reach))) }
        let counts = SIMD3(count(widths.x), count(widths.y), count(widths.z))
        self.counts = counts
        let boxes = fractional.map { Self.box($0, counts) }.map { ($0.x * counts.y + $0.y) * counts.z + $0.z }
        var starts = [Int](repeating: 0, count: counts.x * counts.y * counts.z + 1)
        for box in boxes { starts[box + 1] += 1 }
        for index in 1..<starts.count { starts[index] += starts[index - 1] }
        var next = starts
        var members = [Int](repeating: 0, count: fractional.count)
        for (site, box) in boxes.enumerated() {
            members[next[box]] = site
            next[box] += 1
        }
        self.starts = starts
        self.members = members
        positions = fractional.map { cell.cartesian($0) }
        reachSquare = reach * reach
        offsets = [counts.x, counts.y, counts.z].map { $0 >= 3 ? [-1, 0, 1] : Array(0..<$0) }
    }

    private static func box(_ fractional: SIMD3<Double>, _ counts: SIMD3<Int>) -> SIMD3<Int> {
        let inside = fractional - fractional.rounded(.down)
        return SIMD3(
            min(counts.x - 1, Int(inside.x * Double(counts.x))), min(counts.y - 1, Int(inside.y * Double(counts.y))),
            min(counts.z - 1, Int(inside.z * Double(counts.z))))
    }

    /// The nearest site within the reach and the square of its distance in Å².
    func nearest(_ position: SIMD3<Double>) -> (site: Int, square: Double)? {
        let box = Self.box(cell.fractional(position), counts)
        var best: (site: Int, square: Double)?
        for i in offsets[0] {
            let x = (box.x + i + counts.x) % counts.x
            for j in offsets[1] {
                let y = (box.y + j + counts.y) % counts.y
                for k in offsets[2] {
                    let z = (box.z + k + counts.z) % counts.z
                    let index = (x * counts.y + y) * counts.z + z
                    for place in starts[index]..<starts[index + 1] {
                        let difference = cell.nearestImage(position - positions[members[place]])
                        let square = dot(difference, difference)
                        if square <= best?.square ?? reachSquare { best = (members[place], square) }
                    }
                }
            }
        }
        return best
    }
}
