/// An axis with its domain settled and its place on the page.
struct AxisMapping: Hashable {
    /// A stretch of coordinates that is left out.
    struct Cut: Hashable {
        var low: Double
        var high: Double
    }

    var scale: AxisScale
    /// Domain in coordinates of the scale, low < high.
    var low: Double
    var high: Double
    /// Page positions of low and high, in points.
    var start: Double
    var end: Double
    /// Stretches left out, rising, inside the domain.
    var cuts: [Cut] = []

    /// Length on the page of the gap that stands for a cut, in points.
    static let gap = 5.0

    init(scale: AxisScale, low: Double, high: Double, start: Double, end: Double, breaks: [AxisBreak] = []) {
        self.scale = scale
        self.low = low
        self.high = high
        self.start = start
        self.end = end
        cuts = breaks.map { (scale.coordinate($0.from), scale.coordinate($0.to)) }
            .map { Cut(low: min($0.0, $0.1), high: max($0.0, $0.1)) }
            .filter { $0.low > low && $0.high < high && $0.low < $0.high }.sorted { $0.low < $1.low }
    }

    /// NaN inside a cut.
    func position(_ value: Double) -> Double { position(coordinate: scale.coordinate(value)) }

    func position(coordinate: Double) -> Double {
        guard !cuts.isEmpty else { return start + (coordinate - low) / (high - low) * (end - start) }
        let direction = end > start ? 1.0 : -1.0
        let shown = high - low - cuts.reduce(0) { $0 + $1.high - $1.low }
        let perUnit = (length - Self.gap * Double(cuts.count)) / shown
        var distance = (coordinate - low) * perUnit
        for cut in cuts where coordinate > cut.low {
            if coordinate < cut.high { return .nan }
            distance += Self.gap - (cut.high - cut.low) * perUnit
        }
        return start + direction * distance
    }

    /// The page positions of many values, NaN where a value has none.
    func positions(_ values: [Double]) -> [Double] {
        guard cuts.isEmpty, scale == .linear || scale == .date else { return values.map { position($0) } }
        // The same steps as `position`, without the choice of scale for each value.
        return values.map { $0.isFinite ? start + ($0 - low) / (high - low) * (end - start) : .nan }
    }

    var length: Double { abs(end - start) }

    /// Whether a value lies in the domain, up to rounding, and in no cut.
    func shows(_ value: Double) -> Bool {
        let coordinate = scale.coordinate(value)
        let part = (coordinate - low) / (high - low)
        return part >= -1e-9 && part <= 1 + 1e-9 && !cuts.contains { coordinate > $0.low && coordinate < $0.high }
    }

    /// The stretches of the domain between cuts, in coordinates.
    var shownStretches: [(low: Double, high: Double)] {
        var stretches: [(low: Double, high: Double)] = []
        var from = low
        for cut in cuts {
            stretches.append((from, cut.low))
            from = cut.high
        }
        return stretches + [(from, high)]
    }
}
