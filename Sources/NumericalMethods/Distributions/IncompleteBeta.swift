import Glibc

/// The regularised incomplete beta function I_x(a, b) = ∫₀ˣ tᵃ⁻¹(1 − t)ᵇ⁻¹ dt / B(a, b).
enum IncompleteBeta {
    /// By its continued fraction. Source: NIST Digital Library of Mathematical Functions, 8.17.22 and the symmetry 8.17.4.
    ///
    /// - Parameters:
    ///   - x: 0…1.
    ///   - a: positive.
    ///   - b: positive.
    static func value(_ x: Double, _ a: Double, _ b: Double) -> Double {
        guard x > 0 else { return 0 }
        guard x < 1 else { return 1 }
        // The fraction converges fast on this side of the mean only.
        return x < (a + 1) / (a + b + 2) ? byFraction(x, a, b) : 1 - byFraction(1 - x, b, a)
    }

    private static func byFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
        let front = exp(
            a * log(x) + b * log1p(-x) + LogarithmOfGamma.value(a + b) - LogarithmOfGamma.value(a)
                - LogarithmOfGamma.value(b))
        let tiny = 1e-300
        func nonzero(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
        var numerator = 1.0
        var denominator = 1 / nonzero(1 - (a + b) * x / (a + 1))
        var fraction = denominator
        for m in 1...10_000 {
            let k = Double(m)
            for step in [
                k * (b - k) * x / ((a + 2 * k - 1) * (a + 2 * k)),
                -(a + k) * (a + b + k) * x / ((a + 2 * k) * (a + 2 * k + 1)),
            ] {
                denominator = 1 / nonzero(1 + step * denominator)
                numerator = nonzero(1 + step / numerator)
                fraction *= numerator * denominator
            }
            if abs(numerator * denominator - 1) < 1e-15 { break }
        }
        return front * fraction / a
    }
}
