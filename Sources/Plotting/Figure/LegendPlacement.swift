/// Where the names of the series stand.
public enum LegendPlacement: String, Codable, Hashable, Sendable {
    /// At the curves where there is room, else in an empty corner, else above the plot.
    case automatic
    /// In the emptiest corner of the plot, else above it.
    case inside
    case above
    case right
    case hidden
}
