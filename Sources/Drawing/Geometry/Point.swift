/// A position in points (1/72 inch), x to the right and y downwards.
@frozen public struct Point: Hashable, Codable, Sendable {
    public var x: Double
    public var y: Double

    @inlinable public init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }

    public static let zero = Point(x: 0, y: 0)

    /// The position moved by the given distances, in points.
    @inlinable public func moved(x dx: Double = 0, y dy: Double = 0) -> Point { Point(x: x + dx, y: y + dy) }
}
