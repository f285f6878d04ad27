/// Sites of a crystal and the hops between them, and the lowest barriers at which hops go on for ever.
///
/// Hops are added from the lowest barrier up. A ring of hops that ends in another cell than it began in spans the crystal; independent
/// vectors of such rings count the dimensions. Source: Xia 2022, fig. 14c (row X8).
public struct MigrationNetwork: Hashable, Sendable {
    /// A hop that ions take both ways.
    public struct Hop: Hashable, Sendable {
        /// Numbers of the two sites, from zero.
        public let from: Int
        /// Number of the second site, from zero.
        public let to: Int
        /// Cells from the first site's cell to the second's.
        public let cell: SIMD3<Int>
        /// In eV, seen from the lowest site of the network.
        public let barrier: Double

        public init(from: Int, to: Int, cell: SIMD3<Int> = SIMD3(), barrier: Double) {
            self.from = from
            self.to = to
            self.cell = cell
            self.barrier = barrier
        }
    }

    /// Sites of one cell.
    public let siteCount: Int
    /// As they were given.
    public let hops: [Hop]
    /// Barriers in eV at which hops go on in one, two and three dimensions; nil where they never do.
    public let percolatingBarriers: [Double?]

    /// - Parameters:
    ///   - siteCount: sites of one cell.
    ///   - hops: each pair once, in either direction.
    /// - Throws: `IonicsError.outOfRange` for a site that is not there or a barrier that is no number.
    public init(siteCount: Int, hops: [Hop]) throws(IonicsError) {
        guard siteCount > 0 else {
            throw .outOfRange(name: "siteCount", value: Double(siteCount), expected: "positive")
        }
        for (index, hop) in hops.enumerated() {
            for site in [hop.from, hop.to] where !(0..<siteCount).contains(site) {
                throw .outOfRange(
                    name: "site of hops[\(index)]", value: Double(site), expected: "between 0 and \(siteCount - 1)")
            }
            guard hop.barrier.isFinite else {
                throw .outOfRange(name: "barrier of hops[\(index)]", value: hop.barrier, expected: "finite")
            }
        }
        self.siteCount = siteCount
        self.hops = hops
        var components = PeriodicComponents(count: siteCount)
        for site in 0..<siteCount { components.add(site) }
        var found: [Double?] = [nil, nil, nil]
        for index in hops.indices.sorted(by: { (hops[$0].barrier, $0) < (hops[$1].barrier, $1) }) {
            let hop = hops[index]
            guard let dimensions = components.join(hop.from, hop.to, image: hop.cell) else { continue }
            for dimension in 0..<dimensions where found[dimension] == nil { found[dimension] = hop.barrier }
        }
        percolatingBarriers = found
    }

    /// Dimensions, 0 to 3, in which hops of no more than `barrier` eV go on for ever.
    public func dimensionality(upTo barrier: Double) -> Int {
        percolatingBarriers.count { ($0 ?? .infinity) <= barrier }
    }
}
