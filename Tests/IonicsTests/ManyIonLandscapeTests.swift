import Glibc
import Quantities
import Testing

@testable import Ionics

@Suite struct ManyIonLandscapeTests {
    /// Row W5: V seen from the other site with the other mismatch is the same; equal wells at one half; a cage that is behind makes going back easy.
    @Test func cagesComeAfterTheirIon() throws {
        let potential = try SingleParticlePotential(barrier: 0.4, cageStiffness: 0.05, siteDistance: 3)
        for x in [-0.5, 0.2, 1.5, 2.2] {
            #expect(abs(potential.energy(at: x, mismatch: 0.8) - potential.energy(at: 3 - x, mismatch: 0.2)) < 1e-12)
        }
        let half = try #require(potential.extrema(mismatch: 0.5))
        #expect(abs(half.first.energy - half.second.energy) < 1e-12)
        #expect(abs(half.saddle.place - 1.5) < 1e-9)
        var before = 0.0
        for mismatch in stride(from: 1.0, through: 0, by: -0.125) {
            let back = try #require(potential.backwardBarrier(mismatch: mismatch))
            #expect(back > before)
            before = back
            let there = try #require(potential.forwardBarrier(mismatch: 1 - mismatch))
            #expect(abs(there - back) < 1e-12)
            // Each extremum is one: its neighbours lie on the right side.
            let all = try #require(potential.extrema(mismatch: mismatch))
            for (place, sign) in [(all.first.place, 1.0), (all.saddle.place, -1), (all.second.place, 1)] {
                for step in [-1e-3, 1e-3] {
                    #expect(
                        sign
                            * (potential.energy(at: place + step, mismatch: mismatch)
                                - potential.energy(at: place, mismatch: mismatch)) > 0)
                }
            }
        }
        #expect(throws: IonicsError.self) {
            try SingleParticlePotential(barrier: 0.1, cageStiffness: 1, siteDistance: 3)
        }
    }

    /// Values of scipy's Gauss–Legendre sums over half periods, with the alternating series' tail averaged.
    @Test func conductivityOfRelaxingCages() throws {
        let strong = [(1e-4, 0.0188634), (1e-2, 0.0384905), (0.1, 0.1043505), (1, 0.3523002), (10, 0.8431342)]
        let weak = [(1e-4, 0.1353353), (1e-2, 0.1358834), (0.1, 0.1752111), (1, 0.4928730), (10, 0.9346573)]
        try compare(strength: 4, exponent: 2, strong)
        try compare(strength: 2, exponent: 1, weak)
    }

    private func compare(strength: Double, exponent: Double, _ expected: [(Double, Double)]) throws {
        let model = try JumpRelaxation(strength: strength, exponent: exponent, initialRate: 1e9)
        for (ratio, value) in expected {
            let found = model.relativeConductivity(at: Frequency(radiansPerSecond: ratio * 1e9))
            #expect(abs(found - value) < 2e-5, "\(ratio): \(found)")
        }
    }

    /// K = 1 and small B: σ/σ(∞) = 1 − B Γ₀²/(Γ₀² + ω²) to first order.
    @Test func weakCagesGiveADebyeStep() throws {
        let model = try JumpRelaxation(strength: 1e-3, exponent: 1, initialRate: 2e9)
        for ratio in [0.01, 0.5, 1, 3, 100] {
            let found = model.relativeConductivity(at: Frequency(radiansPerSecond: ratio * 2e9))
            #expect(abs((1 - found) / 1e-3 - 1 / (1 + ratio * ratio)) < 2e-3)
        }
        #expect(abs(model.undisturbedPart(at: 1) - model.lastingPart) < 1e-9)
        #expect(model.undisturbedPart(at: 0) == 1)
        let strong = try JumpRelaxation(strength: 6, initialRate: 1)
        #expect(abs(strong.relativeConductivity(at: Frequency(hertz: 1e-14)) - exp(-6)) < 1e-6)
        #expect(abs(strong.relativeConductivity(at: Frequency(hertz: 1e6)) - 1) < 1e-4)
    }

    private func landscape() throws -> EnergyLandscape {
        // Saddle points lean to the high site: its ion is over them before the other climbs.
        try EnergyLandscape(coordinates: [0, 2.4, 3, 3.6, 6], energies: [0, 0.6, 0.3, 0.6, 0])
    }

    /// Row W6: both ions together against the lowest of all ways over a grid of their two places.
    @Test func concertedHopsAgreeWithAllWays() throws {
        let (permittivity, screening) = (8.0, 4.0)
        let migration = try ConcertedMigration(
            landscape: landscape(), start: [0, 3], end: [3, 6], permittivity: permittivity, screeningLength: screening)
        #expect(migration.forwardBarrier < migration.landscapeBarrier)
        #expect(abs(migration.forwardBarrier - migration.backwardBarrier) < 1e-4)
        func bare(_ place: Double) -> Double {
            let x = place - 6 * (place / 6).rounded(.down)
            let (a, b, from, to) =
                x < 2.4
                ? (0, 2.4, 0, 0.6) : x < 3 ? (2.4, 3, 0.6, 0.3) : x < 3.6 ? (3, 3.6, 0.3, 0.6) : (3.6, 6, 0.6, 0)
            return from + (to - from) * (1 - cos(.pi * (x - a) / (b - a))) / 2
        }
        func energy(_ x: Double, _ y: Double) -> Double {
            var sum = bare(x) + bare(y)
            for image in -60...60 {
                let r = abs(x - y + 6 * Double(image))
                sum += 14.399_645 / permittivity * exp(-r / screening) / r
            }
            return sum
        }
        // Minimax over a grid by adding points from the lowest up, until start and end are joined.
        let count = 141
        func place(_ i: Int) -> Double { -0.5 + 7 * Double(i) / Double(count - 1) }
        var values = [Double](repeating: .infinity, count: count * count)
        for i in 0..<count {
            for j in 0..<count where place(j) - place(i) > 0.5 && place(j) - place(i) < 5.5 {
                values[i * count + j] = energy(place(i), place(j))
            }
        }
        func cell(_ x: Double, _ y: Double) -> Int {
            Int(((x + 0.5) / 7 * Double(count - 1)).rounded()) * count
                + Int(((y + 0.5) / 7 * Double(count - 1)).rounded())
        }
        var sets = DisjointSets(count: count * count)
        var isThere = [Bool](repeating: false, count: count * count)
        let (first, last) = (cell(0, 3), cell(3, 6))
        var level = Double.nan
        for index in values.indices.sorted(by: { (values[$0], $0) < (values[$1], $1) }) where values[index].isFinite {
            isThere[index] = true
            let (i, j) = (index / count, index % count)
            for di in -1...1 {
                for dj in -1...1 where (0..<count).contains(i + di) && (0..<count).contains(j + dj) {
                    let other = (i + di) * count + j + dj
                    if isThere[other] { sets.join(index, other) }
                }
            }
            if isThere[first], isThere[last], sets.name(of: first) == sets.name(of: last) {
                level = values[index]
                break
            }
        }
        #expect(abs(migration.forwardBarrier - (level - values[first])) < 0.01)
    }

    /// Without repulsion an ion alone climbs the landscape itself.
    @Test func singleHopsClimbTheLandscape() throws {
        let migration = try ConcertedMigration(
            landscape: landscape(), start: [0], end: [3], permittivity: 1e9, screeningLength: 2)
        #expect(abs(migration.forwardBarrier - 0.6) < 1e-6)
        #expect(abs(migration.backwardBarrier - 0.3) < 1e-6)
        #expect(throws: IonicsError.self) {
            try ConcertedMigration(
                landscape: landscape(), start: [0, 3], end: [3, 3], permittivity: 8, screeningLength: 4)
        }
        let slopes = try landscape()
        for place in [0.3, 2.1, 2.7, 3.3, 5] {
            let difference = (slopes.energy(at: place + 1e-5) - slopes.energy(at: place - 1e-5)) / 2e-5
            #expect(abs(slopes.slope(at: place) - difference) < 1e-6)
        }
    }

    /// Row W10: the saddle point of both coordinates lies at (a/2, π/n) at U − γU + W; a stiff anion does not turn.
    @Test func turningAnionsOpenTheWay() throws {
        let wheel = try RotatingAnionLandscape(barrier: 0.5, rotationBarrier: 0.1, coupling: 0.6, siteDistance: 3)
        let search = try MigrationPathSearch(path: [[0, 0], [1.5, 1.2], [3, 0]], imageCount: 41, step: 0.05) { point in
            let slope = wheel.gradient(at: point[0], angle: point[1])
            return (wheel.energy(at: point[0], angle: point[1]), [slope.x, slope.angle])
        }
        #expect(abs(search.forwardBarrier - 0.3) < 1e-6)
        #expect(abs(wheel.rotatingBarrier - 0.3) < 1e-12)
        #expect(abs(search.saddle[0] - 1.5) < 1e-5 && abs(search.saddle[1] - .pi / 3) < 1e-5)
        let profiles = wheel.profiles()
        #expect(abs((profiles.rigid.max() ?? 0) - 0.5) < 1e-12)
        #expect(abs((profiles.rotating.max() ?? 0) - 0.3) < 1e-12)
        #expect(try RotatingAnionLandscape(barrier: 0.5, rotationBarrier: 0.4, coupling: 0.6).rotatingBarrier == 0.5)
        let difference = (wheel.energy(at: 0.7, angle: 0.4 + 1e-5) - wheel.energy(at: 0.7, angle: 0.4 - 1e-5)) / 2e-5
        #expect(abs(wheel.gradient(at: 0.7, angle: 0.4).angle - difference) < 1e-8)
        #expect(throws: IonicsError.self) {
            try RotatingAnionLandscape(barrier: 0.5, rotationBarrier: 0.1, coupling: 2)
        }
    }
}
