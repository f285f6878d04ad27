import Glibc
import NumericalMethods

/// Ions that hop over a network at given rates, two never too near one another: without rejection, in continuous time.
///
/// The waiting time to the next hop is exponential with the sum of all open hops' rates, the hop is drawn in proportion to its rate; a binary
/// indexed tree over the hops makes both logarithmic in their number. Source: A. B. Bortz, M. H. Kalos, J. L. Lebowitz, J. Comput. Phys. 17,
/// 10 (1975).
public struct KineticMonteCarlo: Sendable {
    /// Sites, hops and rates that are walked on.
    public let network: HoppingNetwork
    private var ionAt: [Int]
    private var positions: [SIMD3<Double>]
    /// Occupied sites that forbid a site.
    private var blocking: [Int]
    private let outgoing: [[Int]]
    private let incoming: [[Int]]
    private var tree: RateTree
    private var generator: SeededGenerator
    /// In s.
    public private(set) var time = 0.0
    /// Hops done.
    public private(set) var hopCount = 0

    /// - Parameters:
    ///   - network: sites and rates.
    ///   - ionCount: ions, at least one, at random sites that do not forbid one another.
    ///   - seed: of all random numbers.
    /// - Throws: `TrajectoryError.notDetermined` when so many ions find no place.
    public init(_ network: HoppingNetwork, ionCount: Int, seed: UInt64 = 1) throws(TrajectoryError) {
        let siteCount = network.structure.sites.count
        guard ionCount >= 1, ionCount <= siteCount else {
            throw .outOfRange(name: "ionCount", value: Double(ionCount), expected: "1 to \(siteCount)")
        }
        self.network = network
        generator = SeededGenerator(seed: seed)
        outgoing = Self.lists(network.hops.map(\.start), siteCount)
        incoming = Self.lists(network.hops.map(\.destination), siteCount)
        ionAt = Array(repeating: -1, count: siteCount)
        blocking = Array(repeating: 0, count: siteCount)
        positions = []
        for _ in 0..<100 where positions.count < ionCount {
            ionAt = Array(repeating: -1, count: siteCount)
            blocking = Array(repeating: 0, count: siteCount)
            positions = []
            for site in (0..<siteCount).shuffled(using: &generator)
            where blocking[site] == 0 && positions.count < ionCount {
                ionAt[site] = positions.count
                positions.append(network.structure.cell.cartesian(network.structure.sites[site].fractional))
                for other in network.excluded[site] { blocking[other] += 1 }
            }
        }
        guard positions.count == ionCount else {
            throw .notDetermined(
                name: "the start of the walk", reason: "\(ionCount) ions do not fit at the distance asked for")
        }
        tree = RateTree(count: network.hops.count)
        for hop in network.hops.indices where isOpen(hop) { tree.set(hop, network.hops[hop].rate) }
    }

    private static func lists(_ sites: [Int], _ count: Int) -> [[Int]] {
        var result = Array(repeating: [Int](), count: count)
        for (hop, site) in sites.enumerated() { result[site].append(hop) }
        return result
    }

    private func isOpen(_ index: Int) -> Bool {
        let hop = network.hops[index]
        guard ionAt[hop.start] >= 0 else { return false }
        let own = network.excluded[hop.destination].contains(hop.start) ? 1 : 0
        return blocking[hop.destination] == own && hop.start != hop.destination
    }

    /// Hops until a time; false when nothing can hop.
    private mutating func advance(to end: Double, waiting: inout Double?) -> Bool {
        while true {
            guard tree.total > 0 else { return false }
            let next = waiting ?? time - log(1 - generator.uniform()) / tree.total
            guard next <= end else {
                waiting = next
                return true
            }
            waiting = nil
            time = next
            hop(tree.find(generator.uniform() * tree.total))
        }
    }

    private mutating func hop(_ index: Int) {
        let hop = network.hops[index]
        let ion = ionAt[hop.start]
        ionAt[hop.start] = -1
        ionAt[hop.destination] = ion
        positions[ion] += hop.displacement
        for site in network.excluded[hop.start] { blocking[site] -= 1 }
        for site in network.excluded[hop.destination] { blocking[site] += 1 }
        hopCount += 1
        for changed in network.excluded[hop.start] + network.excluded[hop.destination] {
            for index in incoming[changed] { tree.set(index, isOpen(index) ? network.hops[index].rate : 0) }
        }
        for index in outgoing[hop.start] + outgoing[hop.destination] {
            tree.set(index, isOpen(index) ? network.hops[index].rate : 0)
        }
    }

    /// The positions at even times, as a trajectory: to be analysed as one of molecular dynamics.
    ///
    /// - Parameters:
    ///   - frameCount: at least 2.
    ///   - frameInterval: in fs, positive.
    ///   - element: name of the ions.
    /// - Throws: `TrajectoryError.notDetermined` when no hop is open.
    public mutating func trajectory(
        frameCount: Int, frameInterval: Double, element: String
    ) throws(TrajectoryError) -> Trajectory {
        guard frameCount >= 2 else { throw .tooFewFrames(found: frameCount, needed: 2) }
        guard frameInterval > 0 else {
            throw .outOfRange(name: "frameInterval", value: frameInterval, expected: "positive")
        }
        let start = time
        var all: [Double] = []
        all.reserveCapacity(3 * positions.count * frameCount)
        var waiting: Double?
        for frame in 0..<frameCount {
            guard advance(to: start + Double(frame) * frameInterval * 1e-15, waiting: &waiting) else {
                throw .notDetermined(name: "the walk", reason: "no ion has a free site to hop to")
            }
            for r in positions { all += [r.x, r.y, r.z] }
        }
        time = start + Double(frameCount - 1) * frameInterval * 1e-15
        return try Trajectory(
            elements: Array(repeating: element, count: positions.count), frameInterval: frameInterval,
            cells: [network.structure.cell], positions: all, areUnwrapped: true)
    }
}
