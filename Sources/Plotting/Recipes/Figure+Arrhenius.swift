/// One series of an Arrhenius plot.
public struct ArrheniusSeries: Sendable {
    public var label: String
    /// Measured points: temperatures in K, values, and their standard uncertainties where known.
    public var temperatures: [Double]
    public var values: [Double]
    public var uncertainties: [Double]?
    /// A fitted or defined line, with its band where known.
    public var lineTemperatures: [Double]
    public var lineValues: [Double]
    public var band: (lower: [Double], upper: [Double])?
    /// Whether the line is not backed by points there.
    public var isExtrapolated: Bool

    public init(
        _ label: String, temperatures: [Double] = [], values: [Double] = [], uncertainties: [Double]? = nil,
        lineTemperatures: [Double] = [], lineValues: [Double] = [], band: (lower: [Double], upper: [Double])? = nil,
        isExtrapolated: Bool = false
    ) {
        self.label = label
        self.temperatures = temperatures
        self.values = values
        self.uncertainties = uncertainties
        self.lineTemperatures = lineTemperatures
        self.lineValues = lineValues
        self.band = band
        self.isExtrapolated = isExtrapolated
    }
}

extension Figure {
    /// An Arrhenius plot: values on a logarithmic axis against 1000/T, with °C above.
    ///
    /// - Parameters:
    ///   - quantity: title of the y axis with its unit, in the label notation.
    public static func arrhenius(_ series: [ArrheniusSeries], quantity: String) -> Figure {
        Figure {
            for entry in series {
                if let band = entry.band {
                    Band(x: entry.lineTemperatures, low: band.lower, high: band.upper, label: entry.label)
                }
                if !entry.lineTemperatures.isEmpty {
                    Line(
                        x: entry.lineTemperatures, y: entry.lineValues, label: entry.label,
                        dash: entry.isExtrapolated ? .dashed : .solid)
                }
                if !entry.temperatures.isEmpty {
                    Points(
                        x: entry.temperatures, y: entry.values, uncertainties: entry.uncertainties, label: entry.label)
                }
            }
        }
        .xAxis("1000 *T*^−1^ / K^−1^", scale: .reciprocalTemperature)
        .yAxis(quantity, scale: .log)
        .description(
            "\(quantity.filter { !"*~^".contains($0) }) on a logarithmic axis against the reciprocal temperature")
    }
}
