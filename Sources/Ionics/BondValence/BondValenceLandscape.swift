import Chemistry
import Glibc

/// The bond-valence site energy of a mobile cation all over a crystal: a landscape within seconds, for screening and first guesses of paths.
///
/// E(r) = Σ_anions w D₀ {[exp(α(R_min − R)) − 1]² − 1} + Σ_cations [e²/4πε₀] q₁q₂/√(n₁n₂)/R erfc[R/(f(r₁ + r₂))], the mobile ions themselves left out, n the
/// periods and r the covalent radii. Barriers from it rank materials and find topologies; they are no substitute for barriers from
/// quantum mechanics. Source: Adams and Rao 2009; Chen, Wong and Adams, Acta Crystallogr. B 75, 18 (2019).
public struct BondValenceLandscape: Hashable, Sendable {
    /// E in eV over the cell.
    public let grid: DensityGrid
    /// The mobile cation.
    public let mobile: String

    /// - Parameters:
    ///   - structure: for example from a CIF; sites that are taken in part count in part.
    ///   - mobile: the element that moves, which must be a cation.
    ///   - charges: of each element or, where one element has several, of each label: `["Li": 1, "P": 5, "S": -2]`.
    ///   - pairs: of the mobile cation with each anion; those for alkali ions are shipped.
    ///   - radii: covalent radii in Å by element, beyond or instead of the shipped ones.
    ///   - spacing: edge of a box in Å, about.
    ///   - cutoff: longest distance R in Å.
    ///   - screening: f, 0.74 as published.
    ///   - attractionWeight: w, 1 as published; 0.5 as BVlain 0.25 has it.
    /// - Throws: `BondValenceError` naming what is not known.
    public init(
        _ structure: CrystalStructure, mobile: String, charges: [String: Int],
        pairs: [BondValencePair] = BondValencePair.alkali, radii: [String: Double] = [:], spacing: Double = 0.2,
        cutoff: Double = 10, screening: Double = 0.74, attractionWeight: Double = 1
    ) throws {
        for (name, value) in [
            ("spacing", spacing), ("cutoff", cutoff), ("screening", screening), ("attractionWeight", attractionWeight),
        ] where !(value > 0 && value.isFinite) {
            throw IonicsError.outOfRange(name: name, value: value, expected: "positive")
        }
        guard cutoff <= 50 else { throw IonicsError.outOfRange(name: "cutoff", value: cutoff, expected: "up to 50 Å") }
        let own = try Self.charge(mobile, mobile, charges)
        guard own > 0 else {
            throw IonicsError.outOfRange(
                name: "charge of \(mobile)", value: Double(own), expected: "positive: a cation")
        }
        let terms = try Self.terms(structure, mobile, own, charges, pairs, radii, screening, attractionWeight)
        let cell = structure.cell
        let wanted = (cell.lengths / spacing).rounded(.up)
        guard wanted.max() <= 1024 else {
            throw IonicsError.outOfRange(name: "spacing", value: spacing, expected: "at most 1024 boxes an edge")
        }
        let counts = SIMD3(Int(wanted.x), Int(wanted.y), Int(wanted.z))
        var values = [Double](repeating: 0, count: counts.x * counts.y * counts.z)
        // As many cells each way as the sphere of the longest distance touches: heights of the cell decide.
        let heights = SIMD3(
            cell.volume / length(cross(cell.b, cell.c)), cell.volume / length(cross(cell.c, cell.a)),
            cell.volume / length(cross(cell.a, cell.b)))
        let reach = (cutoff / heights).rounded(.up)
        let step = SIMD3(1 / Double(counts.x), 1 / Double(counts.y), 1 / Double(counts.z))
        for term in terms {
            // Tabulated over R², fine enough for seven digits: an exponential for each of a hundred million pairs takes too long.
            let table = Self.table(term.energy, cutoff)
            for i in stride(from: -reach.x - 1, through: reach.x + 1, by: 1) {
                for j in stride(from: -reach.y - 1, through: reach.y + 1, by: 1) {
                    for k in stride(from: -reach.z - 1, through: reach.z + 1, by: 1) {
                        Self.add(
                            table, at: cell.cartesian(term.fractional + SIMD3(i, j, k)), cell, step, counts, heights,
                            cutoff,
                            &values)
                    }
                }
            }
        }
        grid = try DensityGrid(cell: cell, counts: counts, values: values)
        self.mobile = mobile
    }

