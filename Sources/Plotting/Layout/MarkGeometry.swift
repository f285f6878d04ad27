import Drawing

/// One mark in page coordinates, cut to the panel.
struct MarkGeometry {
    /// Visible pieces of lines, or of a band's two edges.
    var lines: [[Point]] = []
    /// Centres of the markers in the panel; of dots, those that can be seen.
    var markers: [Point] = []
    /// Set where there are so many points that each is a dot.
    var dotRadius: Double?
    /// Which points of the mark the markers are.
    var shown: [Int] = []
    /// Outlines of the areas.
    var areas: [[Point]] = []
    /// Which outlines of the mark the areas are.
    var areaIndices: [Int] = []
    /// Straight pieces of error bars, caps included.
    var bars: [[Point]] = []
    /// Rectangles of bars and regions, cut to the plot area.
    var boxes: [Rect] = []

    static let empty = MarkGeometry()

    private init() {}

    init(_ mark: Mark, axes whole: PanelAxes, theme: FigureTheme) {
        let axes = whole.axes(for: mark)
        // Some way beyond the frame, so that cut ends lie under the clip path.
        let clipping = PathClipping(bounds: axes.plot.inset(by: -8))
        switch mark {
        case .points(let mark):
            let areAlike = mark.colorValues == nil && mark.sizes == nil
            let centers = axes.points(mark.x, mark.y)
            for index in mark.x.indices where axes.shows(mark.x[index], mark.y[index]) {
                guard centers[index].isFinite else { continue }
                markers.append(centers[index])
                if !areAlike { shown.append(index) }
            }
            if areAlike, mark.style.marker == nil, markers.count > PointDecimation.leastCount {
                let radius = theme.markerSize * mark.style.scale * 0.16
                dotRadius = radius
                markers = PointDecimation(radius: radius, bounds: axes.plot).reduced(markers)
            }
            if let uncertainties = mark.uncertainties {
                let errors = ErrorBars(x: mark.x, y: mark.y, yError: uncertainties)
                bars = Self.bars(errors, axes: axes).flatMap(clipping.lines)
            }
        case .line(let mark):
            lines = clipping.lines(axes.points(mark.x, mark.y))
            if mark.style.dash == .solid {
                let decimation = LineDecimation(halfWidth: theme.lineWidth * mark.style.scale / 2)
                lines = lines.map(decimation.reduced)
            }
        case .band(let mark):
            let low = zip(mark.x, mark.low).map(axes.point)
            let high = zip(mark.x, mark.high).map(axes.point)
            areas = Self.areas(low, high).map { clipping.polygon($0) }.filter { $0.count > 2 }
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
            let ends = [axes.point(mark.startX, mark.startY), axes.point(mark.endX, mark.endY)]
            if ends.allSatisfy(\.isFinite) { lines = clipping.lines(ends) }
        case .bars(let mark): boxes = Self.boxes(mark, axes)
        case .region(let mark):
            let x = mark.x.map { Self.ends($0.lowerBound, $0.upperBound, axes.x) } ?? (axes.plot.minX, axes.plot.maxX)
            let y = mark.y.map { Self.ends($0.lowerBound, $0.upperBound, axes.y) } ?? (axes.plot.minY, axes.plot.maxY)
            boxes = [Self.box(x, y, in: axes.plot)].compactMap { $0 }
        case .shapes(let mark):
            for index in mark.xs.indices {
                let outline = zip(mark.xs[index], mark.ys[index]).map(axes.point)
                guard outline.allSatisfy(\.isFinite) else { continue }
                let area = axes.projection == .cartesian ? clipping.polygon(outline) : outline
                guard area.count > 2 else { continue }
                areas.append(area)
                areaIndices.append(index)
            }
        case .vectors(let mark):
            shown = mark.x.indices.filter { axes.shows(mark.x[$0], mark.y[$0]) }
            markers = shown.map { axes.point(mark.x[$0], mark.y[$0]) }
        case .heatMap, .picture, .annotation, .labels: break
        }
    }

    // MARK: Boxes

    private static func boxes(_ mark: Bars, _ axes: PanelAxes) -> [Rect] {
        let (across, along) = mark.isHorizontal ? (axes.y, axes.x) : (axes.x, axes.y)
        return mark.positions.indices.map { index -> Rect in
            let place = mark.positions[index]
            let low = ends(place - mark.thickness / 2, place + mark.thickness / 2, across)
            let high = ends(mark.low[index], mark.high[index], along)
            return (mark.isHorizontal ? box(high, low, in: axes.plot) : box(low, high, in: axes.plot))
                ?? Rect(x: axes.plot.minX, y: axes.plot.maxY, width: 0, height: 0)
        }
    }

    /// Both ends on the page; one without a place there (zero on a logarithmic axis) is the axis' start.
    private static func ends(_ low: Double, _ high: Double, _ mapping: AxisMapping) -> (Double, Double) {
        guard !low.isNaN, !high.isNaN else { return (.nan, .nan) }
        let from = low == -.infinity ? .nan : mapping.position(low)
        let to = high == .infinity ? .nan : mapping.position(high)
        return (
            from.isFinite ? from : mapping.start, to.isFinite ? to : high == .infinity ? mapping.end : mapping.start
        )
    }

    private static func box(_ x: (Double, Double), _ y: (Double, Double), in plot: Rect) -> Rect? {
        let left = max(plot.minX, min(x.0, x.1))
        let right = min(plot.maxX, max(x.0, x.1))
        let top = max(plot.minY, min(y.0, y.1))
        let bottom = min(plot.maxY, max(y.0, y.1))
        guard left <= right, top <= bottom else { return nil }
        return Rect(x: left, y: top, width: right - left, height: bottom - top)
    }

    // MARK: Areas and error bars

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
        for index in mark.x.indices where axes.shows(mark.x[index], mark.y[index]) {
            let center = axes.point(mark.x[index], mark.y[index])
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
