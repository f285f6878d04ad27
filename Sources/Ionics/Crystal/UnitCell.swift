import Glibc

/// The parallelepiped that repeats in space: three vectors in Å.
public struct UnitCell: Codable, Hashable, Sendable {
    public let a: SIMD3<Double>
    public let b: SIMD3<Double>
    public let c: SIMD3<Double>
    /// In Å³, positive also for left-handed vectors.
    public let volume: Double
    /// Rows of the inverse: the fractional coordinates of r are r·a*, r·b*, r·c* (without 2π).
    private let inverseA: SIMD3<Double>
    private let inverseB: SIMD3<Double>
    private let inverseC: SIMD3<Double>
    private let isOrthogonal: Bool
    /// Vectors of the same lattice, as short as possible.
    private let reduced: [SIMD3<Double>]
    private let reducedInverse: [SIMD3<Double>]
    /// Square of half the shortest lattice vector: what is not longer is its own nearest image.
    private let certainSquare: Double

    /// - Parameters: the three vectors in Å, finite and not in one plane.
    /// - Throws: `TrajectoryError.flatCell`.
    public init(a: SIMD3<Double>, b: SIMD3<Double>, c: SIMD3<Double>) throws(TrajectoryError) {
        let product = dot(a, cross(b, c))
        let sizes = length(a) * length(b) * length(c)
        guard product.isFinite, sizes.isFinite, abs(product) > 1e-9 * sizes, sizes > 0 else { throw .flatCell(a, b, c) }
        self.a = a
        self.b = b
        self.c = c
        volume = abs(product)
        inverseA = cross(b, c) / product
        inverseB = cross(c, a) / product
        inverseC = cross(a, b) / product
        isOrthogonal = [(a, b), (b, c), (c, a)].allSatisfy {
            abs(dot($0.0, $0.1)) < 1e-12 * length($0.0) * length($0.1)
        }
        let short = Self.reduce(a, b, c)
        let shortProduct = dot(short[0], cross(short[1], short[2]))
        reduced = short
        reducedInverse = (0..<3).map { cross(short[($0 + 1) % 3], short[($0 + 2) % 3]) / shortProduct }
        let shortest = short.map { dot($0, $0) }.min() ?? 0
        certainSquare = shortest / 4
    }

    /// The cell of crystallography: a along x, b in the xy plane.
    ///
    /// - Parameters:
    ///   - lengths: a, b, c in Å.
    ///   - angles: α, β, γ in degrees; α lies between b and c.
    public init(lengths: SIMD3<Double>, angles: SIMD3<Double>) throws(TrajectoryError) {
        func cosine(_ degrees: Double) -> Double { degrees == 90 ? 0 : cos(degrees * .pi / 180) }
        let (alpha, beta, gamma) = (cosine(angles.x), cosine(angles.y), cosine(angles.z))
        let sine = (1 - gamma * gamma).squareRoot()
        let y = (alpha - beta * gamma) / sine
        try self.init(
            a: SIMD3(lengths.x, 0, 0), b: lengths.y * SIMD3(gamma, sine, 0),
            c: lengths.z * SIMD3(beta, y, (1 - beta * beta - y * y).squareRoot()))
    }

    /// A cube.
    ///
    /// - Parameter edge: in Å, positive.
    public init(cubic edge: Double) throws(TrajectoryError) {
        try self.init(lengths: SIMD3(edge, edge, edge), angles: SIMD3(90, 90, 90))
    }

    private enum CodingKeys: String, CodingKey { case a, b, c }

