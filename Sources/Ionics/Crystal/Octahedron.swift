import Glibc

/// A centre with six vertices, and the octahedra that share them.
struct Octahedron {
    let centre: SIMD3<Double>
    /// From the centre, in Å.
    let vertices: [SIMD3<Double>]
    /// The octahedron beyond each vertex: its place among all, and where the image of its centre lies from this one, in Å.
    let neighbours: [(index: Int, step: SIMD3<Double>)]

    /// All octahedra of a structure, in the order of their centres.
    static func all(
        in structure: CrystalStructure, centre: String, vertex: String
    ) throws(TrajectoryError) -> [Octahedron] {
        let centres = structure.sites.indices.filter { structure.sites[$0].element == centre }
        guard !centres.isEmpty else {
            throw .noSuchElement(name: centre, known: Array(Set(structure.sites.map(\.element))).sorted())
        }
        var found: [Octahedron] = []
        for site in centres {
            let place = structure.cell.cartesian(structure.sites[site].fractional)
            let nearest = try nearest(vertex, to: place, in: structure)
            let vertices = nearest.map { $0.position - place }
            var neighbours: [(index: Int, step: SIMD3<Double>)] = []
            for bond in vertices {
                // The next centre lies about twice as far, in spite of tilts.
                let beyond = try structure.neighbours(of: place + 2 * bond, element: centre, within: length(bond))
                guard let next = beyond.first, let index = centres.firstIndex(of: next.site) else {
                    throw .notDetermined(
                        name: "the net of octahedra",
                        reason: "behind a vertex of \(centre) \(site + 1) stands no other \(centre)")
                }
                neighbours.append((index, next.position - place))
            }
            found.append(Octahedron(centre: place, vertices: vertices, neighbours: neighbours))
        }
        return found
    }

    /// The six vertices of a centre, which stand out from the others.
    private static func nearest(
        _ vertex: String, to place: SIMD3<Double>, in structure: CrystalStructure
    ) throws(TrajectoryError) -> [CrystalStructure.Neighbour] {
        var range = 3.0
        while range <= 12 {
            let all = try structure.neighbours(of: place, element: vertex, within: range)
            if all.count > 6 {
                let others = all[6].distance / all[5].distance
                guard others > 1.15 else {
                    throw .notDetermined(
                        name: "an octahedron",
                        reason: "the seventh \(vertex) is only \(others) times as far as the sixth")
                }
                return Array(all[..<6])
            }
            range *= 1.5
        }
        throw .notDetermined(name: "an octahedron", reason: "no six \(vertex) lie around a centre")
    }

    /// Three unit vectors at right angles along which octahedra follow each other.
    static func axes(of octahedra: [Octahedron]) throws(TrajectoryError) -> [SIMD3<Double>] {
        let steps = octahedra.flatMap { $0.neighbours.map { $0.step / length($0.step) } }
        guard let first = steps.first,
            let second = steps.min(by: { abs(dot($0, first)) < abs(dot($1, first)) }),
            let third = steps.min(by: {
                abs(dot($0, first)) + abs(dot($0, second)) < abs(dot($1, first)) + abs(dot($1, second))
            })
        else { throw .notDetermined(name: "the pseudocubic axes", reason: "there are no octahedra") }
        var sums = [SIMD3<Double>](repeating: .zero, count: 3)
        for step in steps {
            let shares = [first, second, third].map { dot(step, $0) }
            let index = (0..<3).max { abs(shares[$0]) < abs(shares[$1]) } ?? 0
            guard abs(shares[index]) > 0.8 else {
                throw .notDetermined(
                    name: "the pseudocubic axes", reason: "octahedra do not follow each other in three directions")
            }
            sums[index] += shares[index] < 0 ? -step : step
        }
        var axes = RotationMatrix.nearest(to: sums.map { $0 / length($0) })
        if dot(axes[0], cross(axes[1], axes[2])) < 0 { axes[2] = -axes[2] }
        return axes
    }

    /// The rotation that turns the axes into the directions of the vertices, as a rotation vector in the frame of the axes in rad, and how far the
    /// vertices lie from where it puts them, in mean lengths of a bond.
    func rotation(from axes: [SIMD3<Double>]) throws(TrajectoryError) -> (vector: SIMD3<Double>, distortion: Double) {
        var sums = [SIMD3<Double>](repeating: .zero, count: 3)
        var taken = Set<Int>()
        var assigned: [(axis: Int, sign: Double, bond: SIMD3<Double>)] = []
        for bond in vertices {
            let shares = SIMD3(dot(bond, axes[0]), dot(bond, axes[1]), dot(bond, axes[2]))
            let index = (0..<3).max { abs(shares[$0]) < abs(shares[$1]) } ?? 0
            let sign = shares[index] < 0 ? -1.0 : 1
            guard taken.insert(2 * index + (sign < 0 ? 1 : 0)).inserted else {
                throw .notDetermined(name: "a tilt", reason: "two vertices of an octahedron point along one axis")
            }
            sums[index] += sign * shares / length(bond)
            assigned.append((index, sign, shares))
        }
        let columns = RotationMatrix.nearest(to: sums.map { $0 / 2 })
        let size = vertices.reduce(0) { $0 + length($1) } / 6
        let farthest = assigned.map { length($0.bond - $0.sign * size * columns[$0.axis]) / size }.max() ?? 0
        return (RotationMatrix.vector(columns), farthest)
    }

    /// The octahedron that follows along an axis.
    func neighbour(along axis: SIMD3<Double>) -> Int {
        let place = neighbours.indices.max { dot(neighbours[$0].step, axis) < dot(neighbours[$1].step, axis) }
        return place.map { neighbours[$0].index } ?? 0
    }
}
