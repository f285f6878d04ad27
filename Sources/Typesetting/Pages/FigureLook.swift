public import Drawing

/// What a template says of figures; nil and nothing where it leaves that to the figures' theme. Lengths in points.
public struct FigureLook: Codable, Hashable, Sendable {
    /// Themes that a template may name.
    public enum Base: String, Codable, CaseIterable, Sendable {
        case report
        case acsSingleColumn = "acs-single-column"
        case acsDoubleColumn = "acs-double-column"
        case nature
    }

    /// How axis titles show units.
    public enum Units: String, Codable, CaseIterable, Sendable { case quotient, parentheses }

    /// The theme that all else changes.
    public var base: Base?
    /// How axis titles show units.
    public var units: Units?
    /// Size of labels.
    public var textSize: Double?
    /// Width of axes and ticks.
    public var axisWidth: Double?
    /// Width of series.
    public var lineWidth: Double?
    /// Diameter of markers.
    public var markerSize: Double?
    /// Colours of series in their order; empty for the theme's own.
    public var colors: [Color] = []

    /// A look that leaves everything to the figures.
    public init() {}
}
