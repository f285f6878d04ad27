/// A symmetric tensor of second rank in three dimensions.
struct SymmetricTensor {
    /// xx, yy, zz, xy, xz, yz.
    let components: [Double]

    init(_ components: [Double]) { self.components = components }

    /// e·T·e.
    func value(along e: SIMD3<Double>) -> Double {
        components[0] * e.x * e.x + components[1] * e.y * e.y + components[2] * e.z * e.z
            + 2 * (components[3] * e.x * e.y + components[4] * e.x * e.z + components[5] * e.y * e.z)
    }

    /// Unit vectors of the principal axes, by Jacobi's rotations.
    var axes: [SIMD3<Double>] {
        var a = [
            [components[0], components[3], components[4]], [components[3], components[1], components[5]],
            [components[4], components[5], components[2]],
        ]
        var axes = [SIMD3(1.0, 0, 0), SIMD3(0.0, 1, 0), SIMD3(0.0, 0, 1)]
        for _ in 0..<50 {
            let off = abs(a[0][1]) + abs(a[0][2]) + abs(a[1][2])
            guard off > 1e-15 * (abs(a[0][0]) + abs(a[1][1]) + abs(a[2][2])) else { break }
            for (p, q) in [(0, 1), (0, 2), (1, 2)] where a[p][q] != 0 {
                let theta = (a[q][q] - a[p][p]) / (2 * a[p][q])
                let tangent = (theta < 0 ? -1 : 1) / (abs(theta) + (theta * theta + 1).squareRoot())
                let cosine = 1 / (tangent * tangent + 1).squareRoot()
                let sine = tangent * cosine
                for k in 0..<3 {
                    let (kp, kq) = (a[k][p], a[k][q])
                    a[k][p] = cosine * kp - sine * kq
                    a[k][q] = sine * kp + cosine * kq
                }
                for k in 0..<3 {
                    let (pk, qk) = (a[p][k], a[q][k])
                    a[p][k] = cosine * pk - sine * qk
                    a[q][k] = sine * pk + cosine * qk
                }
                (axes[p], axes[q]) = (cosine * axes[p] - sine * axes[q], sine * axes[p] + cosine * axes[q])
            }
        }
        return axes
    }
}
