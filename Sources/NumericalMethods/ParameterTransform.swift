import Glibc

/// Turns a bounded parameter p into one without bounds, u, and back (as MINUIT does).
struct ParameterTransform {
    private let lower: Double
    private let upper: Double

    init(_ bounds: ClosedRange<Double>?) {
        lower = bounds?.lowerBound ?? -.infinity
        upper = bounds?.upperBound ?? .infinity
    }

    func contains(_ p: Double) -> Bool { p >= lower && p <= upper }

    func clamped(_ p: Double) -> Double { min(max(p, lower), upper) }

    func isAtBound(_ p: Double) -> Bool {
        let width = lower.isFinite && upper.isFinite ? upper - lower : max(abs(p), 1)
        return p - lower < 1e-6 * width || upper - p < 1e-6 * width
    }

    func outer(_ u: Double) -> Double {
        switch (lower.isFinite, upper.isFinite) {
        case (true, true): clamped(lower + (upper - lower) * (1 + sin(u)) / 2)
        case (true, false): lower - 1 + sqrt(u * u + 1)
        case (false, true): upper + 1 - sqrt(u * u + 1)
        case (false, false): u
        }
    }

    /// A start at a bound is moved off it a little, because the slope there is zero.
    func inner(_ p: Double) -> Double {
        switch (lower.isFinite, upper.isFinite) {
        case (true, true): asin(min(max(2 * (p - lower) / (upper - lower) - 1, -0.99), 0.99))
        case (true, false): sqrt(pow(max(p - lower, 1e-3) + 1, 2) - 1)
        case (false, true): sqrt(pow(max(upper - p, 1e-3) + 1, 2) - 1)
        case (false, false): p
        }
    }

    /// dp/du
    func slope(_ u: Double) -> Double {
        switch (lower.isFinite, upper.isFinite) {
        case (true, true): (upper - lower) * cos(u) / 2
        case (true, false): u / sqrt(u * u + 1)
        case (false, true): -u / sqrt(u * u + 1)
        case (false, false): 1
        }
    }
}
