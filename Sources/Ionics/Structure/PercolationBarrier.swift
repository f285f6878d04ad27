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
