import Glibc
import Quantities

/// Values on a grid over the cell: the probability density of ions, or what a file holds (row F16).
public struct DensityGrid: Hashable, Sendable {
    public let cell: UnitCell
    /// Boxes along a, b, c.
    public let counts: SIMD3<Int>
    /// `[a][b][c]`; a density in Å⁻³ where it was made from a trajectory.
    public let values: [Double]

    /// - Parameters:
    ///   - cell: over which the grid lies.
    ///   - counts: at least 1 each.
    ///   - values: `[a][b][c]`.
    public init(cell: UnitCell, counts: SIMD3<Int>, values: [Double]) throws(TrajectoryError) {
        guard counts.min() >= 1, counts.max() <= 4096 else {
            throw .outOfRange(name: "counts", value: Double(counts.min()), expected: "1 to 4096")
        }
        let size = counts.x * counts.y * counts.z
        guard values.count == size else { throw .countsDiffer(name: "values", found: values.count, expected: size) }
        self.cell = cell
        self.counts = counts
        self.values = values
    }

    /// The density of one element's ions, with the integral over the cell equal to their number.
    ///
    /// - Parameters:
    ///   - trajectory: with a cell; wrapped or not. With a variable cell the boxes breathe with it.
    ///   - element: of the ions.
    ///   - spacing: edge of a box in Å, about.
    ///   - folding: how often the unit cell stands in the trajectory's cell along a, b, c; the grid then covers the unit cell.
    public init(
        _ trajectory: Trajectory, element: String, spacing: Double = 0.2, folding: SIMD3<Int> = SIMD3(1, 1, 1)
    ) throws(TrajectoryError) {
        guard let first = trajectory.cells.first else { throw .missingCell(path: "the trajectory") }
        guard spacing > 0 else { throw .outOfRange(name: "spacing", value: spacing, expected: "positive") }
        guard folding.min() >= 1 else {
            throw .outOfRange(name: "folding", value: Double(folding.min()), expected: "at least 1")
        }
        let multiples = SIMD3(Double(folding.x), Double(folding.y), Double(folding.z))
        let cell = try UnitCell(a: first.a / multiples.x, b: first.b / multiples.y, c: first.c / multiples.z)
        let wanted = (cell.lengths / spacing).rounded(.up)
        guard wanted.max() <= 4096 else {
            throw .outOfRange(name: "spacing", value: spacing, expected: "at most 4096 boxes an edge")
        }
        let counts = SIMD3(Int(wanted.x), Int(wanted.y), Int(wanted.z))
        var sums = [Double](repeating: 0, count: counts.x * counts.y * counts.z)
        let ions = try trajectory.ions(of: element)
        for frame in 0..<trajectory.frameCount {
            let here = trajectory.cell(frame: frame) ?? first
            for ion in ions {
                let scaled = here.fractional(trajectory.position(frame: frame, ion: ion)) * multiples
                let inside = scaled - scaled.rounded(.down)
                let x = min(counts.x - 1, Int(inside.x * Double(counts.x)))
                let y = min(counts.y - 1, Int(inside.y * Double(counts.y)))
                let z = min(counts.z - 1, Int(inside.z * Double(counts.z)))
                sums[(x * counts.y + y) * counts.z + z] += 1
            }
        }
        let box = cell.volume / Double(sums.count)
        let cells = Double(folding.x * folding.y * folding.z)
        let norm = 1 / (Double(trajectory.frameCount) * cells * box)
        try self.init(cell: cell, counts: counts, values: sums.map { $0 * norm })
    }

    public subscript(_ x: Int, _ y: Int, _ z: Int) -> Double { values[(x * counts.y + y) * counts.z + z] }

    /// F = −k_B T ln(ρ/ρₘₐₓ) in eV; infinite where no ion was seen.
    ///
    /// - Parameter temperature: in K, positive.
    public func freeEnergy(temperature: Double) throws(TrajectoryError) -> DensityGrid {
        guard temperature > 0 else { throw .outOfRange(name: "temperature", value: temperature, expected: "positive") }
        guard let largest = values.max(), largest > 0 else {
            throw .notDetermined(name: "the free energy", reason: "the density is nowhere positive")
        }
        let thermal = PhysicalConstants.boltzmannElectronvolt * temperature
        return try DensityGrid(
            cell: cell, counts: counts, values: values.map { $0 > 0 ? -thermal * log($0 / largest) : .infinity })
    }

    /// The sum over one axis times the length of a box along it: a map in Å⁻² over the two others, in their order.
    public func projection(along axis: Int) throws(TrajectoryError) -> [[Double]] {
        guard (0..<3).contains(axis) else { throw .outOfRange(name: "axis", value: Double(axis), expected: "0 to 2") }
        let (first, second) = [(1, 2), (0, 2), (0, 1)][axis]
        var result = Array(repeating: Array(repeating: 0.0, count: counts[second]), count: counts[first])
        let step = cell.lengths[axis] / Double(counts[axis])
        for x in 0..<counts.x {
            for y in 0..<counts.y {
                for z in 0..<counts.z {
                    let place = [x, y, z]
                    result[place[first]][place[second]] += self[x, y, z] * step
                }
            }
        }
        return result
    }

    /// The layer at one box of an axis: a map over the two others, in their order.
    public func slice(axis: Int, index: Int) throws(TrajectoryError) -> [[Double]] {
        guard (0..<3).contains(axis) else { throw .outOfRange(name: "axis", value: Double(axis), expected: "0 to 2") }
        guard (0..<counts[axis]).contains(index) else {
            throw .outOfRange(name: "index", value: Double(index), expected: "0 to \(counts[axis] - 1)")
        }
        let (first, second) = [(1, 2), (0, 2), (0, 1)][axis]
        return (0..<counts[first]).map { i in
            (0..<counts[second]).map { j in
                var place = SIMD3<Int>()
                place[axis] = index
                place[first] = i
                place[second] = j
                return self[place.x, place.y, place.z]
            }
        }
    }
}
