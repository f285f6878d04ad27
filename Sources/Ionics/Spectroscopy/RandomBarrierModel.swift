import Glibc

/// Dyre's random barrier model of the conductivity of disordered solids: one curve σ̃ = σ/σ_dc of ω̃ = ω τ for all materials and temperatures.
///
/// Source: J. C. Dyre, T. B. Schrøder, Rev. Mod. Phys. 2000, 72, 873; T. B. Schrøder, J. C. Dyre, Phys. Rev. Lett. 2008, 101, 025901 (row L9).
public enum RandomBarrierModel: String, CaseIterable, Hashable, Codable, Sendable {
    /// The effective medium approximation, σ̃ ln σ̃ = iω̃.
    case effectiveMedium
    /// ln σ̃ = (iω̃/σ̃)(1 + 2.66 iω̃/σ̃)^(−1/3), which follows simulations over all frequencies.
    ///
    /// The power −1/3 makes ln σ̃ grow as (iω̃/σ̃)^(2/3), the conjecture of Alexander and Orbach for the percolating cluster; 2.66 was fitted to the
    /// simulations. With 8/3 in its place σ̃ would change by less than 0.1 % up to ω̃ = 10⁶.
    case improved

    /// σ̃ as real and imaginary part.
    ///
    /// - Parameter frequency: ω̃ = ω τ, not negative, without unit.
    public func conductivity(_ frequency: Double) -> (real: Double, imaginary: Double) {
        guard frequency > 0 else { return (1, 0) }
        // Newton's method in ln σ̃, carried up from low frequency, where σ̃ is 1.
        var logarithm = ComplexNumber.zero
        var reached = min(frequency, 1e-3)
        while true {
            logarithm = solve(reached, from: logarithm)
            if reached >= frequency { break }
            reached = min(reached * 1.5, frequency)
        }
        let result = logarithm.exponential
        return (result.real, result.imaginary)
    }

    private func solve(_ frequency: Double, from start: ComplexNumber) -> ComplexNumber {
        func excess(_ u: ComplexNumber) -> ComplexNumber {
            let x = ComplexNumber(0, frequency) * (-u).exponential
            switch self {
            case .effectiveMedium: return u - x
            case .improved: return u - x * (-1.0 / 3 * (ComplexNumber.one + 2.66 * x).logarithm).exponential
            }
        }
        var u = start
        for _ in 0..<60 {
            let there = excess(u)
            let step = 1e-6
            let slope = (excess(u + ComplexNumber(step)) - excess(u - ComplexNumber(step))) / (2 * step)
            let change = there / slope
            u = u - change
            if change.modulus < 1e-13 * (1 + u.modulus) { break }
        }
        return u
    }

    /// ω̃ at which σ̃′ = 2, so that the curve can be drawn beside data scaled by ν_p: σ̃′(ω̃_p ν/ν_p).
    public var doublingFrequency: Double {
        var (low, high) = (0.0, 100.0)
        for _ in 0..<80 {
            let middle = (low + high) / 2
            if conductivity(middle).real < 2 { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }
}
