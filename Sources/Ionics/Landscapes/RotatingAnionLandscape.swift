import Glibc

/// The energy of a cation that passes an anion which can turn: a landscape in two coordinates, the way x and the angle θ.
///
/// E(x, θ) = (U/2)[1 − cos(2πx/a)](1 − γ s) + W s with s = [1 − cos(nθ)]/2: turning by half a period costs W and lowers the cation's barrier by γU. The
/// barrier with the anion at rest is U; with the anion turning it is U − γU + W where W < γU, over a saddle point at (a/2, π/n), and U where turning does
/// not pay. It is the simplest form with both parts of the paddle-wheel picture, not a fit to any material. Source: Wang 2022, fig. 9a (row W10).
public struct RotatingAnionLandscape: Hashable, Sendable {
    /// U in eV.
    public let barrier: Double
    /// W in eV.
    public let rotationBarrier: Double
    /// γ, between 0 and 1.
    public let coupling: Double
    /// n, by how many turns the anion looks alike: 3 about a tetrahedron's bond.
    public let foldNumber: Int
    /// a in Å.
    public let siteDistance: Double

    /// - Parameters:
    ///   - barrier: U in eV, positive.
    ///   - rotationBarrier: W in eV, positive.
    ///   - coupling: γ, 0 to 1.
    ///   - foldNumber: n, at least 1.
    ///   - siteDistance: a in Å, positive.
    public init(
        barrier: Double, rotationBarrier: Double, coupling: Double, foldNumber: Int = 3, siteDistance: Double = 1
    ) throws(IonicsError) {
        for (name, value) in [
            ("barrier", barrier), ("rotationBarrier", rotationBarrier), ("siteDistance", siteDistance),
        ]
        where !(value > 0 && value.isFinite) {
            throw .outOfRange(name: name, value: value, expected: "positive")
        }
        guard (0...1).contains(coupling) else {
            throw .outOfRange(name: "coupling", value: coupling, expected: "between 0 and 1")
        }
        guard foldNumber >= 1 else {
            throw .outOfRange(name: "foldNumber", value: Double(foldNumber), expected: "at least 1")
        }
        self.barrier = barrier
        self.rotationBarrier = rotationBarrier
        self.coupling = coupling
        self.foldNumber = foldNumber
        self.siteDistance = siteDistance
    }

    /// E in eV at x in Å and θ in radians.
    public func energy(at x: Double, angle: Double) -> Double {
        let turned = (1 - cos(Double(foldNumber) * angle)) / 2
        return barrier / 2 * (1 - cos(2 * .pi * x / siteDistance)) * (1 - coupling * turned) + rotationBarrier * turned
    }

    /// ∂E/∂x in eV/Å and ∂E/∂θ in eV.
    public func gradient(at x: Double, angle: Double) -> (x: Double, angle: Double) {
        let n = Double(foldNumber)
        let phase = 2 * .pi * x / siteDistance
        let turned = (1 - cos(n * angle)) / 2
        return (
            barrier * .pi / siteDistance * sin(phase) * (1 - coupling * turned),
            n / 2 * sin(n * angle) * (rotationBarrier - coupling * barrier / 2 * (1 - cos(phase)))
        )
    }

    /// What the cation climbs when the anion turns as it likes, in eV.
    public var rotatingBarrier: Double { min(barrier, barrier * (1 - coupling) + rotationBarrier) }

    /// The energy in eV at rest, and with the anion at its best angle for each place.
    public func profiles(pointCount: Int = 101) -> (coordinates: [Double], rigid: [Double], rotating: [Double]) {
        let places = (0..<pointCount).map { siteDistance * Double($0) / Double(max(1, pointCount - 1)) }
        let turnedAngle = .pi / Double(foldNumber)
        return (
            places, places.map { energy(at: $0, angle: 0) },
            places.map { min(energy(at: $0, angle: 0), energy(at: $0, angle: turnedAngle)) }
        )
    }
}
