import Glibc
import Testing

@testable import Ionics

@Suite struct AnionLatticeTests {
    private let volume = 40.0

    /// Row W7: closed forms of the body-centred lattice with edge a = (2V)^⅓.
    @Test func bodyCentredAnions() throws {
        let lattice = try AnionLattice(.bodyCentredCubic, volumePerAnion: volume)
        let a = cbrt(2 * volume)
        #expect(lattice.sitesPerAnion(.tetrahedral) == 6)
        #expect(lattice.sitesPerAnion(.octahedral) == 3)
        #expect(lattice.neighbours(of: .tetrahedral, .tetrahedral) == 4)
        for path in lattice.paths {
            #expect(abs(path.length - a * 2.0.squareRoot() / 4) < 1e-9)
            #expect(abs(path.bottleneckArea - a * a * 2.0.squareRoot() / 4) < 1e-9)
            #expect(abs(path.bottleneckRadius - 3 * a / (4 * 2.0.squareRoot())) < 1e-9)
        }
        #expect(abs(lattice.sites[0].anionDistance - a * 5.0.squareRoot() / 4) < 1e-9)
        #expect(try lattice.network(tetrahedral: 0, octahedral: 0.2) { _, _ in 0.15 }.dimensionality(upTo: 0.15) == 3)
    }

    /// Tetrahedra with octahedra behind their four faces, octahedra with tetrahedra behind eight; edge a = (4V)^⅓.
    @Test func faceCentredAnions() throws {
        let lattice = try AnionLattice(.faceCentredCubic, volumePerAnion: volume)
        let a = cbrt(4 * volume)
        #expect(lattice.sitesPerAnion(.tetrahedral) == 2)
        #expect(lattice.sitesPerAnion(.octahedral) == 1)
        #expect(lattice.neighbours(of: .tetrahedral, .octahedral) == 4)
        #expect(lattice.neighbours(of: .octahedral, .tetrahedral) == 8)
        #expect(lattice.neighbours(of: .tetrahedral, .tetrahedral) == 0)
        for path in lattice.paths {
            #expect(abs(path.length - a * 3.0.squareRoot() / 4) < 1e-9)
            #expect(abs(path.bottleneckRadius - a / 6.0.squareRoot()) < 1e-9)
        }
        #expect(abs((lattice.sites.first { $0.kind == .octahedral }?.anionDistance ?? 0) - a / 2) < 1e-9)
        let network = try lattice.network(tetrahedral: 0, octahedral: 0.2) { _, _ in 0.39 }
        #expect(network.percolatingBarriers == [0.39, 0.39, 0.39])
    }

    /// Tetrahedra in pairs, octahedra in columns: T–T alone goes nowhere, O–O in one dimension, T–O in two, and either with T–O in three.
    @Test func hexagonalAnions() throws {
        let lattice = try AnionLattice(.hexagonalClosePacked, volumePerAnion: volume)
        let a = cbrt(2.0.squareRoot() * volume)
        let c = a * (8.0 / 3).squareRoot()
        #expect(abs(lattice.cell.volume / 2 - volume) < 1e-9)
        #expect(lattice.neighbours(of: .tetrahedral, .tetrahedral) == 1)
        #expect(lattice.neighbours(of: .tetrahedral, .octahedral) == 3)
        #expect(lattice.neighbours(of: .octahedral, .tetrahedral) == 6)
        #expect(lattice.neighbours(of: .octahedral, .octahedral) == 2)
        for path in lattice.paths {
            let kinds = Set([lattice.sites[path.from].kind, lattice.sites[path.to].kind])
            let expected = kinds.count == 2 ? a * 6.0.squareRoot() / 4 : kinds == [.tetrahedral] ? c / 4 : c / 2
            #expect(abs(path.length - expected) < 1e-9)
            #expect(abs(path.bottleneckArea - a * a * 3.0.squareRoot() / 4) < 1e-9)
        }
        func dimensions(_ open: (AnionLattice.SiteKind, AnionLattice.SiteKind)) throws -> Int {
            try lattice.network(tetrahedral: 0, octahedral: 0) { $0 == open.0 && $1 == open.1 ? 0.3 : nil }
                .dimensionality(upTo: 0.3)
        }
        #expect(try dimensions((.tetrahedral, .tetrahedral)) == 0)
        #expect(try dimensions((.octahedral, .octahedral)) == 1)
        #expect(try dimensions((.tetrahedral, .octahedral)) == 2)
        for closed in [AnionLattice.SiteKind.tetrahedral, .octahedral] {
            let open = try lattice.network(tetrahedral: 0, octahedral: 0) { $0 == closed && $1 == closed ? nil : 0.3 }
            #expect(open.dimensionality(upTo: 0.3) == 3)
        }
        #expect(throws: IonicsError.self) { try lattice.network(tetrahedral: 0, octahedral: 0.5) { _, _ in 0.3 } }
        #expect(throws: IonicsError.self) { try AnionLattice(.hexagonalClosePacked, volumePerAnion: 0) }
    }
}
