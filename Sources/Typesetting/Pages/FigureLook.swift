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

    public var base: Base?
    public var units: Units?
    public var textSize: Double?
    public var axisWidth: Double?
    public var lineWidth: Double?
    public var markerSize: Double?
    /// Colours of series in their order; empty for the theme's own.
    public var colors: [Color] = []

    public init() {}
}
