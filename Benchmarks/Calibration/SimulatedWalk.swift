import Ionics
import NumericalMethods

/// Random walks whose diffusivity, Haven ratio and correlation factor are known exactly.
struct SimulatedWalk {
    /// In fs.
    static let frameInterval = 100.0

    let name: String
    let ions: Int
    let frames: Int
    /// D of one ion in Å² a frame.
    let diffusivity: Double
    let havenRatio: Double
    let correlationFactor: Double?
    /// Edge of the cubic lattice in Å; nil for walks that know no sites.
    let edge: Double?
    /// Of each position, in Å.
    let vibration: Double
    /// Jumps a frame, one of which each ion draws.
    let rates: [Double]
    /// Writes the steps of one frame; the last holds what ions remember.
    let step: (inout SeededGenerator, inout [SIMD3<Double>], inout [Memory]) -> Void

    /// The last direction and the rate of an ion.
    struct Memory {
        var direction: Int
        var rate: Double
    }

    /// D of one ion in cm²/s.
    var squareCentimetresPerSecond: Double { 0.1 * diffusivity / Self.frameInterval }

    func trajectory(seed: UInt64) throws -> Trajectory {
        var generator = SeededGenerator(seed: seed)
        var place = [SIMD3<Double>](repeating: SIMD3(), count: ions)
        var steps = place
        var memory = (0..<ions).map { _ in
            Memory(direction: Int(generator.next() % 6), rate: rates[Int(generator.next() % UInt64(rates.count))])
        }
        var positions: [Double] = []
        positions.reserveCapacity(3 * ions * frames)
        for frame in 0..<frames {
            if frame > 0 {
                step(&generator, &steps, &memory)
                for ion in 0..<ions { place[ion] += steps[ion] }
            }
            for ion in 0..<ions {
                for axis in 0..<3 {
                    positions.append(place[ion][axis] + (vibration > 0 ? vibration * generator.normal() : 0))
                }
            }
        }
        return try Trajectory(
            elements: Array(repeating: "Li", count: ions), frameInterval: Self.frameInterval,
            cells: sites.map { [$0.cell] } ?? [], positions: positions, areUnwrapped: true)
    }

    /// The lattice, 5 × 5 × 5 cells.
    var sites: CrystalStructure? {
        guard let edge else { return nil }
        return try? CrystalStructure(cell: UnitCell(cubic: edge), [("A", "Li", [SIMD3(0, 0, 0)])]).supercell(
            SIMD3(5, 5, 5))
    }
}

extension SimulatedWalk {
    /// Brownian ions that share a part of each step: D_σ = D* (1 + (n − 1) c).
    static func brownian(_ name: String, ions: Int, frames: Int, shared: Double, vibration: Double) -> SimulatedWalk {
        SimulatedWalk(
            name: name, ions: ions, frames: frames, diffusivity: 0.5, havenRatio: 1 / (1 + Double(ions - 1) * shared),
            correlationFactor: nil, edge: nil, vibration: vibration, rates: [1]
        ) { generator, steps, _ in
            let common = shared.squareRoot() * SIMD3(generator.normal(), generator.normal(), generator.normal())
            let own = (1 - shared).squareRoot()
            for ion in steps.indices {
                steps[ion] = common + own * SIMD3(generator.normal(), generator.normal(), generator.normal())
            }
        }
    }

    /// Brownian ions whose mean step is reduced by a share s: D_σ/D* = (1 − s)²/(1 − (2s − s²)/n).
    static func opposed(_ name: String, ions: Int, frames: Int, share: Double) -> SimulatedWalk {
        let own = 1 - (2 * share - share * share) / Double(ions)
        return SimulatedWalk(
            name: name, ions: ions, frames: frames, diffusivity: 0.5 * own,
            havenRatio: own / ((1 - share) * (1 - share)), correlationFactor: nil, edge: nil, vibration: 0, rates: [1]
        ) { generator, steps, _ in
            var mean = SIMD3<Double>()
            for ion in steps.indices {
                steps[ion] = SIMD3(generator.normal(), generator.normal(), generator.normal())
                mean += steps[ion] / Double(steps.count)
            }
            for ion in steps.indices { steps[ion] -= share * mean }
        }
    }

    /// Jumps of 3 Å on a simple cubic lattice that go back (or, when negative, on) with a known share, anywhere otherwise:
    /// ⟨cos θ⟩ = −c and f = (1 + ⟨cos θ⟩)/(1 − ⟨cos θ⟩), exact for jumps that know only the last one (row D2).
    ///
    /// - Parameters:
    ///   - backward: c, −1 to 1.
    ///   - rates: jumps a frame; each ion draws one.
    static func lattice(
        _ name: String, ions: Int, frames: Int, backward: Double, rates: [Double], vibration: Double
    ) -> SimulatedWalk {
        let axes = [
            SIMD3(1.0, 0, 0), SIMD3(-1, 0, 0), SIMD3(0, 1, 0), SIMD3(0, -1, 0), SIMD3(0, 0, 1), SIMD3(0, 0, -1),
        ]
        let factor = (1 - backward) / (1 + backward)
        let rate = rates.reduce(0, +) / Double(rates.count)
        return SimulatedWalk(
            name: name, ions: ions, frames: frames, diffusivity: factor * rate * 9 / 6, havenRatio: 1,
            correlationFactor: factor, edge: 3, vibration: vibration, rates: rates
        ) { generator, steps, memory in
            for ion in steps.indices {
                steps[ion] = SIMD3()
                guard generator.uniform() < memory[ion].rate else { continue }
                if generator.uniform() < abs(backward) {
                    // Directions 0 and 1 are opposite to each other, and so on.
                    if backward > 0 { memory[ion].direction ^= 1 }
                } else {
                    memory[ion].direction = Int(generator.next() % 6)
                }
                steps[ion] = 3 * axes[memory[ion].direction]
            }
        }
    }
}
