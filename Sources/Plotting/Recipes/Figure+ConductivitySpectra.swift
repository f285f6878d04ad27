/// One conductivity spectrum: points, the fitted curve and where the fit has its hopping frequency.
public struct ConductivitySpectrumSeries: Sendable {
    public var label: String
    /// Frequencies in Hz and conductivities in S/cm.
    public var frequencies: [Double]
    public var conductivities: [Double]
    public var fittedFrequencies: [Double]
    public var fittedConductivities: [Double]
    /// ν_p in Hz and the conductivity there, twice the dc value.
    public var hoppingPoint: (frequency: Double, conductivity: Double)?

    public init(
        _ label: String, frequencies: [Double], conductivities: [Double], fittedFrequencies: [Double] = [],
        fittedConductivities: [Double] = [], hoppingPoint: (frequency: Double, conductivity: Double)? = nil
    ) {
        self.label = label
        self.frequencies = frequencies
        self.conductivities = conductivities
        self.fittedFrequencies = fittedFrequencies
        self.fittedConductivities = fittedConductivities
        self.hoppingPoint = hoppingPoint
    }
}

extension Figure {
    /// Conductivity spectra on two logarithmic axes; a family of temperatures takes its colours from cold to hot in the order given.
    public static func conductivitySpectra(_ series: [ConductivitySpectrumSeries]) -> Figure {
        let hopping = series.compactMap(\.hoppingPoint)
        return Figure {
            for (index, entry) in series.enumerated() {
                let part = series.count > 1 ? Double(index) / Double(series.count - 1) : 0.3
                Line(x: entry.fittedFrequencies, y: entry.fittedConductivities, label: entry.label).sequence(part)
                Points(x: entry.frequencies, y: entry.conductivities, label: entry.label).sequence(part)
            }
            if !hopping.isEmpty {
                Points(
                    x: hopping.map(\.frequency), y: hopping.map(\.conductivity), label: "*σ*′ = 2*σ*~dc~ at *ν*~p~",
                    shape: .cross
                )
                .sequence(0.02)
            }
        }
        .xAxis("*ν* / Hz", scale: .log)
        .yAxis("*σ*′ / S cm^−1^", scale: .log)
        .description("Real part of the conductivity against frequency on logarithmic axes, with fitted curves")
    }
}
