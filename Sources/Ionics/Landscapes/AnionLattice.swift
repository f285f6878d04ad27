import Glibc

/// Tetrahedral and octahedral sites between close-packed or body-centred anions, and the ways of a cation through the faces that they share.
///
/// Between bcc anions every tetrahedral site has four equal ones behind its faces: T–T paths all through the crystal. Between fcc anions ways go
/// T–O–T; between hcp anions T–O paths make layers, which T–T or O–O paths join. Source: Wang et al., Nat. Mater. 14, 1026 (2015); Wang 2022,
/// fig. 3a (row W7).
public struct AnionLattice: Hashable, Sendable {
    /// How anions of one size are packed.
    public enum Packing: String, CaseIterable, Hashable, Sendable {
        case bodyCentredCubic, faceCentredCubic, hexagonalClosePacked
    }

    /// What polyhedron of anions stands round a site.
    public enum SiteKind: String, Hashable, Sendable {
        case tetrahedral = "T"
        case octahedral = "O"
    }

    /// A place for a cation.
    public struct Site: Hashable, Sendable {
        /// Tetrahedral or octahedral.
        public let kind: SiteKind
        /// In parts of the cell.
        public let fractional: SIMD3<Double>
        /// Anions around it: 4 or 6.
        public let coordination: Int
        /// To its nearest anions in Å.
        public let anionDistance: Double
    }

    /// A way between two sites through three anions.
    public struct Path: Hashable, Sendable {
        /// Numbers of the sites.
        public let from: Int
        /// Number of the second site.
        public let to: Int
        /// Cells from the first site's cell to the second's.
        public let cell: SIMD3<Int>
        /// Between the sites in Å.
        public let length: Double
        /// Of the three anions' triangle in Å².
        public let bottleneckArea: Double
        /// From the three anions' centres to the point that is equally far from all, in Å: what anion and cation must share there.
        public let bottleneckRadius: Double
    }

    /// Of the anions.
    public let packing: Packing
    /// The conventional cell in Å.
    public let cell: UnitCell
    /// In parts of the cell.
    public let anions: [SIMD3<Double>]
    /// The bcc lattice's octahedral sites, whose octahedra overlap its tetrahedra, have no paths of their own: they are the middles of rings of four tetrahedra.
    public let sites: [Site]
    /// Each pair once.
    public let paths: [Path]

    /// - Parameters:
    ///   - packing: of the anions, ideal: c/a = √(8/3) for hcp.
    ///   - volumePerAnion: in Å³, positive; packings are compared at the same one.
    public init(_ packing: Packing, volumePerAnion: Double) throws(IonicsError) {
        guard volumePerAnion > 0, volumePerAnion.isFinite else {
            throw .outOfRange(name: "volumePerAnion", value: volumePerAnion, expected: "positive, in Å³")
        }
        let edge: Double
        var places: [(SiteKind, SIMD3<Double>)] = []
        switch packing {
        case .bodyCentredCubic:
            edge = cbrt(2 * volumePerAnion)
            anions = [SIMD3(), SIMD3(repeating: 0.5)]
            places = CubicInterstices.bodyCentredTetrahedral.map { (.tetrahedral, $0) }
            places += CubicInterstices.bodyCentredOctahedral.map { (.octahedral, $0) }
        case .faceCentredCubic:
            edge = cbrt(4 * volumePerAnion)
            anions = [SIMD3(), SIMD3(0.5, 0.5, 0), SIMD3(0.5, 0, 0.5), SIMD3(0, 0.5, 0.5)]
            places = CubicInterstices.faceCentredTetrahedral.map { (.tetrahedral, $0) }
            places += CubicInterstices.faceCentredOctahedral.map { (.octahedral, $0) }
        case .hexagonalClosePacked:
            edge = cbrt(2.0.squareRoot() * volumePerAnion)
            let (first, second) = (SIMD2(1.0 / 3, 2.0 / 3), SIMD2(2.0 / 3, 1.0 / 3))
            anions = [SIMD3(first.x, first.y, 0.25), SIMD3(second.x, second.y, 0.75)]
            // A tetrahedron's centre is three eighths of c from its tip.
            places = [(first, 0.625), (first, 0.875), (second, 0.125), (second, 0.375)].map {
                (.tetrahedral, SIMD3($0.0.x, $0.0.y, $0.1))
            }
            places += [(.octahedral, SIMD3()), (.octahedral, SIMD3(0, 0, 0.5))]
        }
        let isHexagonal = packing == .hexagonalClosePacked
        do {
            cell = try UnitCell(
                lengths: SIMD3(edge, edge, isHexagonal ? edge * (8.0 / 3).squareRoot() : edge),
                angles: SIMD3(90, 90, isHexagonal ? 120 : 90))
        } catch {
            throw .outOfRange(
                name: "volumePerAnion", value: volumePerAnion, expected: "one that gives a cell (\(error))")
        }
        self.packing = packing
        let (cell, anions) = (cell, anions)
        let surroundings = places.map { Self.surroundings($0.1, $0.0 == .tetrahedral ? 4 : 6, anions, cell) }
        sites = zip(places, surroundings).map { place, around in
            Site(
                kind: place.0, fractional: place.1, coordination: around.count,
                anionDistance: around.map { length($0.position - cell.cartesian(place.1)) }.min() ?? 0)
        }
        paths = Self.paths(places, surroundings, cell, isBodyCentred: packing == .bodyCentredCubic)
    }

