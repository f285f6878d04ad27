import Glibc

/// How the octahedra of a perovskite or an antiperovskite are tilted: angles about the pseudocubic axes, and Glazer's symbol.
///
/// Each octahedron is a rotation of the pseudocubic axes, the best one for its six vertices; the components of the rotation vector are its tilts. Along its
/// own axis a tilt goes on with the same sign (in phase, +) or alternates (out of phase, −).
/// Source: A. M. Glazer, Acta Crystallogr. B 28, 3384 (1972); C. J. Howard, H. T. Stokes, Acta Crystallogr. B 54, 782 (1998); Xia 2022, fig 2 (row X22).
public struct OctahedralTilts: Hashable, Sendable {
    /// How a tilt goes on along its own axis.
    public enum Phase: String, Hashable, Codable, Sendable {
        case none = "⁰"
        case inPhase = "⁺"
        case outOfPhase = "⁻"
    }

    /// What is tilted about one pseudocubic axis.
    public struct Tilt: Hashable, Sendable {
        /// The axis, of length 1.
        public let axis: SIMD3<Double>
        /// In degrees, root mean square over the octahedra.
        public let angle: Double
        public let phase: Phase
    }

    /// One for each pseudocubic axis, in the order of the symbol.
    public let tilts: [Tilt]
    /// The longest relative deviation of a vertex from its place on the turned, regular octahedron.
    public let distortion: Double
    /// Angles nearer than this in degrees have the same letter.
    public let tolerance: Double

    /// - Parameters:
    ///   - structure: all octahedra in it are looked at.
    ///   - centre: element in the octahedra, for example O in Li₃OCl or Ti in CaTiO₃.
    ///   - vertex: element at their vertices.
    ///   - leastAngle: in degrees; smaller tilts count as none.
    ///   - tolerance: in degrees; see `tolerance`.
    /// - Throws: `TrajectoryError.notDetermined` where a centre does not have six vertices, they do not join octahedra in three directions, or a tilt
    ///   neither goes on nor alternates.
    public init(
        _ structure: CrystalStructure, centre: String, vertex: String, leastAngle: Double = 0.5, tolerance: Double = 0.5
    ) throws(TrajectoryError) {
        let octahedra = try Octahedron.all(in: structure, centre: centre, vertex: vertex)
        let axes = try Octahedron.axes(of: octahedra)
        var rotations: [SIMD3<Double>] = []
        var worst = 0.0
        for octahedron in octahedra {
            let (rotation, distortion) = try octahedron.rotation(from: axes)
            rotations.append(rotation)
            worst = max(worst, distortion)
        }
        var found: [Tilt] = []
        for index in 0..<3 {
            let square = rotations.reduce(0) { $0 + $1[index] * $1[index] } / Double(rotations.count)
            let angle = square.squareRoot() * 180 / .pi
            var phase = Phase.none
            if angle >= leastAngle {
                let products = octahedra.enumerated().map { place, octahedron in
                    rotations[place][index] * rotations[octahedron.neighbour(along: axes[index])][index]
                }
                let correlation = products.reduce(0, +) / Double(products.count) / square
                guard abs(correlation) > 0.5 else {
                    throw .notDetermined(
                        name: "the phase of the tilt about \(axes[index])",
                        reason: "it neither goes on nor alternates along its axis (correlation \(correlation))")
                }
                phase = correlation > 0 ? .inPhase : .outOfPhase
            }
            found.append(Tilt(axis: axes[index], angle: angle, phase: phase))
        }
        tilts = Self.ordered(found, tolerance)
        distortion = worst
        self.tolerance = tolerance
    }

    /// The axis without a tilt first, two equal ones before a third, in phase before out of phase; else as found.
    private static func ordered(_ tilts: [Tilt], _ tolerance: Double) -> [Tilt] {
        func isPaired(_ tilt: Tilt) -> Bool {
            tilts.count { $0.phase == tilt.phase && abs($0.angle - tilt.angle) < tolerance } > 1
        }
        func rank(_ tilt: Tilt) -> Int {
            if tilt.phase == .none { return 0 }
            return (isPaired(tilt) ? 1 : 3) + (tilt.phase == .inPhase ? 0 : 1)
        }
        return tilts.enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }
            .map(\.element)
    }

    /// Glazer's symbol, for example a⁻a⁻c⁺.
    public var symbol: String {
        var letters: [Character] = []
        for (index, tilt) in tilts.enumerated() {
            let equal = tilts[..<index].firstIndex { other in
                tilt.phase == .none
                    ? other.phase == .none : abs(other.angle - tilt.angle) < tolerance && other.phase != .none
            }
            letters.append(equal.map { letters[$0] } ?? Array("abc")[index])
        }
        return zip(letters, tilts).map { "\($0)\($1.phase.rawValue)" }.joined()
    }

    /// The space group of the tilted octahedra alone, without displacements of other ions; nil for a symbol that is not among Howard and Stokes' fifteen.
    public var spaceGroup: String? {
        Self.spaceGroups[symbol]
    }

    private static let spaceGroups = [
        "a⁰a⁰a⁰": "Pm-3m", "a⁰a⁰c⁺": "P4/mbm", "a⁰a⁰c⁻": "I4/mcm", "a⁰b⁺b⁺": "I4/mmm", "a⁰b⁻b⁻": "Imma",
        "a⁰b⁺c⁻": "Cmcm",
        "a⁰b⁻c⁻": "C2/m", "a⁺a⁺a⁺": "Im-3", "a⁺b⁺c⁺": "Immm", "a⁺a⁺c⁻": "P4_2/nmc", "a⁻a⁻a⁻": "R-3c", "a⁻a⁻c⁺": "Pnma",
        "a⁺b⁻c⁻": "P2_1/m", "a⁻a⁻c⁻": "C2/c", "a⁻b⁻c⁻": "P-1",
    ]
}
