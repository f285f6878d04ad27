/// Lines and cubic Bézier curves, in points.
public struct Path: Hashable, Codable, Sendable {
    @frozen public enum Element: Hashable, Codable, Sendable {
        case move(Point)
        case line(Point)
        case curve(Point, Point, Point)
        case close
    }

    public var elements: [Element]

    public init(_ elements: [Element] = []) { self.elements = elements }

    public var isEmpty: Bool { elements.isEmpty }

    public mutating func move(to point: Point) { elements.append(.move(point)) }
    public mutating func line(to point: Point) { elements.append(.line(point)) }
    public mutating func curve(_ control1: Point, _ control2: Point, to end: Point) {
        elements.append(.curve(control1, control2, end))
    }
    public mutating func close() { elements.append(.close) }

    /// A line through the points, closed to an outline when asked.
    public init(through points: some Sequence<Point>, closed: Bool = false) {
        self.init()
        for point in points {
            if isEmpty { move(to: point) } else { line(to: point) }
        }
        if closed, !isEmpty { close() }
    }

    public init(_ rect: Rect) {
        self.init(
            through: [
                Point(x: rect.minX, y: rect.minY), Point(x: rect.maxX, y: rect.minY),
                Point(x: rect.maxX, y: rect.maxY), Point(x: rect.minX, y: rect.maxY),
            ], closed: true)
    }

    /// A circle by four Bézier arcs (largest radial error 0.03 %).
    public init(circleAt center: Point, radius: Double) {
        self.init()
        let handle = radius * 0.552_284_749_830_793_4
        move(to: center.moved(x: radius))
        curve(
            center.moved(x: radius, y: handle), center.moved(x: handle, y: radius), to: center.moved(y: radius))
        curve(
            center.moved(x: -handle, y: radius), center.moved(x: -radius, y: handle), to: center.moved(x: -radius))
        curve(
            center.moved(x: -radius, y: -handle), center.moved(x: -handle, y: -radius), to: center.moved(y: -radius))
        curve(
            center.moved(x: handle, y: -radius), center.moved(x: radius, y: -handle), to: center.moved(x: radius))
        close()
    }

    public func applying(_ transform: Transform) -> Path {
        Path(
            elements.map { element in
                switch element {
                case .move(let point): .move(transform.apply(point))
                case .line(let point): .line(transform.apply(point))
                case .curve(let control1, let control2, let end):
                    .curve(transform.apply(control1), transform.apply(control2), transform.apply(end))
                case .close: .close
                }
            })
    }
}
