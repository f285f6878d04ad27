import Drawing

/// Draws many markers that are all alike in few pieces, as they would look one after the other.
///
/// Markers that touch none of each other form a layer, which is one path; a later marker lies in a later layer than all
/// that it touches. Files get small and quick to draw that way, and no marker hides what it did not hide before.
struct MarkerBatch {
    /// About the origin.
    var outline: Path
    /// Circles are drawn as two dots, the smaller one for the ground inside.
    var circleRadius: Double?
    var stroke: StrokeStyle
    /// nil for markers of lines alone.
    var fill: Color?

    /// So many markers and fewer are drawn as shapes of their own, easier to take hold of in a drawing program.
    static let leastCount = 100

    func items(_ centers: [Point]) -> [DisplayItem] {
        // Without an inside to hide things the order cannot be seen.
        let layers = fill == nil || fill == stroke.color ? [centers] : layers(centers)
        return layers.flatMap(items(layer:))
    }

    /// Dots of one colour as one area.
    static func dots(_ centers: [Point], radius: Double, color: Color) -> DisplayItem {
        var elements: [Path.Element] = []
        elements.reserveCapacity(centers.count * 2)
        for center in centers {
            elements.append(.move(center))
            elements.append(.line(center))
        }
        return .stroke(Path(elements), StrokeStyle(color: color, width: radius * 2, cap: .round))
    }

    private func items(layer: [Point]) -> [DisplayItem] {
        if let circleRadius {
            let outer = Self.dots(layer, radius: circleRadius + stroke.width / 2, color: stroke.color)
            guard let fill, fill != stroke.color else { return [outer] }
            return [outer, Self.dots(layer, radius: circleRadius - stroke.width / 2, color: fill)]
        }
        let path = Path(
            layer.flatMap { center in
                outline.applying(Transform.translation(x: center.x, y: center.y)).elements
            })
        return [fill.map { .fill(path, $0) }, .stroke(path, stroke)].compactMap { $0 }
    }

    /// Cells of a third of a marker remember the last layer that reaches into them.
    private func layers(_ centers: [Point]) -> [[Point]] {
        let reach = (outline.extent ?? 0) + stroke.width * (stroke.join == .miter ? 1 : 0.5)
        guard reach > 0, let left = centers.map(\.x).min(), let right = centers.map(\.x).max(),
            let top = centers.map(\.y).min(), let bottom = centers.map(\.y).max()
        else { return [centers] }
        let cell = reach * 2 / 3
        func cells(_ position: Double, from start: Double) -> ClosedRange<Int> {
            Int((position - start) / cell)...Int((position - start + reach * 2) / cell)
        }
        let width = cells(right, from: left).upperBound + 1
        var counts = [Int32](repeating: 0, count: width * (cells(bottom, from: top).upperBound + 1))
        var layers: [[Point]] = []
        for center in centers {
            let columns = cells(center.x, from: left)
            let rows = cells(center.y, from: top)
            var layer: Int32 = 0
            for row in rows { for column in columns { layer = max(layer, counts[row * width + column]) } }
            for row in rows { for column in columns { counts[row * width + column] = layer + 1 } }
            if Int(layer) == layers.count { layers.append([]) }
            layers[Int(layer)].append(center)
        }
        return layers
    }
}

extension Path {
    /// The largest distance of a coordinate from the origin, handles of curves included.
    fileprivate var extent: Double? {
        elements.flatMap { element -> [Double] in
            switch element {
            case .move(let point), .line(let point): [abs(point.x), abs(point.y)]
            case .curve(let first, let second, let end):
                [first, second, end].flatMap { [abs($0.x), abs($0.y)] }
            case .close: []
            }
        }.max()
    }
}
