/// The covariance of mean square displacements at different lags, for independent Brownian paths seen with independent errors of position.
///
/// Displacements Δ over windows of i and j frames that start k frames apart have along each axis the covariance
/// C(k) = σ² · overlap(k) + ε² (δ[k = i − j] + δ[k = 0] − δ[k = −j] − δ[k = i]); squares of normal deviates then have 2C², so that
/// cov(MSDᵢ, MSDⱼ) = (2d/n) Σₖ pairs(k) C(k)² / ((N − i)(N − j)), exactly.
/// Sources: J. T. Bullerjahn et al., J. Chem. Phys. 153, 024116 (2020); the use for D: A. R. McCluskey et al., J. Chem. Theory Comput. 21, 79 (2025).
struct BrownianCovariance {
    let frameCount: Int
    let pathCount: Int
    let dimensions: Int
    /// σ², growth of ⟨Δx²⟩ along one axis in one frame.
    let growth: Double
    /// ε², variance of the position's error along one axis: vibration and back-and-forth jumps.
    let error: Double

    /// - Parameter lags: in frames, rising, from 1 to N − 1.
    /// - Returns: `[lag][lag]`.
    func matrix(lags: [Int]) -> [[Double]] {
        var result = Array(repeating: Array(repeating: 0.0, count: lags.count), count: lags.count)
        for row in lags.indices {
            for column in 0...row {
                let value = covariance(lags[column], lags[row])
                result[row][column] = value
                result[column][row] = value
            }
        }
        return result
    }

    private func covariance(_ i: Int, _ j: Int) -> Double {
        let firstCount = frameCount - i
        let secondCount = frameCount - j
        var sum = 0.0
        for k in -j...i {
            let pairs = min(firstCount, secondCount - k) - max(0, -k)
            guard pairs > 0 else { continue }
            var value = growth * Double(max(0, min(i, k + j) - max(0, k)))
            if k == i - j { value += error }
            if k == 0 { value += error }
            if k == -j { value -= error }
            if k == i { value -= error }
            sum += Double(pairs) * value * value
        }
        return 2 * Double(dimensions) * sum / (Double(firstCount) * Double(secondCount) * Double(pathCount))
    }
}
