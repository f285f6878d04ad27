/// Which site each ion is at in each frame: the nearest one whose sphere it is in, or none (row F5).
public struct SiteOccupation: Sendable {
    /// Sites in the cell of the trajectory.
    public let structure: CrystalStructure
    /// In Å.
    public let radius: Double
    /// Part of the radius within which an ion has arrived (hysteresis); 1 for none.
    public let innerFraction: Double
    public let frameCount: Int
    public let ionCount: Int
    /// In fs.
    public let frameInterval: Double
    /// `[frame][ion]`, index of the site or −1.
    public let sites: [Int32]
    /// The same for the inner spheres.
    public let innerSites: [Int32]

    /// - Parameters:
    ///   - trajectory: wrapped or not.
    ///   - element: of the ions.
    ///   - structure: the sites, for example of a CIF and repeated as the trajectory's cell is; they follow a variable cell.
    ///   - radius: in Å; nil takes half the shortest distance between sites less 0.005 Å, the largest that does not overlap.
    ///   - innerFraction: above 0 and up to 1.
    /// - Throws: `TrajectoryError.missingCell`, `.outOfRange`.
    public init(
        _ trajectory: Trajectory, element: String, structure: CrystalStructure, radius: Double? = nil,
        innerFraction: Double = 1
    ) throws(TrajectoryError) {
        guard let first = trajectory.cells.first else { throw .missingCell(path: "the trajectory") }
        guard !structure.sites.isEmpty else { throw .countsDiffer(name: "sites", found: 0, expected: 1) }
        guard innerFraction > 0, innerFraction <= 1 else {
            throw .outOfRange(name: "innerFraction", value: innerFraction, expected: "above 0 and up to 1")
        }
        let shortest = Self.shortestDistance(structure.sites.map(\.fractional), first)
        let chosen = radius ?? shortest / 2 - 0.005
        guard chosen > 0, chosen.isFinite else {
            throw .outOfRange(name: "radius", value: chosen, expected: "positive; two sites may be the same")
        }
        let ions = try trajectory.ions(of: element)
        self.structure = structure
        self.radius = chosen
        self.innerFraction = innerFraction
        frameCount = trajectory.frameCount
        ionCount = ions.count
        frameInterval = trajectory.frameInterval
        var sites = [Int32](repeating: -1, count: ions.count * trajectory.frameCount)
        var inner = sites
        let isVariable = trajectory.cells.count > 1
        let positions = structure.sites.map(\.fractional)
        var grid = SiteGrid(fractional: positions, cell: first, reach: chosen)
        let innerSquare = innerFraction * chosen * innerFraction * chosen
        for frame in 0..<trajectory.frameCount {
            if isVariable, frame > 0 {
                grid = SiteGrid(fractional: positions, cell: trajectory.cells[frame], reach: chosen)
            }
            for (index, ion) in ions.enumerated() {
                guard let (site, square) = grid.nearest(trajectory.position(frame: frame, ion: ion)) else { continue }
                sites[frame * ions.count + index] = Int32(site)
                if square <= innerSquare { inner[frame * ions.count + index] = Int32(site) }
            }
        }
        self.sites = sites
        innerSites = inner
    }

    private static func shortestDistance(_ fractional: [SIMD3<Double>], _ cell: UnitCell) -> Double {
        var shortest = 2 * cell.halfShortestTranslation
        for (index, site) in fractional.enumerated() {
            for other in fractional[..<index] {
                shortest = min(shortest, length(cell.nearestImage(cell.cartesian(site - other))))
            }
        }
        return shortest
    }

    /// The site of an ion in a frame, nil between sites.
    public func site(frame: Int, ion: Int) -> Int? {
        let site = sites[frame * ionCount + ion]
        return site < 0 ? nil : Int(site)
    }

    /// Mean number of ions at each site.
    public var occupancies: [Double] {
        var counts = [Int](repeating: 0, count: structure.sites.count)
        for site in sites where site >= 0 { counts[Int(site)] += 1 }
        return counts.map { Double($0) / Double(frameCount) }
    }

    /// Mean occupancy of the sites of each label, in the order in which labels first stand.
    public var occupanciesByLabel: [(label: String, siteCount: Int, occupancy: Double)] {
        let all = occupancies
        return Trajectory.unique(structure.sites.map(\.label)).map { label in
            let members = structure.sites.indices.filter { structure.sites[$0].label == label }
            return (label, members.count, members.reduce(0) { $0 + all[$1] } / Double(members.count))
        }
    }

    /// Share of time that ions spend at no site.
    public var shareBetweenSites: Double { Double(sites.count { $0 < 0 }) / Double(sites.count) }
}
