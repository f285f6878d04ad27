import Glibc

/// The minimum-energy path between two minima of an energy function, and its exact saddle point.
///
/// The simplified string method: each image goes down the gradient, then the images are spread again at equal lengths; where they stop
/// changing, the path is found. The highest image then climbs: the gradient's part along the path is turned round until the whole gradient
/// is zero. Source: E, Ren and Vanden-Eijnden, J. Chem. Phys. 126, 164103 (2007); climbing: Henkelman, Uberuaga and Jónsson, J. Chem. Phys.
/// 113, 9901 (2000).
public struct MigrationPathSearch: Sendable {
    /// Points along the path from the first minimum to the second.
    public let images: [[Double]]
    /// Energies of the images.
    public let energies: [Double]
    /// The saddle point, where the gradient is zero to within the tolerance; an end where the path climbs nowhere between.
    public let saddle: [Double]
    /// Energy at the saddle point, in the function's unit.
    public let saddleEnergy: Double

    /// Energy to climb from the first minimum, in the function's unit.
    public var forwardBarrier: Double { saddleEnergy - energies[0] }
    /// Energy to climb from the second.
    public var backwardBarrier: Double { saddleEnergy - energies[energies.count - 1] }

    /// - Parameters:
    ///   - path: points to begin with, at least two; the ends lie in the two minima's basins, points between choose among several paths.
    ///   - imageCount: images of the path, at least 3.
    ///   - step: what a gradient is multiplied by for a move; stable below 2 over the largest second derivative.
    ///   - tolerance: largest gradient left at the saddle point, in energy per coordinate.
    ///   - maximumSteps: of each of the two parts.
    ///   - energy: value and gradient at a point.
    /// - Throws: `IonicsError.outOfRange` for an unfit path, `.notConverged` where path or saddle are not found in the steps allowed.
    public init(
        path: [[Double]], imageCount: Int = 21, step: Double, tolerance: Double = 1e-8, maximumSteps: Int = 20_000,
        energy: ([Double]) -> (value: Double, gradient: [Double])
    ) throws(IonicsError) {
        guard path.count >= 2 else {
            throw .outOfRange(name: "number of points", value: Double(path.count), expected: "at least 2")
        }
        for (index, point) in path.enumerated() where point.count != path[0].count || point.isEmpty {
            throw .outOfRange(
                name: "coordinates of path[\(index)]", value: Double(point.count),
                expected: "as many as of the others, and not zero")
        }
        guard imageCount >= 3 else {
            throw .outOfRange(name: "imageCount", value: Double(imageCount), expected: "at least 3")
        }
        guard step > 0, tolerance > 0 else {
            throw .outOfRange(name: "step times tolerance", value: step * tolerance, expected: "positive")
        }
        var images = Self.spread(path, imageCount)
        var change = Double.infinity
        for _ in 0..<maximumSteps where change > step * 1e-7 {
            let moved = images.map { Self.moved($0, along: energy($0).gradient, by: -step) }
            let next = Self.spread(moved, imageCount)
            let changes = zip(images, next).map { Self.distance($0.0, $0.1) }
            guard changes.allSatisfy(\.isFinite) else {
                throw .notConverged(
                    name: "the path", remaining: .infinity, advice: "the images run away; make the step smaller")
            }
            change = changes.max() ?? 0
            images = next
        }
        guard change <= step * 1e-7 else {
            throw .notConverged(
                name: "the path", remaining: change, advice: "allow more steps or another length of step")
        }
        let energies = images.map { energy($0).value }
        let top = energies.indices.max { energies[$0] < energies[$1] } ?? 0
        self.images = images
        self.energies = energies
        guard top > 0, top + 1 < imageCount else {
            saddle = images[top]
            saddleEnergy = energies[top]
            return
        }
        var point = images[top]
        let span = Self.distance(images[top - 1], images[top + 1])
        let tangent = zip(images[top + 1], images[top - 1]).map { ($0 - $1) / span }
        var remaining = Double.infinity
        for _ in 0..<maximumSteps {
            var gradient = energy(point).gradient
            remaining = gradient.reduce(0) { $0 + $1 * $1 }.squareRoot()
            guard remaining > tolerance else { break }
            let along = zip(gradient, tangent).reduce(0) { $0 + $1.0 * $1.1 }
            gradient = Self.moved(gradient, along: tangent, by: -2 * along)
            point = Self.moved(point, along: gradient, by: -step)
        }
        guard remaining <= tolerance else {
            throw .notConverged(
                name: "the saddle point", remaining: remaining, advice: "use more images or allow more steps")
        }
        saddle = point
        saddleEnergy = energy(point).value
    }

    private static func moved(_ point: [Double], along direction: [Double], by factor: Double) -> [Double] {
        zip(point, direction).map { $0 + factor * $1 }
    }

    private static func distance(_ first: [Double], _ second: [Double]) -> Double {
        zip(first, second).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
    }

    /// Points at equal lengths along the broken line through the given ones.
    private static func spread(_ points: [[Double]], _ count: Int) -> [[Double]] {
        var lengths = [0.0]
        for (first, second) in zip(points, points.dropFirst()) {
            lengths.append(lengths[lengths.count - 1] + distance(first, second))
        }
        let total = lengths[lengths.count - 1]
        var segment = 1
        return (0..<count).map { index in
            if index == 0 { return points[0] }
            if index == count - 1 { return points[points.count - 1] }
            let place = total * Double(index) / Double(count - 1)
            while segment < points.count - 1, lengths[segment] < place { segment += 1 }
            let width = lengths[segment] - lengths[segment - 1]
            let part = width > 0 ? (place - lengths[segment - 1]) / width : 0
            return zip(points[segment - 1], points[segment]).map { $0 + part * ($1 - $0) }
        }
    }
}
