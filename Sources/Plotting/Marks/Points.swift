/// Data points, hollow unless filled.
public struct Points: PlotElement, Codable, Hashable {
    public var x: [Double]
    public var y: [Double]
    /// Standard uncertainties of y, drawn as error bars.
    public var uncertainties: [Double]?
    public var style: MarkStyle

    /// - Parameters:
    ///   - x: positions in the axis' unit (kelvin on a reciprocal temperature axis).
    ///   - y: values; where either is NaN nothing is drawn.
    ///   - uncertainties: standard uncertainties of y.
    ///   - label: the series' name, in label markup.
    ///   - shape: the marker; nil takes the series' own.
    public init(
        x: [Double], y: [Double], uncertainties: [Double]? = nil, label: String? = nil, shape: MarkerShape? = nil
    ) {
        requireEqualCounts(
            "Points", ("x", x.count), ("y", y.count), ("uncertainties", uncertainties?.count ?? x.count))
        self.uncertainties = uncertainties
        self.x = x
        self.y = y
        style = MarkStyle(label: label, marker: shape)
    }

    public var mark: Mark { .points(self) }
}
