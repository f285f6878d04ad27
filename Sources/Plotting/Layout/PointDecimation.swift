import Drawing
import Glibc

/// Leaves out dots that others cover wholly, so that a cloud of a million looks as if all were drawn.
///
/// Dots of one colour and size are drawn as one area: a dot may go when every cell of a fine grid that it touches lies
/// wholly inside a dot that stays.
struct PointDecimation {
    var radius: Double
    var bounds: Rect

    /// From so many points on, a mark without a stated shape is drawn as small dots.
    static let leastCount = 5000

    func reduced(_ centers: [Point]) -> [Point] {
        guard centers.count > Self.leastCount, radius > 0.05 else { return centers }
        var grid = CoverGrid(radius: radius, bounds: bounds)
        var kept: [Point] = []
        // One dot of each square of the size of a radius first: they cover most, and the rest falls away.
        let columns = Int(bounds.width / radius) + 3
        let rows = Int(bounds.height / radius) + 3
        var isTaken = [Bool](repeating: false, count: columns * rows)
        var isFirst = [Bool](repeating: false, count: centers.count)
        for (index, center) in centers.enumerated() {
            let column = min(columns - 1, max(0, Int((center.x - bounds.minX) / radius) + 1))
            let row = min(rows - 1, max(0, Int((center.y - bounds.minY) / radius) + 1))
            if isTaken[row * columns + column] { continue }
            isTaken[row * columns + column] = true
            isFirst[index] = true
            if grid.add(center) { kept.append(center) }
        }
        for index in centers.indices where !isFirst[index] {
            if grid.add(centers[index]) { kept.append(centers[index]) }
        }
        return kept
    }
}
