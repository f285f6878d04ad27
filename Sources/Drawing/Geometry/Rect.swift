/// A rectangle in points, from its top left corner.
@frozen public struct Rect: Hashable, Codable, Sendable {
    public var origin: Point
    public var size: Size

    @inlinable public init(x: Double, y: Double, width: Double, height: Double) {
        origin = Point(x: x, y: y)
        size = Size(width: width, height: height)
    }

    @inlinable public init(origin: Point, size: Size) {
        self.origin = origin
        self.size = size
    }

    @inlinable public var minX: Double { origin.x }
    @inlinable public var maxX: Double { origin.x + size.width }
    @inlinable public var midX: Double { origin.x + size.width / 2 }
    @inlinable public var minY: Double { origin.y }
    @inlinable public var maxY: Double { origin.y + size.height }
    @inlinable public var midY: Double { origin.y + size.height / 2 }
    @inlinable public var width: Double { size.width }
    @inlinable public var height: Double { size.height }

    /// The rectangle made smaller on every side by `distance` points (larger when negative).
    public func inset(by distance: Double) -> Rect {
        Rect(x: minX + distance, y: minY + distance, width: width - 2 * distance, height: height - 2 * distance)
    }

    /// Whether the two rectangles share an area; touching edges do not count.
    public func intersects(_ other: Rect) -> Bool {
        minX < other.maxX && other.minX < maxX && minY < other.maxY && other.minY < maxY
    }

    public func contains(_ point: Point) -> Bool {
        (minX...maxX).contains(point.x) && (minY...maxY).contains(point.y)
    }

    /// The smallest rectangle that holds both.
    public func union(_ other: Rect) -> Rect {
        let left = min(minX, other.minX)
        let top = min(minY, other.minY)
        return Rect(
            x: left, y: top, width: max(maxX, other.maxX) - left, height: max(maxY, other.maxY) - top)
    }
}
