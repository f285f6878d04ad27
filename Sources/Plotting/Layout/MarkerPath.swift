import Drawing
import Glibc

/// Outlines of markers of equal visual weight.
enum MarkerPath {
    static func path(_ shape: MarkerShape, at center: Point, size: Double) -> Path {
        let radius = size / 2
        func polygon(_ corners: [(Double, Double)]) -> Path {
            Path(through: corners.map { center.moved(x: $0.0 * radius, y: $0.1 * radius) }, closed: true)
        }
        switch shape {
        case .circle: return Path(circleAt: center, radius: radius)
        case .square: return polygon([(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)])
        case .triangle: return polygon([(0, -1.15), (1.1, 0.8), (-1.1, 0.8)])
        case .diamond: return polygon([(0, -1.25), (1.1, 0), (0, 1.25), (-1.1, 0)])
        case .invertedTriangle: return polygon([(0, 1.15), (1.1, -0.8), (-1.1, -0.8)])
        case .cross:
            var path = Path()
            path.move(to: center.moved(x: -radius, y: -radius))
            path.line(to: center.moved(x: radius, y: radius))
            path.move(to: center.moved(x: radius, y: -radius))
            path.line(to: center.moved(x: -radius, y: radius))
            return path
        }
    }
}
