import Glibc

/// The triangle of anions that an ion passes on its way from one site to another, the narrowest on the straight line between them.
///
/// Of all triangles of framework ions that the line crosses, that with the least room for a sphere is taken: the room is what is left in the plane of
/// the triangle between three spheres around its corners. Source: Xia 2022, §5.3.2, fig 13a (row X20).
public struct MigrationBottleneck: Hashable, Sendable {
    /// One corner of the triangle.
    public struct Corner: Hashable, Sendable {
        public let element: String
        /// In Å.
        public let position: SIMD3<Double>
    }

    public let corners: [Corner]
    /// In Å².
    public let area: Double
    /// The largest sphere that passes between the corners' spheres, in Å; negative where those overlap.
    public let radius: Double
    /// Where the line crosses the triangle, as a part of the way, 0…1.
    public let crossing: Double

    /// - Parameters:
    ///   - structure: the framework; other elements are passed over.
    ///   - start: of the way, in fractional coordinates.
    ///   - end: of the way, in fractional coordinates of the same or another cell: no images are taken.
    ///   - radii: of the ions of the framework in Å, by element; only these elements make corners. Zero for points.
    ///   - range: in Å; corners lie within it of the middle of the way.
    /// - Throws: `TrajectoryError.notDetermined` where the line crosses no triangle, and what `neighbours` throws.
    public init(
        _ structure: CrystalStructure, from start: SIMD3<Double>, to end: SIMD3<Double>, radii: [String: Double],
        range: Double = 4.5
    ) throws(TrajectoryError) {
        let (from, to) = (structure.cell.cartesian(start), structure.cell.cartesian(end))
        var corners: [(corner: Corner, radius: Double)] = []
        for element in radii.keys.sorted() {
            let near = try structure.neighbours(of: (from + to) / 2, element: element, within: range)
            corners += near.map { (Corner(element: element, position: $0.position), radii[element] ?? 0) }
        }
        var best: (room: Double, area: Double, places: [Int], crossing: Double)?
        for i in corners.indices {
            for j in corners.indices where j > i {
                for k in corners.indices where k > j {
                    let places = [i, j, k]
                    let triangle = places.map { corners[$0].corner.position }
                    guard let crossing = Self.crossing(of: triangle, from, to) else { continue }
                    let room = Self.room(triangle, places.map { corners[$0].radius })
                    let area = length(cross(triangle[1] - triangle[0], triangle[2] - triangle[0])) / 2
                    // Symmetry makes equal rooms; the smaller triangle and then the first is taken.
                    let isNarrower = best.map { other in
                        room < other.room - 1e-9 || (room < other.room + 1e-9 && area < other.area - 1e-9)
                    }
                    if isNarrower ?? true { best = (room, area, places, crossing) }
                }
            }
        }
        guard let best else {
            throw .notDetermined(
                name: "the bottleneck", reason: "the way crosses no triangle of \(radii.keys.sorted())")
        }
        self.corners = best.places.map { corners[$0].corner }
        area = best.area
        radius = best.room
        crossing = best.crossing
    }

    /// Where the line from one place to another crosses the inside of a triangle, as a part of the way; nil where it does not.
    private static func crossing(of t: [SIMD3<Double>], _ from: SIMD3<Double>, _ to: SIMD3<Double>) -> Double? {
        let normal = cross(t[1] - t[0], t[2] - t[0])
        let rise = dot(to - from, normal)
        let size = length(normal)
        guard size > 1e-9, abs(rise) > 1e-9 * size else { return nil }
        let part = dot(t[0] - from, normal) / rise
        guard part > 1e-9, part < 1 - 1e-9 else { return nil }
        let place = from + part * (to - from)
        let weights = (0..<3).map { index in
            dot(cross(t[(index + 1) % 3] - place, t[(index + 2) % 3] - place), normal) / (size * size)
        }
        return weights.allSatisfy { $0 > 1e-9 } ? part : nil
    }

    /// The radius of the largest sphere whose centre lies in the triangle and that overlaps none of three spheres.
    static func room(_ t: [SIMD3<Double>], _ radii: [Double]) -> Double {
        func room(at place: SIMD3<Double>) -> Double {
            zip(t, radii).reduce(.infinity) { min($0, length($1.0 - place) - $1.1) }
        }
        // The room has one maximum that counts: finer and finer grids around the best point of the triangle.
        var best = (t[0] + t[1] + t[2]) / 3
        var width = 1.0
        for _ in 0..<40 {
            let middle = best
            for i in -4...4 {
                for j in -4...4 {
                    let place =
                        middle + width / 8 * (Double(i) * (t[1] - t[0]) + Double(j) * (t[2] - t[0]))
                    if isInside(place, t), room(at: place) > room(at: best) { best = place }
                }
            }
            width /= 2
        }
        return room(at: best)
    }

    private static func isInside(_ place: SIMD3<Double>, _ t: [SIMD3<Double>]) -> Bool {
        let normal = cross(t[1] - t[0], t[2] - t[0])
        return (0..<3).allSatisfy { index in
            dot(cross(t[(index + 1) % 3] - place, t[(index + 2) % 3] - place), normal) >= -1e-12 * dot(normal, normal)
        }
    }
}
