import NumericalMethods
import Testing

@testable import Ionics

@Suite struct MigrationNetworkTests {
    /// Row X8: of 1-D chains 0.211 eV goes on and 0.060 eV does not; in 3-D 0.370 eV.
    @Test func barriersThatGoOnForEverCount() throws {
        let network = try MigrationNetwork(
            siteCount: 2,
            hops: [
                .init(from: 0, to: 1, barrier: 0.060), .init(from: 1, to: 0, cell: SIMD3(1, 0, 0), barrier: 0.211),
                .init(from: 0, to: 0, cell: SIMD3(0, 1, 0), barrier: 0.310),
                .init(from: 1, to: 1, cell: SIMD3(1, 1, 0), barrier: 0.320),
                .init(from: 0, to: 1, cell: SIMD3(0, 1, 1), barrier: 0.370),
            ])
        #expect(network.percolatingBarriers == [0.211, 0.310, 0.370])
        #expect(network.dimensionality(upTo: 0.1) == 0)
        #expect(network.dimensionality(upTo: 0.211) == 1)
        #expect(network.dimensionality(upTo: 0.35) == 2)
        let islands = try MigrationNetwork(siteCount: 2, hops: [.init(from: 0, to: 1, barrier: 0.047)])
        #expect(islands.percolatingBarriers == [nil, nil, nil])
    }

    /// Every place that hops reach in a block of cells, step by step, against rings joined in order.
    @Test func randomNetworksAgreeWithEveryPathWalked() throws {
        var random = SeededGenerator(seed: 9)
        for _ in 0..<60 {
            let count = 2 + Int.random(in: 0..<3, using: &random)
            let hops = (0..<Int.random(in: 2...8, using: &random)).map { _ in
                MigrationNetwork.Hop(
                    from: Int.random(in: 0..<count, using: &random), to: Int.random(in: 0..<count, using: &random),
                    cell: SIMD3(Int.random(in: -1...1, using: &random), Int.random(in: -1...1, using: &random), 0),
                    barrier: Double(Int.random(in: 1...5, using: &random)) / 10)
            }
            let network = try MigrationNetwork(siteCount: count, hops: hops)
            for level in 1...5 {
                let barrier = Double(level) / 10
                let walked = dimensions(count, hops.filter { $0.barrier <= barrier })
                #expect(network.dimensionality(upTo: barrier) == walked)
            }
        }
    }

    private struct Place: Hashable {
        var site: Int
        var cell: SIMD3<Int>
    }

    private func dimensions(_ count: Int, _ hops: [MigrationNetwork.Hop]) -> Int {
        var best = 0
        for start in 0..<count {
            var reached: Set = [Place(site: start, cell: SIMD3())]
            var waiting = Array(reached)
            while let place = waiting.popLast() {
                for hop in hops {
                    var next: [Place] = []
                    if hop.from == place.site { next.append(Place(site: hop.to, cell: place.cell &+ hop.cell)) }
                    if hop.to == place.site { next.append(Place(site: hop.from, cell: place.cell &- hop.cell)) }
                    for found in next where max(abs(found.cell.x), abs(found.cell.y)) <= 9 {
                        if reached.insert(found).inserted { waiting.append(found) }
                    }
                }
            }
            let returns = reached.filter { $0.site == start && $0.cell != SIMD3() }.map(\.cell)
            guard let first = returns.first else { continue }
            best = max(best, returns.contains { $0.x * first.y != $0.y * first.x } ? 2 : 1)
        }
        return best
    }

    @Test func hopsToNowhereAreRefused() {
        #expect(throws: IonicsError.self) {
            try MigrationNetwork(siteCount: 1, hops: [.init(from: 0, to: 1, barrier: 0.1)])
        }
        #expect(throws: IonicsError.self) {
            try MigrationNetwork(siteCount: 1, hops: [.init(from: 0, to: 0, cell: SIMD3(1, 0, 0), barrier: .nan)])
        }
    }
}
