/// The lowest levels at which the boxes of an energy grid below them connect the cell with its images (row F16).
///
/// Boxes are added from the lowest up and joined with neighbours that are there; each knows how many cells lie between it and
/// its component's root. A join inside one component that disagrees by a whole vector has gone around the cell; independent
/// vectors count the dimensions.
public struct PercolationBarrier: Hashable, Sendable {
    /// Levels above the lowest value at which paths go on in one, two and three dimensions; nil where they never do.
    public let levels: [Double?]

    /// In one dimension at least: what an ion must overcome to go on for ever.
    public var lowest: Double? { levels[0] }

    /// - Parameter energies: infinite or not-a-number where no ion can be.
    public init(_ energies: DensityGrid) throws(TrajectoryError) {
        let counts = energies.counts
        let values = energies.values
        let order = values.indices.filter { values[$0].isFinite }.sorted { (values[$0], $0) < (values[$1], $1) }
        guard let first = order.first else {
            throw .notDetermined(name: "the percolation barrier", reason: "the grid has no finite value")
        }
        var network = PeriodicComponents(count: values.count)
        var found: [Double?] = [nil, nil, nil]
        for index in order {
            network.add(index)
            let z = index % counts.z
            let y = index / counts.z % counts.y
            let x = index / (counts.z * counts.y)
            for axis in 0..<3 {
                for direction in [-1, 1] {
                    var place = SIMD3(x, y, z)
                    var image = SIMD3<Int>()
                    place[axis] += direction
                    if place[axis] < 0 || place[axis] >= counts[axis] {
                        image[axis] = direction
                        place[axis] = (place[axis] + counts[axis]) % counts[axis]
                    }
                    let neighbour = (place.x * counts.y + place.y) * counts.z + place.z
                    guard let dimensions = network.join(index, neighbour, image: image) else { continue }
                    for d in 0..<dimensions where found[d] == nil { found[d] = values[index] - values[first] }
                }
            }
            if found[2] != nil { break }
        }
        levels = found
    }
}

/// Joined boxes with the cells between them.
struct PeriodicComponents {
    private var parent: [Int]
    /// Cells from a box to its parent.
    private var offset: [SIMD3<Int>]
    private var isPresent: [Bool]
    /// Independent vectors around the cell, of each root.
    private var windings: [Int: [SIMD3<Int>]] = [:]

    init(count: Int) {
        parent = Array(0..<count)
        offset = Array(repeating: SIMD3(), count: count)
        isPresent = Array(repeating: false, count: count)
    }

    mutating func add(_ index: Int) { isPresent[index] = true }

    /// Root of a box and the cells between them; shortens the way for the next time.
    private mutating func root(_ index: Int) -> (Int, SIMD3<Int>) {
        var path: [Int] = []
        var top = index
        while parent[top] != top {
            path.append(top)
            top = parent[top]
        }
        var sum = SIMD3<Int>()
        for box in path.reversed() {
            sum = sum &+ offset[box]
            offset[box] = sum
            parent[box] = top
        }
        return (top, sum)
    }

    /// Joins two neighbours, the second `image` cells away; returns the dimensions of the component where they have changed or may have.
    mutating func join(_ first: Int, _ second: Int, image: SIMD3<Int>) -> Int? {
        guard isPresent[second] else { return nil }
        let (firstRoot, firstOffset) = root(first)
        let (secondRoot, secondOffset) = root(second)
        let between = firstOffset &- secondOffset &- image
        if firstRoot != secondRoot {
            parent[secondRoot] = firstRoot
            offset[secondRoot] = between
            guard let moved = windings.removeValue(forKey: secondRoot) else { return nil }
            for vector in moved { include(vector, in: firstRoot) }
        } else if between != SIMD3() {
            include(between, in: firstRoot)
        } else {
            return nil
        }
        return windings[firstRoot]?.count
    }

    private mutating func include(_ vector: SIMD3<Int>, in root: Int) {
        var known = windings[root] ?? []
        func double(_ v: SIMD3<Int>) -> SIMD3<Double> { SIMD3(Double(v.x), Double(v.y), Double(v.z)) }
        let candidate = double(vector)
        let isNew =
            switch known.count {
            case 0: true
            case 1: length(cross(double(known[0]), candidate)) > 0.5
            case 2: abs(dot(cross(double(known[0]), double(known[1])), candidate)) > 0.5
            default: false
            }
        if isNew { known.append(vector) }
        windings[root] = known
    }
}
