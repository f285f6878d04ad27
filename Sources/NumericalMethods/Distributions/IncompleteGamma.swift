import Glibc

/// The regularised incomplete gamma function P(a, x) = ∫₀ˣ tᵃ⁻¹ e⁻ᵗ dt / Γ(a).
enum IncompleteGamma {
    /// By its series below the mean, by its continued fraction above.
    /// Source: NIST Digital Library of Mathematical Functions, 8.11.4 and 8.9.2.
    ///
    /// - Parameters:
    ///   - a: positive.
    ///   - x: not negative.
    static func lower(_ a: Double, _ x: Double) -> Double {
        guard x > 0 else { return 0 }
        return x < a + 1 ? series(a, x) : 1 - fraction(a, x)
    }

    private static func front(_ a: Double, _ x: Double) -> Double { exp(a * log(x) - x - LogarithmOfGamma.value(a)) }

    private static func series(_ a: Double, _ x: Double) -> Double {
        var term = 1 / a
        var sum = term
        var k = a
        for _ in 0..<100_000 {
            k += 1
            term *= x / k
            sum += term
            if term < sum * 1e-16 { break }
        }
        return sum * front(a, x)
    }

    private static func fraction(_ a: Double, _ x: Double) -> Double {
        let tiny = 1e-300
        func nonzero(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
        var b = x + 1 - a
        var numerator = 1 / tiny
        var denominator = 1 / nonzero(b)
        var value = denominator
        for k in 1...100_000 {
            let step = -Double(k) * (Double(k) - a)
            b += 2
            denominator = 1 / nonzero(step * denominator + b)
            numerator = nonzero(b + step / numerator)
            value *= denominator * numerator
            if abs(denominator * numerator - 1) < 1e-16 { break }
        }
        return value * front(a, x)
    }
}
