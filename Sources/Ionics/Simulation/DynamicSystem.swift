import Glibc
import NumericalMethods
import Quantities

/// Ions with velocities and the forces between them.
struct DynamicSystem {
    private(set) var positions: [SIMD3<Double>]
    private(set) var velocities: [SIMD3<Double>]
    private var forces: [SIMD3<Double>]
    private let kinds: [Int]
    private let elements: [String]
    private let masses: [Double]
    private let model: SoftSphereModel
    private let cell: UnitCell
    private let tables: [ForceTable]
    /// Place of the pair's table, `[kind][kind]`.
    private let kindCount: Int
    /// Pairs within the cut-off and the skin, with the vector between cells that makes them so near.
    private var pairs: [Neighbour] = []
    private var positionsOfPairs: [SIMD3<Double>] = []

    private struct Neighbour {
        var first: Int32
        var second: Int32
        var table: Int32
        var shift: SIMD3<Double>
    }

    /// Pairs are sought anew when an ion has moved by half of it, in Å.
    private static let skin = 1.0

    init(_ model: SoftSphereModel, _ structure: CrystalStructure) throws(TrajectoryError) {
        let names = model.species.map(\.element)
        var kinds: [Int] = []
        for site in structure.sites {
            guard let kind = names.firstIndex(of: site.element) else {
                throw .noSuchElement(name: site.element, known: names)
            }
            kinds.append(kind)
        }
        guard kinds.count >= 2 else { throw .countsDiffer(name: "sites", found: kinds.count, expected: 2) }
        guard structure.cell.halfShortestTranslation >= model.cutoff + Self.skin else {
            throw .outOfRange(
                name: "half the cell's shortest translation", value: structure.cell.halfShortestTranslation,
                expected: "at least \(model.cutoff + Self.skin) Å, the cut-off and a margin")
        }
        var tables: [ForceTable] = []
        for first in names { for second in names { tables.append(ForceTable(try model.terms(first, second))) } }
        self.tables = tables
        self.kinds = kinds
        self.model = model
        kindCount = names.count
        elements = structure.sites.map(\.element)
        masses = kinds.map { model.species[$0].mass }
        for mass in masses where !(mass > 0) { throw .outOfRange(name: "mass", value: mass, expected: "positive") }
        cell = structure.cell
        positions = structure.sites.map { structure.cell.cartesian($0.fractional) }
        velocities = Array(repeating: SIMD3(), count: kinds.count)
        forces = velocities
        updatePairs()
        updateForces()
    }

    var count: Int { positions.count }

    /// 2E/3(N − 1)k_B in K: the centre of mass rests.
    var temperature: Double {
        let kinetic = zip(velocities, masses).reduce(0) { $0 + 0.5 * $1.1 * dot($1.0, $1.0) }
        return kinetic / MolecularDynamics.acceleration
            / (1.5 * Double(count - 1) * PhysicalConstants.boltzmannElectronvolt)
    }

    /// In eV, from the exact potential.
    func totalEnergy() throws(TrajectoryError) -> Double {
        var sum =
            zip(velocities, masses).reduce(0) { $0 + 0.5 * $1.1 * dot($1.0, $1.0) }
            / MolecularDynamics.acceleration
        var terms: [SoftSphereModel.Terms] = []
        let names = model.species.map(\.element)
        for first in names { for second in names { terms.append(try model.terms(first, second)) } }
        for pair in pairs {
            let r = positions[Int(pair.second)] - positions[Int(pair.first)] + pair.shift
            sum += terms[Int(pair.table)].shifted(length(r)).energy
        }
        return sum
    }

    /// Gives all ions velocities of Maxwell's distribution.
    mutating func thermalise(temperature: Double, _ generator: inout SeededGenerator) {
        for ion in velocities.indices {
            let width =
                (PhysicalConstants.boltzmannElectronvolt * temperature / masses[ion] * MolecularDynamics.acceleration)
                .squareRoot()
            velocities[ion] = width * SIMD3(generator.normal(), generator.normal(), generator.normal())
        }
        let total = masses.reduce(0, +)
        let momentum = zip(velocities, masses).reduce(SIMD3<Double>()) { $0 + $1.1 * $1.0 }
        for ion in velocities.indices { velocities[ion] -= momentum / total }
        scale(temperature: temperature)
    }

    mutating func scale(temperature: Double) {
        let factor = (temperature / self.temperature).squareRoot()
        for ion in velocities.indices { velocities[ion] *= factor }
    }

    mutating func advance(_ step: Double) {
        var farthest = 0.0
        for ion in positions.indices {
            velocities[ion] += 0.5 * step * MolecularDynamics.acceleration / masses[ion] * forces[ion]
            positions[ion] += step * velocities[ion]
            let moved = positions[ion] - positionsOfPairs[ion]
            farthest = max(farthest, dot(moved, moved))
        }
        if farthest > 0.25 * Self.skin * Self.skin { updatePairs() }
        updateForces()
        for ion in positions.indices {
            velocities[ion] += 0.5 * step * MolecularDynamics.acceleration / masses[ion] * forces[ion]
        }
    }

    private mutating func updatePairs() {
        let reach = model.cutoff + Self.skin
        pairs.removeAll(keepingCapacity: true)
        positionsOfPairs = positions
        // By kinds of pairs, so that one table at a time is in use.
        for kind in 0..<kindCount * kindCount {
            for first in 0..<count where kinds[first] == kind / kindCount {
                for second in 0..<count where kinds[second] == kind % kindCount {
                    guard kinds[first] == kinds[second] ? first < second : kinds[first] < kinds[second] else {
                        continue
                    }
                    let difference = positions[second] - positions[first]
                    let near = cell.nearestImage(difference)
                    guard dot(near, near) < reach * reach else { continue }
                    pairs.append(
                        Neighbour(
                            first: Int32(first), second: Int32(second), table: Int32(kind), shift: near - difference))
                }
            }
        }
    }

    private mutating func updateForces() {
        for ion in forces.indices { forces[ion] = SIMD3() }
        let limit = model.cutoff * model.cutoff
        let (pairs, positions) = (pairs, positions)
        forces.withUnsafeMutableBufferPointer { forces in
            positions.withUnsafeBufferPointer { positions in
                pairs.withUnsafeBufferPointer { pairs in
                    var start = 0
                    for (kind, table) in tables.enumerated() {
                        let layout = table.layout
                        layout.entries.withUnsafeBufferPointer { entries in
                            guard let base = entries.baseAddress else { return }
                            while start < pairs.count, Int(pairs[start].table) == kind {
                                let pair = pairs[start]
                                start += 1
                                let (first, second) = (Int(pair.first), Int(pair.second))
                                let r = positions[second] - positions[first] + pair.shift
                                let square = dot(r, r)
                                guard square < limit else { continue }
                                let force =
                                    ForceTable.value(base, first: layout.first, scale: layout.scale, square: square) * r
                                forces[second] += force
                                forces[first] -= force
                            }
                        }
                    }
                }
            }
        }
    }
}
