/// Interstitial sites between the anions of cubic packings, for structures that no file gives.
public enum CubicInterstices {
    /// The 12 tetrahedral sites of a body-centred cubic cell, Wyckoff 12d of Im-3m: one coordinate ¼ or ¾, one ½, one 0.
    ///
    /// Two after the other, ½ ½ ½ apart, are one of the six sublattices of Wood et al. 2021, fig 4c.
    public static let bodyCentredTetrahedral: [SIMD3<Double>] = (0..<3).flatMap { axis in
        [0.25, 0.75].flatMap { quarter -> [SIMD3<Double>] in
            var first = SIMD3<Double>()
            first[axis] = quarter
            first[(axis + 1) % 3] = 0.5
            var second = SIMD3<Double>()
            second[axis] = quarter == 0.25 ? 0.75 : 0.25
            second[(axis + 2) % 3] = 0.5
            return [first, second]
        }
    }

    /// The 6 octahedral sites of a body-centred cubic cell, Wyckoff 6b of Im-3m: middles of edges and faces.
    public static let bodyCentredOctahedral: [SIMD3<Double>] = (0..<3).flatMap { axis -> [SIMD3<Double>] in
        var edge = SIMD3<Double>()
        edge[axis] = 0.5
        return [edge, SIMD3(0.5, 0.5, 0.5) - edge]
    }

    /// The 8 tetrahedral sites of a face-centred cubic cell, Wyckoff 8c of Fm-3m.
    public static let faceCentredTetrahedral: [SIMD3<Double>] = [0.25, 0.75].flatMap { x in
        [0.25, 0.75].flatMap { y in [0.25, 0.75].map { SIMD3(x, y, $0) } }
    }

    /// The 4 octahedral sites of a face-centred cubic cell, Wyckoff 4b of Fm-3m.
    public static let faceCentredOctahedral: [SIMD3<Double>] = [
        SIMD3(0.5, 0.5, 0.5), SIMD3(0.5, 0, 0), SIMD3(0, 0.5, 0), SIMD3(0, 0, 0.5),
    ]
}

extension CrystalStructure {
    /// A structure of several kinds of sites.
    ///
    /// - Parameter kinds: label, element and fractional coordinates of each kind, in order.
    public init(cell: UnitCell, _ kinds: [(label: String, element: String, sites: [SIMD3<Double>])]) {
        self.init(
            cell: cell,
            sites: kinds.flatMap { kind in
                kind.sites.map { Site(label: kind.label, element: kind.element, fractional: $0) }
            })
    }
}
