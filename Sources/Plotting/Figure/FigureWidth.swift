/// How wide a figure would like to be.
public enum FigureWidth: Codable, Hashable, Sendable {
    /// 84 mm, one column of a two-column page.
    case column
    /// 120 mm.
    case medium
    /// 174 mm, a page's text area.
    case page
    case points(Double)

    /// The width in points (1/72 inch).
    public var points: Double {
        switch self {
        case .column: 84 * 72 / 25.4
        case .medium: 120 * 72 / 25.4
        case .page: 174 * 72 / 25.4
        case .points(let points): points
        }
    }
}
