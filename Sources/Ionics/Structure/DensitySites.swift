/// Sites found where ions spend their time: the basins around the maxima of a density (row F5, without a given structure).
///
/// Each box belongs to the maximum that is reached by going up from box to box over faces, edges and corners. Two basins are one when the
/// pass between them is nearly as high as the lower maximum, so that noise makes no sites. A site lies at the mean of its basin's boxes
/// above half the maximum.
public struct DensitySites: Sendable {
    /// The sites, the fullest first, with the label and element asked for; their occupancy is the number of ions in the basin, at most 1.
    public let structure: CrystalStructure
    /// Mean number of ions in each basin.
    public let populations: [Double]
    /// Site of each box of the grid, −1 for basins left out.
    public let basins: [Int]

    /// - Parameters:
    ///   - density: in Å⁻³, not negative.
    ///   - element: of the sites.
    ///   - passRatio: basins join when the pass is higher than this part of the lower maximum, 0…1.
    ///   - leastPopulation: ions that a basin must hold to be a site.
    ///   - smoothing: how often the density is averaged with its neighbours before; 0 for never.
    /// - Throws: `TrajectoryError.notDetermined` when no site is left.
    public init(
        _ density: DensityGrid, element: String, passRatio: Double = 0.5, leastPopulation: Double = 0.01,
        smoothing: Int = 1
    ) throws(TrajectoryError) {
        guard passRatio > 0, passRatio <= 1 else {
            throw .outOfRange(name: "passRatio", value: passRatio, expected: "above 0 and up to 1")
        }
        guard smoothing >= 0 else {
            throw .outOfRange(name: "smoothing", value: Double(smoothing), expected: "not negative")
        }
        var smooth = density.values
        let grid = GridNeighbours(density.counts)
        for _ in 0..<smoothing { smooth = grid.smoothed(smooth) }
        let order = smooth.indices.filter { smooth[$0] > 0 }.sorted { (-smooth[$0], $0) < (-smooth[$1], $1) }
        var owner = [Int](repeating: -1, count: smooth.count)
        var joined = DisjointSets(count: smooth.count)
        for box in order {
            var best: Int?
            var touched: [Int] = []
            grid.forEachNeighbour(of: box) { neighbour in
                guard owner[neighbour] >= 0 else { return }
                let peak = joined.name(of: owner[neighbour])
                if !touched.contains(peak) { touched.append(peak) }
                if best.map({ (smooth[neighbour], -neighbour) > (smooth[$0], -$0) }) ?? true { best = neighbour }
            }
            guard let best else {
                owner[box] = box
                continue
            }
            owner[box] = owner[best]
            // The box is the highest pass between the basins that it touches.
            touched.sort { (-smooth[$0], $0) < (-smooth[$1], $1) }
            for peak in touched.dropFirst() where smooth[box] > passRatio * smooth[peak] {
                joined.join(touched[0], peak)
            }
        }
        let volume = density.cell.volume / Double(smooth.count)
        var populations: [Int: Double] = [:]
        for box in order {
            owner[box] = joined.name(of: owner[box])
            populations[owner[box], default: 0] += density.values[box] * volume
        }
        let peaks = populations.filter { $0.value >= leastPopulation }.sorted {
            ($1.value, $0.key) < ($0.value, $1.key)
        }
        guard !peaks.isEmpty else {
            throw .notDetermined(name: "the sites", reason: "no basin holds \(leastPopulation) ions")
        }
        var place: [Int: Int] = [:]
        for (index, peak) in peaks.enumerated() { place[peak.key] = index }
        var weights = [Double](repeating: 0, count: peaks.count)
        var offsets = [SIMD3<Double>](repeating: SIMD3(), count: peaks.count)
        var basins = [Int](repeating: -1, count: smooth.count)
        for box in order {
            guard let site = place[owner[box]] else { continue }
            basins[box] = site
            let peak = peaks[site].key
            guard smooth[box] >= 0.5 * smooth[peak] else { continue }
            let difference = grid.fractional(box) - grid.fractional(peak)
            weights[site] += smooth[box]
            offsets[site] += smooth[box] * (difference - difference.rounded(.toNearestOrEven))
        }
        structure = CrystalStructure(
            cell: density.cell,
            sites: peaks.indices.map { index in
                let found = grid.fractional(peaks[index].key) + offsets[index] / weights[index]
                return CrystalStructure.Site(
                    label: "\(element)\(index + 1)", element: element, fractional: found - found.rounded(.down),
                    occupancy: min(1, peaks[index].value))
            })
        self.populations = peaks.map(\.value)
        self.basins = basins
    }
}
