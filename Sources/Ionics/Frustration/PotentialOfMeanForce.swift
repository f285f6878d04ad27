import Glibc
import Quantities

/// The potential of mean force of ions around the centres of their sites, F(r) = −k_B T ln g(r) with g the density in the shell (row F11).
///
/// Source: Wood et al. 2021, fig 5c.
public struct PotentialOfMeanForce: Hashable, Sendable {
    /// Middles of the shells in Å.
    public let distances: [Double]
    /// In eV, zero at the lowest; infinite where no ion was.
    public let energies: [Double]
    /// Ions counted in each shell.
    public let counts: [Int]

    /// - Parameters:
    ///   - trajectory: with a cell; wrapped or not.
    ///   - element: of the ions.
    ///   - structure: the sites, in the trajectory's cell.
    ///   - temperature: in K.
    ///   - range: largest distance in Å; at most the half distance of two sites, so that an ion counts for one.
    ///   - width: of a shell in Å.
    public init(
        _ trajectory: Trajectory, element: String, structure: CrystalStructure, temperature: Double, range: Double,
        width: Double = 0.05
    ) throws(TrajectoryError) {
        guard temperature > 0 else { throw .outOfRange(name: "temperature", value: temperature, expected: "positive") }
        let shells = try PairShells(trajectory, range: range, width: width)
        let fractional = structure.sites.map(\.fractional)
        var counts = [Int](repeating: 0, count: shells.count)
        let ions = try trajectory.ions(of: element)
        guard let first = trajectory.cells.first else { throw .missingCell(path: "the trajectory") }
        var grid = SiteGrid(fractional: fractional, cell: first, reach: range)
        for frame in 0..<trajectory.frameCount {
            if trajectory.cells.count > 1 {
                grid = SiteGrid(fractional: fractional, cell: trajectory.cells[frame], reach: range)
            }
            for ion in ions {
                guard let (_, square) = grid.nearest(trajectory.position(frame: frame, ion: ion)) else { continue }
                let shell = Int(square.squareRoot() / width)
                if shell < shells.count { counts[shell] += 1 }
            }
        }
        let densities = counts.indices.map { Double(counts[$0]) / shells.volume($0) }
        guard let largest = densities.max(), largest > 0 else {
            throw .notDetermined(name: "the potential of mean force", reason: "no ion came within \(range) Å of a site")
        }
        let thermal = PhysicalConstants.boltzmannElectronvolt * temperature
        distances = (0..<shells.count).map { (Double($0) + 0.5) * width }
        energies = densities.map { $0 > 0 ? -thermal * log($0 / largest) : .infinity }
        self.counts = counts
    }
}
