import Glibc

/// Counts, or the density, of values in bins of equal width.
public struct Histogram: PlotElement, Hashable {
    /// Edges of the bins, one more than counts.
    public private(set) var edges: [Double]
    public private(set) var counts: [Int]
    /// Whether heights are counts divided by total and bin width, so that the area is 1.
    public var isDensity: Bool
    public var style: MarkStyle

    /// - Parameters:
    ///   - values: those that are not finite are left out.
    ///   - bins: how many; nil takes the width 2 IQR n^(−1/3) (D. Freedman and P. Diaconis, Z. Wahrsch. 57 (1981) 453).
    ///   - range: ends of the first and last bin; nil takes the values' own. Values outside are not counted.
    public init(
        _ values: [Double], bins: Int? = nil, range: ClosedRange<Double>? = nil, isDensity: Bool = false,
        label: String? = nil
    ) {
        let statistics = OrderStatistics(values)
        let low = range?.lowerBound ?? statistics.sorted.first ?? 0
        let high = range?.upperBound ?? statistics.sorted.last ?? 1
        let span = high > low ? high - low : 1
        let suggested = 2 * statistics.interquartileRange * pow(Double(max(1, statistics.sorted.count)), -1.0 / 3)
        let count = max(1, bins ?? (suggested > 0 ? min(500, Int((span / suggested).rounded(.up))) : 1))
        edges = (0...count).map { low + span * Double($0) / Double(count) }
        var counts = [Int](repeating: 0, count: count)
        for value in statistics.sorted where value >= low && value <= low + span {
            counts[min(count - 1, Int((value - low) / span * Double(count)))] += 1
        }
        self.counts = counts
        self.isDensity = isDensity
        style = MarkStyle(label: label)
    }

    public var mark: Mark {
        let width = edges[1] - edges[0]
        let total = Double(max(1, counts.reduce(0, +)))
        let heights = counts.map { isDensity ? Double($0) / total / width : Double($0) }
        var bars = Bars(
            x: counts.indices.map { edges[$0] + width / 2 }, y: heights, thickness: width
        ).outlined()
        bars.style = style
        return bars.mark
    }
}
