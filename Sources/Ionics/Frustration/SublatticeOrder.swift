/// How evenly ions spread over sublattices that symmetry makes equal (row F7): relative occupancies, and their spread as an order
/// parameter, 0 for disorder and √(m − 1) with all ions on one of m sublattices.
///
/// Source: Wood et al. 2021, fig 4c.
public struct SublatticeOrder: Hashable, Sendable {
    /// Occupancy of each sublattice over the mean of all.
    public let relativeOccupancies: [Double]
    /// Their standard deviation.
    public let orderParameter: Double

    /// - Parameters:
    ///   - occupation: where the ions are.
    ///   - sublattices: sites of each, from 0; two or more.
    public init(_ occupation: SiteOccupation, sublattices: [[Int]]) throws(TrajectoryError) {
        guard sublattices.count >= 2 else {
            throw .countsDiffer(name: "sublattices", found: sublattices.count, expected: 2)
        }
        let all = occupation.occupancies
        var means: [Double] = []
        for sites in sublattices {
            guard !sites.isEmpty else { throw .countsDiffer(name: "sites of a sublattice", found: 0, expected: 1) }
            var sum = 0.0
            for site in sites {
                guard all.indices.contains(site) else {
                    throw .outOfRange(name: "site", value: Double(site), expected: "0 to \(all.count - 1)")
                }
                sum += all[site]
            }
            means.append(sum / Double(sites.count))
        }
        let count = Double(means.count)
        let mean = means.reduce(0, +) / count
        guard mean > 0 else { throw .notDetermined(name: "the sublattice order", reason: "no site is occupied") }
        relativeOccupancies = means.map { $0 / mean }
        orderParameter = (relativeOccupancies.reduce(0) { $0 + ($1 - 1) * ($1 - 1) } / count).squareRoot()
    }
}
