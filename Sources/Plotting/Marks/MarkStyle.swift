/// Identity and look of a mark; what is nil follows from the series and the theme.
public struct MarkStyle: Codable, Hashable, Sendable {
    /// The series' name as shown, in label markup.
    public var label: String?
    /// The series' identity; the label when nil.
    public var series: String?
    /// Whether the name is never set at the marks themselves.
    public var isNamedInLegend: Bool
    public var color: SeriesColor?
    public var marker: MarkerShape?
    public var filled: Bool
    public var dash: LineDash
    /// Factor on marker size and line width.
    public var scale: Double
    /// Opacity of filled areas, 0…1; nil takes the mark's own.
    public var opacity: Double?
    /// Whether the mark belongs to the second vertical axis, at the right.
    public var usesSecondAxis: Bool

    public init(
        label: String? = nil, series: String? = nil, isNamedInLegend: Bool = false, color: SeriesColor? = nil,
        marker: MarkerShape? = nil,
        filled: Bool = false, dash: LineDash = .solid, scale: Double = 1, opacity: Double? = nil,
        usesSecondAxis: Bool = false
    ) {
        self.label = label
        self.series = series
        self.isNamedInLegend = isNamedInLegend
        self.color = color
        self.marker = marker
        self.filled = filled
        self.dash = dash
        self.scale = scale
        self.opacity = opacity
        self.usesSecondAxis = usesSecondAxis
    }
}
