import Drawing

/// One mark in page coordinates, cut to the panel.
struct MarkGeometry {
    /// Visible pieces of lines, or of a band's two edges.
    var lines: [[Point]] = []
    /// Centres of the markers in the panel.
    var markers: [Point] = []
    /// Outlines of the areas.
    var areas: [[Point]] = []
    /// Straight pieces of error bars, caps included.
    var bars: [[Point]] = []

    init(_ mark: Mark, axes: PanelAxes) {
        // Some way beyond the frame, so that cut ends lie under the clip path.
        let clipping = PathClipping(bounds: axes.plot.inset(by: -8))
        func point(_ x: Double, _ y: Double) -> Point { Point(x: axes.x.position(x), y: axes.y.position(y)) }
        switch mark {
        case .points(let mark):
            markers = zip(mark.x, mark.y).filter { axes.x.shows($0) && axes.y.shows($1) }.map(point)
            if let uncertainties = mark.uncertainties {
                let errors = ErrorBars(x: mark.x, y: mark.y, yError: uncertainties)
                bars = Self.bars(errors, axes: axes).flatMap(clipping.lines)
            }
        case .line(let mark): lines = clipping.lines(zip(mark.x, mark.y).map(point))
        case .band(let mark):
            let low = zip(mark.x, mark.low).map(point)
            let high = zip(mark.x, mark.high).map(point)
            areas = Self.areas(low, high).map(clipping.polygon).filter { $0.count > 2 }
        case .errorBars(let mark): bars = Self.bars(mark, axes: axes).flatMap(clipping.lines)
        case .rule(let mark):
            if mark.direction == .horizontal, axes.y.shows(mark.value) {
                let y = axes.y.position(mark.value)
                lines = [[Point(x: axes.plot.minX, y: y), Point(x: axes.plot.maxX, y: y)]]
            } else if mark.direction == .vertical, axes.x.shows(mark.value) {
                let x = axes.x.position(mark.value)
                lines = [[Point(x: x, y: axes.plot.minY), Point(x: x, y: axes.plot.maxY)]]
            }
        case .arrow(let mark):
            let ends = [point(mark.startX, mark.startY), point(mark.endX, mark.endY)]
            if ends.allSatisfy(\.isFinite) { lines = clipping.lines(ends) }
        case .annotation: break
        }
    }

    /// Outlines between two edges, one for each stretch without gaps.
    private static func areas(_ low: [Point], _ high: [Point]) -> [[Point]] {
        var stretches: [[Point]] = []
        var bottom: [Point] = []
        var top: [Point] = []
        for (a, b) in zip(low, high) {
            if a.isFinite, b.isFinite {
                bottom.append(a)
                top.append(b)
            } else {
                if bottom.count > 1 { stretches.append(bottom + top.reversed()) }
                (bottom, top) = ([], [])
            }
        }
        if bottom.count > 1 { stretches.append(bottom + top.reversed()) }
        return stretches
    }

    private static let capHalf = 1.6

    private static func bars(_ mark: ErrorBars, axes: PanelAxes) -> [[Point]] {
        var bars: [[Point]] = []
        for index in mark.x.indices where axes.x.shows(mark.x[index]) && axes.y.shows(mark.y[index]) {
            let center = Point(x: axes.x.position(mark.x[index]), y: axes.y.position(mark.y[index]))
            if let error = mark.yError?[index], error.isFinite {
                // On a logarithmic axis a bar that reaches zero runs out of the panel.
                let low = axes.y.position(mark.y[index] - error)
                let start = Point(x: center.x, y: low.isFinite ? low : axes.plot.maxY + 6)
                let end = Point(x: center.x, y: axes.y.position(mark.y[index] + error))
                bars.append([start, end])
                bars += [start, end].map { [$0.moved(x: -capHalf), $0.moved(x: capHalf)] }
            }
            if let error = mark.xError?[index], error.isFinite {
                let low = axes.x.position(mark.x[index] - error)
                let start = Point(x: low.isFinite ? low : axes.plot.minX - 6, y: center.y)
                let end = Point(x: axes.x.position(mark.x[index] + error), y: center.y)
                bars.append([start, end])
                bars += [start, end].map { [$0.moved(y: -capHalf), $0.moved(y: capHalf)] }
            }
        }
        return bars
    }
}
