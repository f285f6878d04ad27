import Glibc
import Quantities

/// The potential of an ion over a square: the exact sum of its point charges, the expansion in multipoles, and what the expansion misses.
///
/// A regular tetrahedron has no dipole and no quadrupole: to that order all its orientations give −q/4πε₀r alone, and the pictures that
/// differ come from the octupole on, or from an anion that is distorted. Source: Xia 2022, fig. 14b (row X7).
public struct PotentialSurface: Hashable, Sendable {
    /// Places along both edges in Å, from the square's middle.
    public let coordinates: [Double]
    /// In V, `[first edge][second edge]`.
    public let exact: [[Double]]
    /// The expansion's potential in V.
    public let expanded: [[Double]]
    /// Largest |expanded − exact| in V.
    public let largestError: Double
    /// Of the expansion: 0 charge, 1 dipole, 2 quadrupole, 3 octupole.
    public let order: Int

    /// - Parameters:
    ///   - cluster: the ion, its centre at the origin.
    ///   - centre: the square's middle in Å from the ion's centre.
    ///   - first: direction of the first edge; `second`: of the other. Their lengths do not matter.
    ///   - edge: of the square in Å, positive: 1 as in the paper.
    ///   - count: places along an edge, at least 2.
    ///   - order: highest order of the expansion, 0 or more.
    /// - Throws: `IonicsError.outOfRange` also where the square reaches into the ion.
    public init(
        _ cluster: PointChargeCluster, centre: SIMD3<Double>, first: SIMD3<Double>, second: SIMD3<Double>,
        edge: Double = 1,
        count: Int = 41, order: Int = 3
    ) throws(IonicsError) {
        guard edge > 0, edge.isFinite else {
            throw .outOfRange(name: "edge", value: edge, expected: "positive, in Å")
        }
        guard count >= 2 else { throw .outOfRange(name: "count", value: Double(count), expected: "at least 2") }
        let area = length(cross(first, second))
        guard area > 1e-9 * length(first) * length(second) else {
            throw .outOfRange(name: "area between the edges", value: area, expected: "positive: they are parallel")
        }
        let (along, across) = (first / length(first), second / length(second))
        let places = (0..<count).map { edge * (Double($0) / Double(count - 1) - 0.5) }
        var exact: [[Double]] = []
        var expanded: [[Double]] = []
        var error = 0.0
        for x in places {
            var row: [Double] = []
            var expandedRow: [Double] = []
            for y in places {
                let place = centre + x * along + y * across
                row.append(cluster.potential(at: place))
                expandedRow.append(try cluster.expandedPotential(at: place, order: order))
                error = max(error, abs(row[row.count - 1] - expandedRow[row.count - 1]))
            }
            exact.append(row)
            expanded.append(expandedRow)
        }
        coordinates = places
        self.exact = exact
        self.expanded = expanded
        largestError = error
        self.order = order
    }

    /// The speed in Å/fs of an ion at rest that falls through a potential, v = √(2qU/m).
    ///
    /// 0.01 V gives Li⁺ 5.3 · 10⁻³ Å/fs. Source: Xia 2022, §5.3.3.
    /// - Parameters:
    ///   - potential: U in V, 0 or more.
    ///   - charge: in elementary charges, positive.
    ///   - molarMass: in g/mol, positive.
    public static func speed(potential: Double, charge: Double = 1, molarMass: Double) throws(IonicsError) -> Double {
        for (name, value) in [("charge", charge), ("molarMass", molarMass)] where !(value > 0) {
            throw .outOfRange(name: name, value: value, expected: "positive")
        }
        guard potential >= 0 else {
            throw .outOfRange(name: "potential", value: potential, expected: "0 or more, in V")
        }
        let mass = molarMass * 1e-3 / PhysicalConstants.avogadro
        // m/s in Å/fs.
        return (2 * charge * PhysicalConstants.elementaryCharge * potential / mass).squareRoot() * 1e-5
    }
}
