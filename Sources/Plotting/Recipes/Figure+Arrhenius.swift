extension Figure {
    /// An Arrhenius plot: values on a logarithmic axis against 1000/T, the Celsius temperature above.
    ///
    /// - Parameters:
    ///   - series: points and lines with their temperatures in K.
    ///   - quantity: title of the y axis with its unit, in label markup.
    public static func arrhenius(_ series: [ArrheniusSeries], quantity: String) -> Figure {
        Figure {
            for entry in series {
                if let low = entry.lowerBand, let high = entry.upperBand {
                    Band(x: entry.lineTemperatures, low: low, high: high, label: entry.label)
                }
                for line in entry.lines() { line }
                if !entry.temperatures.isEmpty {
                    Points(
                        x: entry.temperatures, y: entry.values, uncertainties: entry.uncertainties, label: entry.label)
                }
            }
        }
        .xAxis(scale: .reciprocalTemperature)
        .yAxis(quantity, scale: .log)
    }

    /// An Arrhenius plot of a usual quantity.
    public static func arrhenius(_ series: [ArrheniusSeries], quantity: ArrheniusQuantity) -> Figure {
        arrhenius(series, quantity: "").yAxis(quantity.title, unit: quantity.unit)
    }
}
