import Glibc

/// One spectrum of a scaled master curve.
public struct MasterCurveSeries: Codable, Hashable, Sendable {
    /// The series' name, in label markup, usually its temperature.
    public var label: String
    /// ν / ν_p (the same number as ω / ω_p).
    public var scaledFrequencies: [Double]
    /// σ′ / σ_dc.
    public var scaledConductivities: [Double]

    /// Scales a spectrum.
    ///
    /// - Parameters:
    ///   - frequencies: ν in Hz, not angular.
    ///   - conductivities: σ′ in S cm⁻¹.
    ///   - hoppingFrequency: ν_p = ω_p / 2π in Hz.
    ///   - dcConductivity: σ_dc in S cm⁻¹.
    public init(
        _ label: String, frequencies: [Double], conductivities: [Double], hoppingFrequency: Double,
        dcConductivity: Double
    ) {
        requireEqualCounts(
            "MasterCurveSeries", ("frequencies", frequencies.count), ("conductivities", conductivities.count))
        self.label = label
        scaledFrequencies = frequencies.map { $0 / hoppingFrequency }
        scaledConductivities = conductivities.map { $0 / dcConductivity }
    }
}

extension Figure {
    /// Spectra scaled by their hopping frequency and plateau, σ′/σ_dc against ν/ν_p, which fall on one curve where only
    /// the time scale changes with temperature (B. Roling, A. Happe, K. Funke, M. Ingram, Phys. Rev. Lett. 78 (1997)
    /// 2160).
    ///
    /// - Parameters:
    ///   - series: from cold to hot, the order of the colours.
    ///   - exponent: n of 1 + (ν/ν_p)ⁿ, drawn as a line; nil draws none.
    public static func masterCurve(_ series: [MasterCurveSeries], exponent: Double? = nil) -> Figure {
        let all = series.flatMap(\.scaledFrequencies).filter { $0 > 0 && $0.isFinite }
        let low = log10(all.min() ?? 0.01)
        let high = log10(all.max() ?? 100)
        return Figure {
            if let exponent {
                let x = (0...120).map { pow(10, low + (high - low) * Double($0) / 120) }
                Line(x: x, y: x.map { 1 + pow($0, exponent) }, label: "1 + (*ν*/*ν*~p~)^*n*^").color(.text)
            }
            for (index, entry) in series.enumerated() {
                Points(
                    x: entry.scaledFrequencies, y: entry.scaledConductivities, label: entry.label,
                    shape: MarkerShape.allCases[index % 5]
                ).color(.sequential(index, of: series.count)).namedInLegend()
            }
        }
        .xAxis("*ν* / *ν*~p~", scale: .log)
        .yAxis("*σ*′ / *σ*~dc~", scale: .log)
        .legend(.inside)
    }
}
