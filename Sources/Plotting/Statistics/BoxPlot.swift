/// Boxes from the first to the third quartile with the median; whiskers to the last value within 1.5 box lengths, points
/// beyond (J. Tukey, Exploratory Data Analysis, 1977).
public struct BoxPlot: MarkGroup, Hashable {
    /// One sample for each place 0, 1, 2, …
    public var samples: [[Double]]
    public var label: String?
    public var thickness: Double

    public init(_ samples: [[Double]], thickness: Double = 0.5, label: String? = nil) {
        self.samples = samples
        self.thickness = thickness
        self.label = label
    }

    public var marks: [Mark] {
        var boxes: (x: [Double], low: [Double], high: [Double]) = ([], [], [])
        var lines: (x: [Double], y: [Double]) = ([], [])
        var medians: (x: [Double], y: [Double]) = ([], [])
        var outliers: (x: [Double], y: [Double]) = ([], [])
        for (index, sample) in samples.enumerated() {
            let statistics = OrderStatistics(sample)
            guard !statistics.sorted.isEmpty else { continue }
            let place = Double(index)
            let (low, high) = (statistics.quantile(0.25), statistics.quantile(0.75))
            let reach = 1.5 * (high - low)
            let inside = statistics.sorted.filter { $0 >= low - reach && $0 <= high + reach }
            boxes.x.append(place)
            boxes.low.append(low)
            boxes.high.append(high)
            let cap = thickness * 0.22
            for (from, to) in [(low, inside.first ?? low), (high, inside.last ?? high)] {
                lines.x += [place, place, .nan, place - cap, place + cap, .nan]
                lines.y += [from, to, .nan, to, to, .nan]
            }
            medians.x += [place - thickness / 2, place + thickness / 2, .nan]
            medians.y += [statistics.quantile(0.5), statistics.quantile(0.5), .nan]
            let beyond = statistics.sorted.filter { $0 < low - reach || $0 > high + reach }
            outliers.x += beyond.map { _ in place }
            outliers.y += beyond
        }
        let key = label ?? "box plot"
        var marks: [Mark] = [
            Bars(x: boxes.x, low: boxes.low, high: boxes.high, thickness: thickness, label: label).outlined()
                .series(key).mark,
            Line(x: lines.x, y: lines.y).series(key).scaled(by: 0.7).mark,
            Line(x: medians.x, y: medians.y).series(key).scaled(by: 1.6).mark,
        ]
        if !outliers.x.isEmpty {
            marks.append(Points(x: outliers.x, y: outliers.y, shape: .circle).series(key).scaled(by: 0.8).mark)
        }
        return marks
    }
}
