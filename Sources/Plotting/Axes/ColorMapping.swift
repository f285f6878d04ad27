import Drawing

/// A colour scale with its domain settled.
struct ColorMapping {
    var scale: ColorScale
    var low: Double
    var high: Double
    var theme: FigureTheme

    init(_ scale: ColorScale, marks: [Mark], theme: FigureTheme) {
        self.scale = scale
        self.theme = theme
        (low, high) = scale.domain(marks.compactMap(\.colorValues))
    }

    /// The place of a value in the domain, 0…1 inside; NaN where the scale has none.
    func part(_ value: Double) -> Double { (scale.scale.coordinate(value) - low) / (high - low) }

    /// nil for values without a place on the scale.
    func color(_ value: Double) -> Color? {
        let part = part(value)
        return part.isFinite ? color(part: part) : nil
    }

    func color(part: Double) -> Color { theme.color(part: part, of: scale.map) }
}
