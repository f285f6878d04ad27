import Glibc

/// Whether residuals in order of frequency scatter, or run in waves that tell of something the model leaves out.
enum ResidualRuns {
    /// Waviness that chance gives once in a thousand spectra.
    static let limit = 3.29

    /// How much rarer the residuals change sign than chance has it, in standard deviations; large values mean waves.
    ///
    /// The number of runs of one sign in N points, of which n₊ and n₋, has the mean 1 + 2n₊n₋/N and the variance (μ−1)(μ−2)/(N−1).
    /// Source: Wald and Wolfowitz, Ann. Math. Stat. 11 (1940) 147.
    static func waviness(_ residuals: [Double]) -> Double {
        let signs = residuals.filter { $0 != 0 }.map { $0 > 0 }
        let positive = Double(signs.count { $0 })
        let negative = Double(signs.count) - positive
        let count = positive + negative
        guard positive > 0, negative > 0 else { return count > 9 ? .infinity : 0 }
        let runs = 1 + Double(zip(signs, signs.dropFirst()).count { $0 != $1 })
        let mean = 1 + 2 * positive * negative / count
        let variance = (mean - 1) * (mean - 2) / (count - 1)
        return variance > 0 ? (mean - runs) / variance.squareRoot() : 0
    }

    /// ρ = Σ r_i r_{i+1}/Σ r_i², the correlation of neighbours, −1…1; 0 for residuals that are all zero.
    static func neighbourCorrelation(_ residuals: [Double]) -> Double {
        let square = residuals.reduce(0) { $0 + $1 * $1 }
        guard square > 0 else { return 0 }
        return zip(residuals, residuals.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 } / square
    }

    /// By how much variances of parameters grow where neighbours are correlated, (1 + ρ)/(1 − ρ), between 1 and 39.
    ///
    /// It holds for slowly changing derivatives and a correlation that falls as ρ^k. Source: C. Chatfield, The Analysis of Time Series, on the mean of
    /// an autoregressive process of first order.
    static func inflation(_ residuals: [Double]) -> Double {
        let correlation = min(max(neighbourCorrelation(residuals), 0), 0.95)
        return (1 + correlation) / (1 - correlation)
    }
}
