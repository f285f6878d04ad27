import NumericalMethods
import Testing

@testable import Ionics

/// Structure, sites and jumps must not change when the same motion is written in another way.
@Suite struct StructureInvarianceTests {
    /// Twelve Li that jump between the 60 places of a lattice of 3 Å and vibrate, and six S that only vibrate, 80 frames.
    private struct Model {
        var run: Trajectory
        var sites: CrystalStructure
    }

    private static let cell = SIMD3<Double>(9, 12, 15)
    private static let multiples = SIMD3(3, 4, 5)

    private static func model() throws -> Model {
        let cell = try UnitCell(lengths: cell, angles: SIMD3(90, 90, 90))
        let axes = [
            SIMD3(1.0, 0, 0), SIMD3(-1, 0, 0), SIMD3(0, 1, 0), SIMD3(0, -1, 0), SIMD3(0, 0, 1), SIMD3(0, 0, -1),
        ]
        var generator = SeededGenerator(seed: 91)
        var places: [SIMD3<Double>] = []
        for ion in 0..<18 {
            places.append(SIMD3(Double(3 * (ion % 3)), Double(3 * (ion / 3 % 4)), Double(3 * (ion % 5))))
        }
        var positions: [Double] = []
        for _ in 0..<80 {
            for ion in 0..<18 {
                if ion < 12, generator.uniform() < 0.1 { places[ion] += 3 * axes[Int(generator.next() % 6)] }
                for axis in 0..<3 { positions.append(places[ion][axis] + 0.25 * generator.normal()) }
            }
        }
        let run = try Trajectory(
            elements: (0..<18).map { $0 < 12 ? "Li" : "S" }, frameInterval: 10, cells: [cell], positions: positions,
            areUnwrapped: true)
        let sites = try CrystalStructure(cell: UnitCell(cubic: 3), [("A", "Li", [SIMD3(0, 0, 0)])]).supercell(multiples)
        return Model(run: run, sites: CrystalStructure(cell: cell, sites: sites.sites))
    }

    /// The model with all places changed and written in another cell.
    private static func changed(
        _ model: Model, cell: UnitCell? = nil, isWrapped: Bool = false, _ change: (SIMD3<Double>) -> SIMD3<Double>
    ) throws -> Model {
        let new = cell ?? model.run.cells[0]
        var positions: [Double] = []
        for frame in 0..<model.run.frameCount {
            for ion in 0..<model.run.ionCount {
                let moved = change(model.run.position(frame: frame, ion: ion))
                let r = isWrapped ? new.wrapped(moved) : moved
                positions += [r.x, r.y, r.z]
            }
        }
        let run = try Trajectory(
            elements: model.run.elements, frameInterval: 10, cells: [new], positions: positions,
            areUnwrapped: !isWrapped)
        let sites = model.sites.sites.map { site -> CrystalStructure.Site in
            var site = site
            site.fractional = new.fractional(change(model.sites.cell.cartesian(site.fractional)))
            return site
        }
        return Model(run: run, sites: CrystalStructure(cell: new, sites: sites))
    }

