import Glibc

extension Figure {
    /// Prefactors against activation energies with the ellipse of each pair's correlated errors.
    ///
    /// - Parameters:
    ///   - energies: E_a in eV.
    ///   - logPrefactors: log10 of the prefactors.
    ///   - energyErrors: standard uncertainties in eV; empty draws points alone.
    ///   - prefactorErrors: standard uncertainties of log10.
    ///   - correlations: correlation coefficients of each pair; empty takes 0.
    ///   - line: slope in 1/eV and intercept of the compensation line.
    ///   - quantity: title of the y axis, in label markup.
    public static func meyerNeldel(
        energies: [Double], logPrefactors: [Double], energyErrors: [Double] = [], prefactorErrors: [Double] = [],
        correlations: [Double] = [], names: [String] = [], line: (slope: Double, intercept: Double)? = nil,
        quantity: String = "log~10~(*σ*~0~ / S cm^−1^ K)"
    ) -> Figure {
        requireEqualCounts("meyerNeldel", ("energies", energies.count), ("logPrefactors", logPrefactors.count))
        let hasErrors = !energyErrors.isEmpty && !prefactorErrors.isEmpty
        if hasErrors {
            requireEqualCounts(
                "meyerNeldel", ("energies", energies.count), ("energyErrors", energyErrors.count),
                ("prefactorErrors", prefactorErrors.count))
        }
        // The curve Δᵀ C⁻¹ Δ = 1, by the Cholesky factor of the covariance.
        let ellipses =
            hasErrors
            ? energies.indices.map { index -> (x: [Double], y: [Double]) in
                let correlation = index < correlations.count ? correlations[index] : 0
                let angles = (0..<60).map { Double($0) * .pi / 30 }
                let across = (1 - correlation * correlation).squareRoot()
                return (
                    angles.map { energies[index] + energyErrors[index] * cos($0) },
                    angles.map {
                        logPrefactors[index] + prefactorErrors[index] * (correlation * cos($0) + across * sin($0))
                    }
                )
            } : []
        let low = energies.min() ?? 0
        let high = energies.max() ?? 1
        let margin = (high - low) * 0.06
        return Figure {
            if hasErrors {
                Shapes(xs: ellipses.map(\.x), ys: ellipses.map(\.y), outline: 1).series("data").opacity(0.16)
            }
            if let line {
                let ends = [low - margin, high + margin]
                Line(x: ends, y: ends.map { line.intercept + line.slope * $0 }).series("line").color(.text)
            }
            Points(x: energies, y: logPrefactors, shape: .circle).series("data")
            if !names.isEmpty { Labels(names, x: energies, y: logPrefactors, anchor: .right, findsPlaces: true) }
        }
        .xAxis("*E*~a~", unit: "eV")
        .yAxis(quantity)
    }
}
