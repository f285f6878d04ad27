import Glibc

/// Rotations in three dimensions as the three columns of a matrix.
enum RotationMatrix {
    /// The orthogonal matrix nearest to a regular one, by Higham's iteration X ← (X + X⁻ᵀ)/2.
    ///
    /// Source: N. J. Higham, SIAM J. Sci. Stat. Comput. 7, 1160 (1986).
    static func nearest(to columns: [SIMD3<Double>]) -> [SIMD3<Double>] {
        var x = columns
        // Quadratic convergence: from 30° off, six steps reach rounding.
        for _ in 0..<20 {
            let volume = dot(x[0], cross(x[1], x[2]))
            let inverse = [cross(x[1], x[2]) / volume, cross(x[2], x[0]) / volume, cross(x[0], x[1]) / volume]
            x = zip(x, inverse).map { ($0 + $1) / 2 }
        }
        return x
    }

    /// Axis times angle in rad, for angles below 180°.
    static func vector(_ columns: [SIMD3<Double>]) -> SIMD3<Double> {
        let twice = SIMD3(
            columns[1].z - columns[2].y, columns[2].x - columns[0].z, columns[0].y - columns[1].x)
        let cosine = (columns[0].x + columns[1].y + columns[2].z - 1) / 2
        let sine = length(twice) / 2
        guard sine > 1e-12 else { return .zero }
        return atan2(sine, cosine) / sine * (twice / 2)
    }
}
