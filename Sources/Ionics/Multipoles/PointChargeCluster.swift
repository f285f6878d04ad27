import Glibc
import Quantities

/// The point charges of a polyatomic ion, their exact potential and its expansion in multipoles (row X7).
///
/// φ = (1/4πε₀)[q/r + p·r̂/r² + ½ r̂·Q·r̂/r³ + …] with Q_ij = Σ q (3 x_i x_j − x² δ_ij); the term of order l is Σ q x^l P_l(cos γ)/r^(l+1), with
/// γ between the charge and the place, both seen from the centre. A regular tetrahedron has neither dipole nor quadrupole: the octupole is the
/// first that knows its orientation. Source: Xia 2022, eqs. 17–19.
public struct PointChargeCluster: Hashable, Sendable {
    /// A charge of the ion.
    public struct Charge: Hashable, Sendable {
        /// In elementary charges.
        public let value: Double
        /// From the ion's centre, in Å.
        public let position: SIMD3<Double>

        public init(_ value: Double, at position: SIMD3<Double>) {
            self.value = value
            self.position = position
        }
    }

    /// As they were given.
    public let charges: [Charge]

    /// 1/(4πε₀) in V Å per elementary charge.
    static let coulomb = PhysicalConstants.elementaryCharge / (4 * .pi * PhysicalConstants.vacuumPermittivity) * 1e10

    /// - Parameter charges: at least one, all finite.
    public init(_ charges: [Charge]) throws(IonicsError) {
        guard !charges.isEmpty else { throw .outOfRange(name: "number of charges", value: 0, expected: "positive") }
        for charge in charges {
            for value in [charge.value, charge.position.x, charge.position.y, charge.position.z] where !value.isFinite {
                throw .outOfRange(name: "a charge or its place", value: value, expected: "finite")
            }
        }
        self.charges = charges
    }

    /// A regular tetrahedral ion such as BF₄⁻ with a threefold axis along z.
    ///
    /// - Parameters:
    ///   - central: charge of the atom in the middle in elementary charges.
    ///   - corner: charge of each of the four others.
    ///   - bondLength: in Å, positive.
    public static func tetrahedron(central: Double, corner: Double, bondLength: Double) throws(IonicsError)
        -> PointChargeCluster
    {
        guard bondLength > 0 else { throw .outOfRange(name: "bondLength", value: bondLength, expected: "positive") }
        let radius = bondLength * 8.0.squareRoot() / 3
        var charges = [Charge(central, at: SIMD3()), Charge(corner, at: SIMD3(0, 0, bondLength))]
        for index in 0..<3 {
            let angle = 2 * .pi * Double(index) / 3
            charges.append(Charge(corner, at: SIMD3(radius * cos(angle), radius * sin(angle), -bondLength / 3)))
        }
        return try PointChargeCluster(charges)
    }

    /// A regular tetrahedral ion in one of its orientations in a cubic cage.
    ///
    /// - Parameters: as for the other, and the orientation.
    public static func tetrahedron(
        central: Double, corner: Double, bondLength: Double, orientation: TetrahedralOrientation
    ) throws(IonicsError) -> PointChargeCluster {
        guard bondLength > 0 else { throw .outOfRange(name: "bondLength", value: bondLength, expected: "positive") }
        return try PointChargeCluster(
            [Charge(central, at: SIMD3())] + orientation.bonds.map { Charge(corner, at: bondLength * $0) })
    }

    /// Sum of the charges in elementary charges.
    public var netCharge: Double { charges.reduce(0) { $0 + $1.value } }

    /// p = Σ q x in elementary charges times Å, about the centre.
    public var dipole: SIMD3<Double> { charges.reduce(SIMD3()) { $0 + $1.value * $1.position } }

    /// Rows of Q_ij = Σ q (3 x_i x_j − x² δ_ij) in elementary charges times Å².
    public var quadrupole: [[Double]] {
        (0..<3).map { row in
            (0..<3).map { column in
                charges.reduce(0) { sum, charge in
                    let x = charge.position
                    return sum + charge.value * (3 * x[row] * x[column] - (row == column ? dot(x, x) : 0))
                }
            }
        }
    }

    /// The exact potential in V at a place in Å from the centre.
    public func potential(at place: SIMD3<Double>) -> Double {
        Self.coulomb * charges.reduce(0) { $0 + $1.value / length(place - $1.position) }
    }

    /// The expansion's potential in V up to and with an order: 0 charge, 1 dipole, 2 quadrupole, 3 octupole, and on.
    ///
    /// It converges only where the place is farther from the centre than every charge.
    /// - Parameters:
    ///   - place: in Å from the centre.
    ///   - order: 0 or more.
    /// - Throws: `IonicsError.outOfRange` inside the ion or for an order below zero.
    public func expandedPotential(at place: SIMD3<Double>, order: Int) throws(IonicsError) -> Double {
        guard order >= 0 else { throw .outOfRange(name: "order", value: Double(order), expected: "0 or more") }
        let distance = length(place)
        let extent = charges.map { length($0.position) }.max() ?? 0
        guard distance > extent else {
            throw .outOfRange(name: "distance from the centre", value: distance, expected: "beyond \(extent) Å")
        }
        var sum = 0.0
        for charge in charges {
            let radius = length(charge.position)
            let cosine = radius > 0 ? dot(charge.position, place) / (radius * distance) : 1
            // Legendre polynomials by their recurrence; `power` is (x/r)^l.
            var before = 0.0
            var polynomial = 1.0
            var power = 1.0
            for l in 0...order {
                sum += charge.value * power * polynomial
                let step = Double(l)
                (before, polynomial) =
                    (polynomial, ((2 * step + 1) * cosine * polynomial - step * before) / (step + 1))
                power *= radius / distance
            }
        }
        return Self.coulomb * sum / distance
    }
}