    private struct Anion {
        let index: Int
        let cell: SIMD3<Int>
        let position: SIMD3<Double>
    }

    /// The nearest anions with the cells in which they stand.
    private static func surroundings(
        _ place: SIMD3<Double>, _ count: Int, _ anions: [SIMD3<Double>], _ cell: UnitCell
    ) -> [Anion] {
        let centre = cell.cartesian(place)
        var all: [Anion] = []
        for (index, anion) in anions.enumerated() {
            for image in images(2) {
                all.append(Anion(index: index, cell: image, position: cell.cartesian(anion + real(image))))
            }
        }
        return Array(all.sorted { length($0.position - centre) < length($1.position - centre) }.prefix(count))
    }

    private static func paths(
        _ places: [(SiteKind, SIMD3<Double>)], _ surroundings: [[Anion]], _ cell: UnitCell, isBodyCentred: Bool
    ) -> [Path] {
        var paths: [Path] = []
        for first in places.indices {
            for second in first..<places.count {
                if isBodyCentred, places[first].0 == .octahedral || places[second].0 == .octahedral { continue }
                for image in images(1) where first != second || isPositive(image) {
                    let shared = surroundings[first].filter { anion in
                        surroundings[second].contains { $0.index == anion.index && $0.cell &+ image == anion.cell }
                    }.map(\.position)
                    guard shared.count == 3 else { continue }
                    let edges = [shared[1] - shared[0], shared[2] - shared[1], shared[0] - shared[2]]
                    let area = length(cross(edges[0], edges[1])) / 2
                    let step = places[second].1 + real(image) - places[first].1
                    paths.append(
                        Path(
                            from: first, to: second, cell: image, length: length(cell.cartesian(step)),
                            bottleneckArea: area,
                            bottleneckRadius: edges.reduce(1) { $0 * length($1) } / (4 * area)))
                }
            }
        }
        return paths
    }

    private static func images(_ reach: Int) -> [SIMD3<Int>] {
        (-reach...reach).flatMap { x in
            (-reach...reach).flatMap { y in (-reach...reach).map { SIMD3(x, y, $0) } }
        }
    }

    private static func real(_ image: SIMD3<Int>) -> SIMD3<Double> {
        SIMD3(Double(image.x), Double(image.y), Double(image.z))
    }

    private static func isPositive(_ image: SIMD3<Int>) -> Bool {
        (image.x, image.y, image.z) > (0, 0, 0)
    }

    /// Sites of one kind for each anion: 6 T and 3 O for bcc, 2 T and 1 O for fcc and hcp.
    public func sitesPerAnion(_ kind: SiteKind) -> Double {
        Double(sites.count { $0.kind == kind }) / Double(anions.count)
    }

    /// Paths of one kind that leave each site of the first kind.
    public func neighbours(of kind: SiteKind, _ other: SiteKind) -> Double {
        var ends = 0
        for path in paths {
            for (here, there) in [(path.from, path.to), (path.to, path.from)]
            where sites[here].kind == kind && sites[there].kind == other { ends += 1 }
        }
        let count = sites.count { $0.kind == kind }
        return Double(ends) / Double(count)
    }

    /// Sites and hops with the energies of each kind, for barriers at which the network spans the crystal.
    ///
    /// - Parameters:
    ///   - tetrahedral: energy of T sites in eV.
    ///   - octahedral: energy of O sites in eV, on the same scale.
    ///   - saddle: energy of the saddle point between two kinds in eV, on the same scale; nil closes the path. It is asked for (T, T), (T, O) and (O, O).
    public func network(
        tetrahedral: Double, octahedral: Double, saddle: (SiteKind, SiteKind) -> Double?
    ) throws(IonicsError) -> MigrationNetwork {
        var hops: [MigrationNetwork.Hop] = []
        let lowest = sites.map { $0.kind == .tetrahedral ? tetrahedral : octahedral }.min() ?? 0
        for path in paths {
            let kinds = [sites[path.from].kind, sites[path.to].kind]
            let (first, second): (SiteKind, SiteKind) =
                kinds[0] == kinds[1] ? (kinds[0], kinds[0]) : (.tetrahedral, .octahedral)
            guard let energy = saddle(first, second) else { continue }
            let ends = kinds.map { $0 == .tetrahedral ? tetrahedral : octahedral }
            guard energy >= max(ends[0], ends[1]) else {
                throw .outOfRange(
                    name: "saddle energy \(first.rawValue)–\(second.rawValue)", value: energy,
                    expected: "not below its sites")
            }
            hops.append(.init(from: path.from, to: path.to, cell: path.cell, barrier: energy - lowest))
        }
        return try MigrationNetwork(siteCount: sites.count, hops: hops)
    }
}