    /// Reads the three vectors; what follows from them is worked out again.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            a: values.decode(SIMD3.self, forKey: .a), b: values.decode(SIMD3.self, forKey: .b),
            c: values.decode(SIMD3.self, forKey: .c))
    }

    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(a, forKey: .a)
        try values.encode(b, forKey: .b)
        try values.encode(c, forKey: .c)
    }

    /// a, b, c in Å.
    public var lengths: SIMD3<Double> { SIMD3(length(a), length(b), length(c)) }

    /// α, β, γ in degrees.
    public var angles: SIMD3<Double> {
        func angle(_ u: SIMD3<Double>, _ v: SIMD3<Double>) -> Double {
            acos(max(-1, min(1, dot(u, v) / (length(u) * length(v))))) * 180 / .pi
        }
        return SIMD3(angle(b, c), angle(c, a), angle(a, b))
    }

    /// Radius in Å of the largest sphere that holds each point once: half the shortest lattice vector.
    public var halfShortestTranslation: Double { certainSquare.squareRoot() }

    /// Position in Å of fractional coordinates.
    public func cartesian(_ fractional: SIMD3<Double>) -> SIMD3<Double> {
        fractional.x * a + fractional.y * b + fractional.z * c
    }

    /// Fractional coordinates of a position in Å.
    public func fractional(_ position: SIMD3<Double>) -> SIMD3<Double> {
        SIMD3(dot(position, inverseA), dot(position, inverseB), dot(position, inverseC))
    }

    /// The position with fractional coordinates 0 ≤ f < 1.
    public func wrapped(_ position: SIMD3<Double>) -> SIMD3<Double> {
        let fractional = fractional(position)
        return position - cartesian(fractional.rounded(.down))
    }

    /// The shortest of all vectors that differ from the given one by lattice vectors.
    public func nearestImage(_ difference: SIMD3<Double>) -> SIMD3<Double> {
        if dot(difference, difference) <= certainSquare { return difference }
        if isOrthogonal { return difference - cartesian(fractional(difference).rounded(.toNearestOrEven)) }
        let rounded = SIMD3(
            dot(difference, reducedInverse[0]), dot(difference, reducedInverse[1]), dot(difference, reducedInverse[2])
        ).rounded(.toNearestOrEven)
        let start = difference - rounded.x * reduced[0] - rounded.y * reduced[1] - rounded.z * reduced[2]
        var best = start
        var square = dot(start, start)
        guard square > certainSquare else { return start }
        for i in -1...1 {
            for j in -1...1 {
                for k in -1...1 {
                    let image =
                        start + Double(i) * reduced[0] + Double(j) * reduced[1] + Double(k) * reduced[2]
                    let candidate = dot(image, image)
                    if candidate < square {
                        square = candidate
                        best = image
                    }
                }
            }
        }
        return best
    }

    /// Shortens the vectors by one another until no sum or difference is shorter (Minkowski's reduction).
    private static func reduce(
        _ a: SIMD3<Double>, _ b: SIMD3<Double>, _ c: SIMD3<Double>
    ) -> [SIMD3<Double>] {
        var vectors = [a, b, c]
        for _ in 0..<100 {
            vectors.sort { dot($0, $0) < dot($1, $1) }
            var changed = false
            for long in 1..<3 {
                for short in 0..<long {
                    let count = (dot(vectors[long], vectors[short]) / dot(vectors[short], vectors[short]))
                        .rounded(.toNearestOrEven)
                    let shorter = vectors[long] - count * vectors[short]
                    if dot(shorter, shorter) < dot(vectors[long], vectors[long]) * (1 - 1e-12) {
                        vectors[long] = shorter
                        changed = true
                    }
                }
            }
            for (i, j) in [(1.0, 1.0), (1, -1), (-1, 1), (-1, -1)] {
                let shorter = vectors[2] + i * vectors[0] + j * vectors[1]
                if dot(shorter, shorter) < dot(vectors[2], vectors[2]) * (1 - 1e-12) {
                    vectors[2] = shorter
                    changed = true
                }
            }
            if !changed { break }
        }
        return vectors
    }
}

func dot(_ u: SIMD3<Double>, _ v: SIMD3<Double>) -> Double { u.x * v.x + u.y * v.y + u.z * v.z }

func cross(_ u: SIMD3<Double>, _ v: SIMD3<Double>) -> SIMD3<Double> {
    SIMD3(u.y * v.z - u.z * v.y, u.z * v.x - u.x * v.z, u.x * v.y - u.y * v.x)
}

func length(_ v: SIMD3<Double>) -> Double { dot(v, v).squareRoot() }
