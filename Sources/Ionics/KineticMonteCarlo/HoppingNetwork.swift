/// Sites, the hops between them and their rates: what is left of a crystal for kinetic Monte Carlo.
public struct HoppingNetwork: Hashable, Sendable {
    /// A hop in one direction.
    public struct Hop: Hashable, Sendable {
        /// Number of the site that is left, from zero.
        public var start: Int
        /// Number of the site that is reached, from zero.
        public var destination: Int
        /// From site to site in Å.
        public var displacement: SIMD3<Double>
        /// In s⁻¹, of an ion at the start whose destination is free.
        public var rate: Double

        public init(start: Int, destination: Int, displacement: SIMD3<Double>, rate: Double) {
            self.start = start
            self.destination = destination
            self.displacement = displacement
            self.rate = rate
        }
    }

    /// Sites in their cell.
    public let structure: CrystalStructure
    /// In both directions each.
    public let hops: [Hop]
    /// Sites that must be empty, beside the start, before an ion can hop to a site: itself and those too near it.
    public let excluded: [[Int]]

    /// - Parameters:
    ///   - structure: sites.
    ///   - hops: between them; rates positive.
    ///   - exclusionRadius: in Å; no two ions sit nearer than this. Zero only forbids two at one site.
    public init(
        _ structure: CrystalStructure, hops: [Hop], exclusionRadius: Double = 0
    ) throws(TrajectoryError) {
        let count = structure.sites.count
        guard count > 0 else { throw .countsDiffer(name: "sites", found: 0, expected: 1) }
        for hop in hops {
            for site in [hop.start, hop.destination] where !(0..<count).contains(site) {
                throw .outOfRange(name: "site of a hop", value: Double(site), expected: "0 to \(count - 1)")
            }
            guard hop.rate > 0, hop.rate.isFinite else {
                throw .outOfRange(name: "rate of a hop", value: hop.rate, expected: "positive")
            }
        }
        self.structure = structure
        self.hops = hops
        excluded = Self.neighbours(structure, within: exclusionRadius)
    }

    /// All hops up to a distance, at one rate; also to images of a site in cells that are small.
    ///
    /// - Parameters:
    ///   - cutoff: in Å, up to half the cell's shortest translation.
    ///   - rate: of each hop in s⁻¹.
    public init(
        _ structure: CrystalStructure, cutoff: Double, rate: Double, exclusionRadius: Double = 0
    ) throws(TrajectoryError) {
        guard cutoff > 0, cutoff < structure.cell.halfShortestTranslation else {
            throw .outOfRange(
                name: "cutoff", value: cutoff,
                expected: "positive and below \(structure.cell.halfShortestTranslation) Å")
        }
        var hops: [Hop] = []
        for (start, others) in Self.neighbours(structure, within: cutoff).enumerated() {
            for destination in others where destination != start {
                hops.append(
                    Hop(
                        start: start, destination: destination,
                        displacement: Self.step(structure, start, destination), rate: rate))
            }
        }
        try self.init(structure, hops: hops, exclusionRadius: exclusionRadius)
    }

    /// Hops and rates as a simulation showed them. Hops of one class, the same labels and distance to 0.1 Å, share one rate: jumps seen
    /// over the time during which an ion stood at a start and the destination was free.
    ///
    /// - Parameters:
    ///   - jumps: of the occupation.
    ///   - occupation: in the same sites.
    ///   - exclusionRadius: in Å, as above; times in which it forbids the hop do not count.
    ///   - leastJumps: of a class; rarer ones are left out.
    /// - Throws: `TrajectoryError.notDetermined` when no class is left.
    public init(
        _ jumps: JumpList, occupation: SiteOccupation, exclusionRadius: Double = 0, leastJumps: Int = 5
    ) throws(TrajectoryError) {
        let structure = occupation.structure
        struct Class: Hashable {
            var start: String
            var destination: String
            var distance: Int
        }
        func kind(_ start: Int, _ destination: Int) -> (Class, SIMD3<Double>) {
            let step = Self.step(structure, start, destination)
            return (
                Class(
                    start: structure.sites[start].label, destination: structure.sites[destination].label,
                    distance: Int((10 * length(step)).rounded())), step
            )
        }
        var counts: [Class: Int] = [:]
        for jump in jumps.jumps { counts[kind(jump.start, jump.destination).0, default: 0] += 1 }
        counts = counts.filter { $0.value >= leastJumps }
        guard !counts.isEmpty else {
            throw .notDetermined(name: "the hopping network", reason: "no kind of jump was seen \(leastJumps) times")
        }
        let farthest = 0.1 * Double(counts.keys.map(\.distance).max() ?? 0) + 0.06
        let near = Self.neighbours(structure, within: farthest)
        let excluded = Self.neighbours(structure, within: exclusionRadius)
        var candidates: [(start: Int, destination: Int, kind: Class, step: SIMD3<Double>)] = []
        for (start, others) in near.enumerated() {
            for destination in others where destination != start {
                let (kind, step) = kind(start, destination)
                if counts[kind] != nil { candidates.append((start, destination, kind, step)) }
            }
        }
        var ofStart = Array(repeating: [Int](), count: structure.sites.count)
        for (index, candidate) in candidates.enumerated() { ofStart[candidate.start].append(index) }
        var free: [Class: Int] = [:]
        var isTaken = [Bool](repeating: false, count: structure.sites.count)
        for frame in 0..<occupation.frameCount {
            let row = occupation.sites[frame * occupation.ionCount..<(frame + 1) * occupation.ionCount]
            for site in row where site >= 0 { isTaken[Int(site)] = true }
            for site in row where site >= 0 {
                for index in ofStart[Int(site)] {
                    let candidate = candidates[index]
                    let isFree = excluded[candidate.destination].allSatisfy { !isTaken[$0] || $0 == candidate.start }
                    if isFree { free[candidate.kind, default: 0] += 1 }
                }
            }
            for site in row where site >= 0 { isTaken[Int(site)] = false }
        }
        var hops: [Hop] = []
        for candidate in candidates {
            guard let seen = counts[candidate.kind], let frames = free[candidate.kind], frames > 0 else { continue }
            hops.append(
                Hop(
                    start: candidate.start, destination: candidate.destination, displacement: candidate.step,
                    rate: Double(seen) / (Double(frames) * occupation.frameInterval * 1e-15)))
        }
        try self.init(structure, hops: hops, exclusionRadius: exclusionRadius)
    }

    private static func step(_ structure: CrystalStructure, _ start: Int, _ destination: Int) -> SIMD3<Double> {
        structure.cell.nearestImage(
            structure.cell.cartesian(structure.sites[destination].fractional - structure.sites[start].fractional))
    }

    /// Sites within a distance of each, itself among them.
    static func neighbours(_ structure: CrystalStructure, within distance: Double) -> [[Int]] {
        let count = structure.sites.count
        var result = (0..<count).map { [$0] }
        guard distance > 0 else { return result }
        for first in 0..<count {
            for second in 0..<first where length(step(structure, second, first)) <= distance + 1e-9 {
                result[first].append(second)
                result[second].append(first)
            }
        }
        return result
    }
}
