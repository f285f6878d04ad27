import Glibc

/// How a tetrahedral anion such as BF₄⁻ stands in a cubic cage, named by the symmetry that the two have in common.
///
/// T_d: bonds along ⟨111⟩. D_2d: turned by 45° about [001]. C_3v: turned by 60° about a bond along [111]. C_2v: a twofold axis along [110], the
/// bonds in the planes (001) and (1−10). Source: Xia 2022, §5.3.3 and fig. 14b (row X7); Fang and Jena, Proc. Natl. Acad. Sci. 114, 11046 (2017).
public enum TetrahedralOrientation: String, CaseIterable, Hashable, Sendable {
    case tetrahedral = "T_d"
    case tetragonal = "D_2d"
    case orthorhombic = "C_2v"
    case trigonal = "C_3v"

    /// In the notebook's inline notation: `*T*~d~`.
    public var markup: String {
        let parts = rawValue.split(separator: "_")
        return "*\(parts[0])*~\(parts[1])~"
    }

    /// The four bonds' directions, of length 1, in the cube's axes.
    public var bonds: [SIMD3<Double>] {
        let cube = [SIMD3(1.0, 1, 1), SIMD3(1, -1, -1), SIMD3(-1, 1, -1), SIMD3(-1, -1, 1)].map {
            $0 / 3.0.squareRoot()
        }
        switch self {
        case .tetrahedral: return cube
        case .tetragonal: return cube.map { Self.turned($0, about: SIMD3(0, 0, 1), by: .pi / 4) }
        case .trigonal: return cube.map { Self.turned($0, about: SIMD3(1, 1, 1) / 3.0.squareRoot(), by: .pi / 3) }
        case .orthorhombic:
            let (axis, first, second) = (
                SIMD3(1.0, 1, 0) / 2.0.squareRoot(), SIMD3(1.0, -1, 0) / 2.0.squareRoot(), SIMD3(0.0, 0, 1)
            )
            let (along, across) = (1 / 3.0.squareRoot(), (2.0 / 3).squareRoot())
            return [
                along * axis + across * first, along * axis - across * first, -along * axis + across * second,
                -along * axis - across * second,
            ]
        }
    }

    /// Rodrigues' formula.
    private static func turned(_ v: SIMD3<Double>, about axis: SIMD3<Double>, by angle: Double) -> SIMD3<Double> {
        cos(angle) * v + sin(angle) * cross(axis, v) + (1 - cos(angle)) * dot(axis, v) * axis
    }
}
