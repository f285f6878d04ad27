/// Which boxes of a periodic grid touch.
struct GridNeighbours {
    let counts: SIMD3<Int>

    init(_ counts: SIMD3<Int>) { self.counts = counts }

    func place(_ box: Int) -> SIMD3<Int> {
        SIMD3(box / (counts.y * counts.z), box / counts.z % counts.y, box % counts.z)
    }

    func index(_ place: SIMD3<Int>) -> Int { (place.x * counts.y + place.y) * counts.z + place.z }

    /// The middle of a box.
    func fractional(_ box: Int) -> SIMD3<Double> {
        let place = place(box)
        return SIMD3(
            (Double(place.x) + 0.5) / Double(counts.x), (Double(place.y) + 0.5) / Double(counts.y),
            (Double(place.z) + 0.5) / Double(counts.z))
    }

    /// The box that holds a point, and the whole cells between.
    func box(_ fractional: SIMD3<Double>) -> (index: Int, image: SIMD3<Int>) {
        let cells = fractional.rounded(.down)
        let inside = fractional - cells
        let place = SIMD3(
            min(counts.x - 1, Int(inside.x * Double(counts.x))), min(counts.y - 1, Int(inside.y * Double(counts.y))),
            min(counts.z - 1, Int(inside.z * Double(counts.z))))
        return (index(place), SIMD3(Int(cells.x), Int(cells.y), Int(cells.z)))
    }

    /// The box one step away along an axis, with the cell it lies in.
    func neighbour(_ box: Int, axis: Int, direction: Int) -> (index: Int, image: SIMD3<Int>) {
        var place = place(box)
        var image = SIMD3<Int>()
        place[axis] += direction
        if place[axis] < 0 || place[axis] >= counts[axis] {
            image[axis] = direction
            place[axis] = (place[axis] + counts[axis]) % counts[axis]
        }
        return (index(place), image)
    }

    /// Over faces, edges and corners: 26, or fewer in a small grid.
    func forEachNeighbour(of box: Int, _ work: (Int) -> Void) {
        let place = place(box)
        for i in -1...1 {
            let x = (place.x + i + counts.x) % counts.x
            for j in -1...1 {
                let y = (place.y + j + counts.y) % counts.y
                for k in -1...1 {
                    let z = (place.z + k + counts.z) % counts.z
                    let other = (x * counts.y + y) * counts.z + z
                    if other != box { work(other) }
                }
            }
        }
    }

    /// Each value averaged with those over its faces: half its own, a twelfth of each of the six.
    func smoothed(_ values: [Double]) -> [Double] {
        values.indices.map { box in
            var sum = 0.5 * values[box]
            for axis in 0..<3 {
                sum += values[neighbour(box, axis: axis, direction: 1).index] / 12
                sum += values[neighbour(box, axis: axis, direction: -1).index] / 12
            }
            return sum
        }
    }
}
