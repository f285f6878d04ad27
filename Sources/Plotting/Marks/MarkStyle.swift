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

    public init(
        label: String? = nil, series: String? = nil, isNamedInLegend: Bool = false, color: SeriesColor? = nil,
        marker: MarkerShape? = nil,
        filled: Bool = false, dash: LineDash = .solid, scale: Double = 1
    ) {
        self.label = label
        self.series = series
        self.isNamedInLegend = isNamedInLegend
        self.color = color
        self.marker = marker
        self.filled = filled
        self.dash = dash
        self.scale = scale
    }
}
