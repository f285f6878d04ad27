import Glibc

/// The spectral density of the fluctuations that relax nuclear spins.
///
/// Source: N. Bloembergen, E. M. Purcell, R. V. Pound, Phys. Rev. 1948, 73, 679; P. A. Beckmann, Phys. Rep. 1988, 171, 85 (row D3).
public enum SpectralDensity: Hashable, Codable, Sendable {
    /// J(ω) = τ/(1 + ω²τ²): one correlation time, jumps in three dimensions.
    case bloembergenPurcellPound
    /// J(ω) = τ/(1 + (ωτ)^β), 1 < β ≤ 2, as it is used for glasses: the slope of ln R₁ on the cold side is β − 1 times that on the hot side.
    case stretched(beta: Double)

    /// J in s.
    ///
    /// - Parameters:
    ///   - angularFrequency: ω in rad/s.
    ///   - correlationTime: τ in s.
    public func value(angularFrequency: Double, correlationTime: Double) -> Double {
        switch self {
        case .bloembergenPurcellPound:
            let x = angularFrequency * correlationTime
            return correlationTime / (1 + x * x)
        case .stretched(let beta):
            return correlationTime / (1 + pow(angularFrequency * correlationTime, beta))
        }
    }

    /// J(ω) + 4 J(2ω), to which R₁ of like spins or of a quadrupole nucleus is proportional.
    public func spinLattice(angularFrequency: Double, correlationTime: Double) -> Double {
        value(angularFrequency: angularFrequency, correlationTime: correlationTime)
            + 4 * value(angularFrequency: 2 * angularFrequency, correlationTime: correlationTime)
    }

    /// [3 J(0) + 5 J(ω) + 2 J(2ω)]/2, to which R₂ is proportional with the same factor.
    public func spinSpin(angularFrequency: Double, correlationTime: Double) -> Double {
        (3 * correlationTime + 5 * value(angularFrequency: angularFrequency, correlationTime: correlationTime)
            + 2 * value(angularFrequency: 2 * angularFrequency, correlationTime: correlationTime)) / 2
    }

    /// ωτ at which R₁ is largest and T₁ smallest: 0.6158 for one correlation time.
    public var productAtMaximum: Double {
        // d ln R₁/d ln τ falls through zero once.
        var (low, high) = (log(1e-3), log(1e3))
        for _ in 0..<100 {
            let middle = (low + high) / 2
            let step = 1e-5
            let up = spinLattice(angularFrequency: 1, correlationTime: exp(middle + step))
            let down = spinLattice(angularFrequency: 1, correlationTime: exp(middle - step))
            if up > down { low = middle } else { high = middle }
        }
        return exp((low + high) / 2)
    }
}
