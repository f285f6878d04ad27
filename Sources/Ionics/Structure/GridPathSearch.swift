import Glibc

/// Searches over the boxes of a grid and of the cells around it.
struct GridPathSearch {
    let grid: GridNeighbours
    private let values: [Double]
    private let steps: SIMD3<Double>

    /// A box in one of the cells.
    struct Place: Hashable {
        var index: Int
        var image: SIMD3<Int>
    }

    init(_ energies: DensityGrid) {
        grid = GridNeighbours(energies.counts)
        values = energies.values
        let counts = energies.counts
        steps = energies.cell.lengths / SIMD3(Double(counts.x), Double(counts.y), Double(counts.z))
    }

    /// Down from box to box to where no neighbour is lower.
    func bottom(_ start: (index: Int, image: SIMD3<Int>)) -> (index: Int, image: SIMD3<Int>) {
        var here = start
        while true {
            var best = here
            for axis in 0..<3 {
                for direction in [-1, 1] {
                    let next = grid.neighbour(here.index, axis: axis, direction: direction)
                    if values[next.index].isFinite, !(values[best.index] <= values[next.index]) {
                        best = (next.index, here.image &+ next.image)
                    }
                }
            }
            if best.index == here.index { return here }
            here = best
        }
    }

    /// Cells away from the start that are searched; a way that strays farther is none between neighbours.
    private static let farthest = 2

    /// The lowest level at which a way leads from the first box to the second `image` cells away.
    func level(from start: Int, to end: Int, image: SIMD3<Int>) -> Double? {
        search(from: start, to: end, image: image) { cost, _, next, _ in max(cost, values[next]) }?.cost
    }

    /// The cheapest way below a level.
    func path(from start: Int, to end: Int, image: SIMD3<Int>, level: Double, width: Double) -> [Place]? {
        search(from: start, to: end, image: image) { cost, here, next, axis in
            guard values[next] <= level else { return nil }
            let both = exp((values[here] - level) / width) + exp((values[next] - level) / width)
            return cost + 0.5 * both * steps[axis] + 1e-12 * steps[axis]
        }?.places
    }

    /// Dijkstra's search over boxes and cells.
    private func search(
        from start: Int, to end: Int, image goal: SIMD3<Int>, cost: (Double, Int, Int, Int) -> Double?
    ) -> (cost: Double, places: [Place])? {
        let first = Place(index: start, image: SIMD3())
        let target = Place(index: end, image: goal)
        var best: [Place: Double] = [first: -.infinity]
        var origin: [Place: Place] = [:]
        var done = Set<Place>()
        var queue = GridPathQueue()
        queue.push(cost: values[start], place: first)
        best[first] = values[start]
        let low = SIMD3<Int>(repeating: -Self.farthest)
        let high = SIMD3<Int>(repeating: Self.farthest)
        while let (value, here) = queue.pop() {
            guard done.insert(here).inserted else { continue }
            if here == target {
                var places = [here]
                while let before = origin[places[places.count - 1]] { places.append(before) }
                return (value, places.reversed())
            }
            for axis in 0..<3 {
                for direction in [-1, 1] {
                    let (index, step) = grid.neighbour(here.index, axis: axis, direction: direction)
                    let next = Place(index: index, image: here.image &+ step)
                    guard values[index].isFinite, !done.contains(next) else { continue }
                    let away = next.image
                    guard all(away .>= pointwiseMin(low, goal &+ low)),
                        all(away .<= pointwiseMax(high, goal &+ high))
                    else { continue }
                    guard let sum = cost(value, here.index, index, axis), sum < best[next] ?? .infinity else {
                        continue
                    }
                    best[next] = sum
                    origin[next] = here
                    queue.push(cost: sum, place: next)
                }
            }
        }
        return nil
    }
}
