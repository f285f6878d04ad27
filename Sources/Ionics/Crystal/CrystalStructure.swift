/// Sites of a crystal in its cell.
public struct CrystalStructure: Codable, Hashable, Sendable {
    /// One place that atoms can take.
    public struct Site: Codable, Hashable, Sendable {
        /// Name of the kind of site; images under symmetry share it.
        public var label: String
        public var element: String
        /// Coordinates in parts of the cell, 0 ≤ f < 1.
        public var fractional: SIMD3<Double>
        /// Share of time or of cells in which it is taken, 0…1.
        public var occupancy: Double

        public init(label: String, element: String, fractional: SIMD3<Double>, occupancy: Double = 1) {
            self.label = label
            self.element = element
            self.fractional = fractional
            self.occupancy = occupancy
        }
    }

    public let cell: UnitCell
    public let sites: [Site]

    public init(cell: UnitCell, sites: [Site]) {
        self.cell = cell
        self.sites = sites
    }

    /// The cell repeated along its vectors.
    ///
    /// - Parameter counts: at least 1 each.
    public func supercell(_ counts: SIMD3<Int>) throws(TrajectoryError) -> CrystalStructure {
        guard counts.min() >= 1 else {
            throw .outOfRange(name: "counts", value: Double(counts.min()), expected: "at least 1")
        }
        let scale = SIMD3(Double(counts.x), Double(counts.y), Double(counts.z))
        var all: [Site] = []
        for i in 0..<counts.x {
            for j in 0..<counts.y {
                for k in 0..<counts.z {
                    for site in sites {
                        var copy = site
                        copy.fractional = (site.fractional + SIMD3(Double(i), Double(j), Double(k))) / scale
                        all.append(copy)
                    }
                }
            }
        }
        return CrystalStructure(
            cell: try UnitCell(a: scale.x * cell.a, b: scale.y * cell.b, c: scale.z * cell.c), sites: all)
    }

    /// The sites of one element alone.
    public func sites(of element: String) -> CrystalStructure {
        CrystalStructure(cell: cell, sites: sites.filter { $0.element == element })
    }
}
