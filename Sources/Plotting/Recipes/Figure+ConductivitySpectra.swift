extension Figure {
    /// Conductivity spectra on two logarithmic axes with square decades where the data allow.
    ///
    /// - Parameter series: from cold to hot, the order of the colours.
    public static func conductivitySpectra(_ series: [ConductivitySpectrumSeries]) -> Figure {
        let hasHopping = series.contains { $0.hoppingFrequency != nil && $0.hoppingConductivity != nil }
        return Figure {
            for (index, entry) in series.enumerated() {
                let color = SeriesColor.sequential(index, of: series.count)
                Points(x: entry.frequencies, y: entry.conductivities, label: entry.label, shape: .circle).color(color)
                if !entry.fittedFrequencies.isEmpty {
                    Line(x: entry.fittedFrequencies, y: entry.fittedConductivities).series(entry.label).color(color)
                }
                if let frequency = entry.hoppingFrequency, let conductivity = entry.hoppingConductivity {
                    Points(x: [frequency], y: [conductivity], shape: .diamond)
                        .series(entry.label).color(color).filled().scaled(by: 1.5)
                }
            }
            if hasHopping {
                // Only the legend's entry: the points themselves have the colours of their spectra.
                Points(x: [], y: [], label: "*ν*~p~: *σ*′ = 2*σ*~dc~", shape: .diamond)
                    .color(.grey).filled().scaled(by: 1.5).namedInLegend()
            }
        }
        .xAxis("*ν*", unit: "Hz", scale: .log)
        .yAxis("*σ*′", unit: "S cm^−1^", scale: .log)
        .equalScales()
    }
}
