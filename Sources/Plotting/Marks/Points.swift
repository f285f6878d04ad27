/// Data points, hollow unless filled.
public struct Points: PlotElement, Codable, Hashable {
    public var x: [Double]
    public var y: [Double]
    /// Standard uncertainties of y, drawn as error bars.
    public var uncertainties: [Double]?
    /// Values shown by colour, on the panel's colour scale.
    public var colorValues: [Double]?
    /// Factors on the marker's size, one for each point.
    public var sizes: [Double]?
    public var style: MarkStyle

    /// - Parameters:
    ///   - x: positions in the axis' unit (kelvin on a reciprocal temperature axis).
    ///   - y: values; where either is NaN nothing is drawn.
    ///   - uncertainties: standard uncertainties of y.
    ///   - label: the series' name, in label markup.
    ///   - shape: the marker; nil takes the series' own.
    ///   - colorValues: values shown by colour, on the panel's colour scale.
    ///   - sizes: factors on the marker's size.
    public init(
        x: [Double], y: [Double], uncertainties: [Double]? = nil, label: String? = nil, shape: MarkerShape? = nil,
        colorValues: [Double]? = nil, sizes: [Double]? = nil
    ) {
        requireEqualCounts(
            "Points", ("x", x.count), ("y", y.count), ("uncertainties", uncertainties?.count ?? x.count),
            ("colorValues", colorValues?.count ?? x.count), ("sizes", sizes?.count ?? x.count))
        self.uncertainties = uncertainties
        self.colorValues = colorValues
        self.sizes = sizes
        self.x = x
        self.y = y
        style = MarkStyle(label: label, marker: shape)
    }

    public var mark: Mark { .points(self) }
}