    /// The barriers in eV at which the landscape goes on in one, two and three dimensions.
    public func percolation() throws(TrajectoryError) -> PercolationBarrier { try PercolationBarrier(grid) }

    private struct Term {
        let fractional: SIMD3<Double>
        let energy: (Double) -> Double
    }

    private static func terms(
        _ structure: CrystalStructure, _ mobile: String, _ own: Int, _ charges: [String: Int],
        _ pairs: [BondValencePair],
        _ radii: [String: Double], _ screening: Double, _ weight: Double
    ) throws -> [Term] {
        func radius(_ element: String) throws(BondValenceError) -> Double {
            guard let radius = radii[element] ?? BondValenceRadii.covalent[element] else { throw .noRadius(element) }
            return radius
        }
        func period(_ element: String) throws(BondValenceError) -> Double {
            guard let number = AtomicNumber.of(element) else { throw .noElement(element) }
            return Double(BondValenceRadii.period(number))
        }
        var terms: [Term] = []
        for site in structure.sites where site.element != mobile {
            let charge = try charge(site.label, site.element, charges)
            let share = site.occupancy
            if charge < 0 {
                let found = pairs.last {
                    $0.cation == mobile && $0.cationCharge == own && $0.anion == site.element
                        && $0.anionCharge == charge
                }
                guard let pair = found else {
                    throw BondValenceError.noPair(
                        cation: mobile, cationCharge: own, anion: site.element, anionCharge: charge)
                }
                terms.append(Term(fractional: site.fractional) { share * weight * pair.energy(at: $0) })
            } else if charge > 0 {
                let size = Double(own * charge) / (try period(mobile) * period(site.element)).squareRoot()
                let length = screening * (try radius(mobile) + radius(site.element))
                terms.append(
                    Term(fractional: site.fractional) {
                        share * PointChargeCluster.coulomb * size / $0 * erfc($0 / length)
                    })
            }
        }
        guard !terms.isEmpty else { throw BondValenceError.noFramework(mobile) }
        return terms
    }

    private static func charge(
        _ label: String, _ element: String, _ charges: [String: Int]
    ) throws(BondValenceError) -> Int {
        guard let charge = charges[label] ?? charges[element] else { throw .noCharge(label: label, element: element) }
        return charge
    }

    /// Nearer than this an ion is inside another, where energies only have to be high.
    private static let nearest = 0.3
    private static let tableSize = 1 << 16

    /// Values at equal steps of R² from `nearest` to the cutoff.
    private static func table(_ energy: (Double) -> Double, _ cutoff: Double) -> [Double] {
        let (low, high) = (nearest * nearest, cutoff * cutoff)
        return (0...tableSize + 1).map { energy((low + (high - low) * Double($0) / Double(tableSize)).squareRoot()) }
    }

    /// Adds one ion's energy to all boxes that lie within the cutoff.
    private static func add(
        _ table: [Double], at place: SIMD3<Double>, _ cell: UnitCell, _ step: SIMD3<Double>, _ counts: SIMD3<Int>,
        _ heights: SIMD3<Double>, _ cutoff: Double, _ values: inout [Double]
    ) {
        let centre = cell.fractional(place)
        let span = cutoff / heights
        // Layers along each axis that the sphere touches, within the cell.
        var lower = SIMD3<Int>()
        var upper = SIMD3<Int>()
        for axis in 0..<3 {
            let from = ((centre[axis] - span[axis]) / step[axis]).rounded(.up)
            let to = ((centre[axis] + span[axis]) / step[axis]).rounded(.down)
            guard to >= 0, from < Double(counts[axis]) else { return }
            lower[axis] = max(0, Int(from))
            upper[axis] = min(counts[axis] - 1, Int(to))
        }
        let low = nearest * nearest
        let scale = Double(tableSize) / (cutoff * cutoff - low)
        let along = step.z * cell.c
        for x in lower.x...max(lower.x, upper.x) where x <= upper.x {
            for y in lower.y...max(lower.y, upper.y) where y <= upper.y {
                var way =
                    Double(x) * step.x * cell.a + Double(y) * step.y * cell.b + Double(lower.z) * along - place
                let row = (x * counts.y + y) * counts.z
                for z in lower.z...max(lower.z, upper.z) where z <= upper.z {
                    let index = (dot(way, way) - low) * scale
                    way += along
                    guard index < Double(tableSize) else { continue }
                    let left = max(0, index)
                    let whole = Int(left)
                    values[row + z] += table[whole] + (left - Double(whole)) * (table[whole + 1] - table[whole])
                }
            }
        }
    }
}
