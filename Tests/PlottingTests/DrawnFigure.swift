import Drawing

/// What a display list shows, with all transforms applied.
struct DrawnFigure {
    struct Text {
        var text: String
        var color: Color
        var size: Double
        var isUpright: Bool
        /// From cap height to baseline, in page coordinates.
        var box: Rect
        var baseline: Point
    }

    var size: Size
    var texts: [Text] = []
    var strokes: [(path: Path, style: StrokeStyle)] = []
    var fills: [(path: Path, color: Color)] = []

    init(_ list: DisplayList) {
        size = list.size
        add(list.items, .identity)
    }

    private mutating func add(_ items: [DisplayItem], _ transform: Transform) {
        for item in items {
            switch item {
            case .fill(let path, let color): fills.append((path.applying(transform), color))
            case .stroke(let path, let style): strokes.append((path.applying(transform), style))
            case .glyphs(let run, let origin):
                let corners = [origin, origin.moved(x: run.advance, y: -0.73 * run.size)].map(transform.apply)
                let box = Rect(x: corners[0].x, y: corners[0].y, width: 0, height: 0)
                    .union(Rect(x: corners[1].x, y: corners[1].y, width: 0, height: 0))
                texts.append(
                    Text(
                        text: run.text, color: run.color, size: run.size, isUpright: transform.b == 0, box: box,
                        baseline: transform.apply(origin)))
            case .group(let inner, _, let items): add(items, inner.then(transform))
            case .link(_, let items), .tagged(_, let items): add(items, transform)
            case .image, .destination: break
            }
        }
    }

    /// Rectangles drawn as closed paths of four corners with the axes' line: the frames of the panels.
    var frames: [Rect] {
        strokes.compactMap { path, style in
            guard path.elements.count == 5, case .move(let a) = path.elements[0], case .line(let c) = path.elements[2],
                case .close = path.elements[4], style.width == 0.6
            else { return nil }
            return Rect(x: a.x, y: a.y, width: c.x - a.x, height: c.y - a.y)
        }
    }
}
