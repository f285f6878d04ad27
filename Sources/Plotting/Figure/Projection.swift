/// How a panel's coordinates lie on the page.
public enum Projection: Codable, Hashable, Sendable {
    case cartesian
    /// x is an angle in degrees, y a distance from the centre. With `startsAtTop` 0° is up and angles grow clockwise, as
    /// on a compass; else 0° points to the right and angles grow counterclockwise.
    case polar(startsAtTop: Bool)
    /// A triangle of three fractions that add to 1: x is the second, y the third. Corners in label markup: left, right,
    /// top.
    case ternary(left: String, right: String, top: String)
}