    private static func near(_ a: [Double], _ b: [Double], _ tolerance: Double = 1e-9) -> Bool {
        a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) <= tolerance * (1 + abs($0)) }
    }

    /// - Parameters:
    ///   - turn: of directions from the first to the second.
    ///   - order: ions of the second, by their index in the first.
    private func expectSame(
        _ first: Model, _ second: Model, turn: (SIMD3<Double>) -> SIMD3<Double> = { $0 }, order: [Int]? = nil
    ) throws {
        for (center, neighbour) in [("Li", "S"), ("Li", "Li")] {
            func shells(_ model: Model) throws -> RadialDistribution {
                try RadialDistribution(model.run, center: center, neighbour: neighbour, range: 4.4, width: 0.1)
            }
            let (a, b) = (try shells(first), try shells(second))
            #expect(Self.near(a.values, b.values) && Self.near(a.coordination, b.coordination))
        }
        func vanHove(_ model: Model) throws -> VanHoveFunction {
            try VanHoveFunction(model.run.unwrapped(), element: "Li", lags: [1, 7], range: 4.4, width: 0.2)
        }
        let (a, b) = (try vanHove(first), try vanHove(second))
        for lag in 0..<2 {
            #expect(Self.near(a.selfPart[lag], b.selfPart[lag]) && Self.near(a.distinctPart[lag], b.distinctPart[lag]))
        }
        func occupation(_ model: Model) throws -> SiteOccupation {
            try SiteOccupation(model.run, element: "Li", structure: model.sites, innerFraction: 0.8)
        }
        let (here, there) = (try occupation(first), try occupation(second))
        #expect(abs(here.radius - there.radius) < 1e-9)
        #expect(Self.near(here.occupancies, there.occupancies))
        let jumps = JumpList(here).jumps
        #expect(jumps.count > 50)
        var others = JumpList(there).jumps
        if let order {
            for place in others.indices { others[place].ion = order[others[place].ion] }
            others.sort { ($0.ion, $0.arrival) < ($1.ion, $1.arrival) }
        }
        #expect(jumps.count == others.count)
        for (jump, other) in zip(jumps, others) {
            #expect(
                [jump.ion, jump.start, jump.destination, jump.departure, jump.arrival, jump.residence] == [
                    other.ion, other.start, other.destination, other.departure, other.arrival, other.residence,
                ])
            #expect(length(turn(jump.displacement) - other.displacement) < 1e-9)
        }
    }

    @Test func translation() throws {
        let model = try Self.model()
        try expectSame(model, try Self.changed(model) { $0 + SIMD3(1.7, -40.3, 0.9) })
    }

    @Test func wrapping() throws {
        let model = try Self.model()
        let wrapped = try Self.changed(model, isWrapped: true) { $0 }
        try expectSame(model, wrapped)
        let (a, b) = (try DensityGrid(model.run, element: "Li"), try DensityGrid(wrapped.run, element: "Li"))
        #expect(Self.near(a.values, b.values))
    }

    @Test func rotation() throws {
        let model = try Self.model()
        func turned(_ v: SIMD3<Double>) -> SIMD3<Double> {
            let w = SIMD3(0.6 * v.x - 0.8 * v.y, 0.8 * v.x + 0.6 * v.y, v.z)
            return SIMD3(w.x, 0.28 * w.y - 0.96 * w.z, 0.96 * w.y + 0.28 * w.z)
        }
        let old = model.run.cells[0]
        let cell = try UnitCell(a: turned(old.a), b: turned(old.b), c: turned(old.c))
        let other = try Self.changed(model, cell: cell, isWrapped: true, turned)
        try expectSame(model, other, turn: turned)
        // Boxes of the density are parts of the cell and turn with it.
        let (a, b) = (try DensityGrid(model.run, element: "Li"), try DensityGrid(other.run, element: "Li"))
        #expect(a.counts == b.counts && Self.near(a.values, b.values))
    }

    @Test func choiceOfCell() throws {
        let model = try Self.model()
        let old = model.run.cells[0]
        let skewed = try UnitCell(a: old.a, b: old.b + old.a, c: old.c - 2 * old.a + old.b)
        try expectSame(model, try Self.changed(model, cell: skewed, isWrapped: true) { $0 })
    }

    /// Two cells side by side hold twice the same: structure is that of one, and the folded density too.
    @Test func supercell() throws {
        let model = try Self.model()
        let old = model.run.cells[0]
        let double = try UnitCell(a: 2 * old.a, b: old.b, c: old.c)
        var positions: [Double] = []
        for frame in 0..<model.run.frameCount {
            for image in [SIMD3<Double>(), old.a] {
                for ion in 0..<model.run.ionCount {
                    let r = model.run.position(frame: frame, ion: ion) + image
                    positions += [r.x, r.y, r.z]
                }
            }
        }
        let run = try Trajectory(
            elements: model.run.elements + model.run.elements, frameInterval: 10, cells: [double],
            positions: positions, areUnwrapped: true)
        for (center, neighbour) in [("Li", "S"), ("Li", "Li")] {
            let single = try RadialDistribution(model.run, center: center, neighbour: neighbour, range: 4.4)
            let both = try RadialDistribution(run, center: center, neighbour: neighbour, range: 4.4)
            #expect(Self.near(single.coordination, both.coordination))
        }
        let folded = try DensityGrid(run, element: "Li", folding: SIMD3(2, 1, 1))
        #expect(Self.near(try DensityGrid(model.run, element: "Li").values, folded.values))
        let sites = try CrystalStructure(cell: UnitCell(cubic: 3), [("A", "Li", [SIMD3(0, 0, 0)])]).supercell(
            SIMD3(6, 4, 5))
        let jumps = JumpList(
            try SiteOccupation(run, element: "Li", structure: CrystalStructure(cell: double, sites: sites.sites)))
        let single = JumpList(try SiteOccupation(model.run, element: "Li", structure: model.sites))
        #expect(jumps.jumps.count == 2 * single.jumps.count)
        #expect(abs(jumps.rate.value / single.rate.value - 1) < 1e-12)
    }

    @Test func orderOfIons() throws {
        let model = try Self.model()
        let order = (0..<18).map { $0 * 7 % 18 }
        let other = Model(run: try model.run.selecting(ions: order), sites: model.sites)
        let lithium = order.filter { $0 < 12 }
        try expectSame(model, other, order: lithium)
        let (a, b) = (try DensityGrid(model.run, element: "Li"), try DensityGrid(other.run, element: "Li"))
        #expect(Self.near(a.values, b.values))
    }

    /// Translation by a whole box moves the density by a box, and by a site the sites found in it.
    @Test func translatedDensity() throws {
        let model = try Self.model()
        let density = try DensityGrid(model.run, element: "Li", spacing: 0.5)
        let moved = try DensityGrid(
            try Self.changed(model) { $0 + SIMD3(0.5, 0, 1) }.run, element: "Li", spacing: 0.5)
        let n = density.counts
        #expect(n == SIMD3(18, 24, 30))
        for x in 0..<n.x {
            for y in 0..<n.y {
                for z in 0..<n.z {
                    #expect(abs(density[x, y, z] - moved[(x + 1) % n.x, y, (z + 2) % n.z]) < 1e-9)
                }
            }
        }
        // The framework stays on its six sites, which are found wherever the origin is.
        func found(_ density: DensityGrid) throws -> [SIMD3<Double>] {
            try DensitySites(density, element: "S").structure.sites.map { density.cell.cartesian($0.fractional) }
        }
        let cell = model.run.cells[0]
        let framework = try DensityGrid(model.run, element: "S", spacing: 0.5)
        let shifted = try DensityGrid(
            try Self.changed(model) { $0 + SIMD3(0.5, -1, 2) }.run, element: "S", spacing: 0.5)
        let (here, there) = (try found(framework), try found(shifted))
        #expect(here.count == 6 && there.count == 6)
        for site in here {
            #expect(there.contains { length(cell.nearestImage($0 - site - SIMD3(0.5, -1, 2))) < 1e-9 })
        }
    }

    /// Averages over two halves of a run are those of the whole, and put together the halves are the whole.
    @Test func partsOfARun() throws {
        let model = try Self.changed(try Self.model(), isWrapped: true) { $0 }
        let halves = [try model.run.frames(0..<40), try model.run.frames(40..<80)]
        func mean(_ quantity: (Trajectory) throws -> [Double]) throws -> [Double] {
            zip(try quantity(halves[0]), try quantity(halves[1])).map { ($0 + $1) / 2 }
        }
        for quantity: (Trajectory) throws -> [Double] in [
            { try RadialDistribution($0, center: "Li", neighbour: "S", range: 4.4).values },
            { try DensityGrid($0, element: "Li").values },
            { try SiteOccupation($0, element: "Li", structure: model.sites).occupancies },
        ] {
            #expect(Self.near(try mean(quantity), try quantity(model.run)))
        }
        try expectSame(model, Model(run: try halves[0].followed(by: halves[1]), sites: model.sites))
    }
}
