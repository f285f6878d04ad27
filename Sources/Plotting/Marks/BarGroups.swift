/// Several series of bars over the same places, side by side or on top of each other.
public struct BarGroups: MarkGroup, Hashable {
    public enum Arrangement: Hashable, Sendable { case grouped, stacked }

    /// `[series][place]`.
    public var values: [[Double]]
    /// Names of the series, in label markup.
    public var labels: [String]
    /// Standard uncertainties, drawn as error bars on grouped bars: `[series][place]`.
    public var uncertainties: [[Double]]?
    public var arrangement: Arrangement
    /// Thickness of a whole group; places are 1 apart.
    public var thickness: Double

    public init(
        _ values: [[Double]], labels: [String], uncertainties: [[Double]]? = nil, arrangement: Arrangement = .grouped,
        thickness: Double = 0.76
    ) {
        requireEqualCounts(
            "BarGroups", ("values", values.count), ("labels", labels.count),
            ("uncertainties", uncertainties?.count ?? values.count))
        self.values = values
        self.labels = labels
        self.uncertainties = uncertainties
        self.arrangement = arrangement
        self.thickness = thickness
    }

    public var marks: [Mark] {
        let places = values.map(\.count).max() ?? 0
        var above = Array(repeating: 0.0, count: places)
        var below = above
        var marks: [Mark] = []
        for (index, series) in values.enumerated() {
            let x = series.indices.map { Double($0) }
            switch arrangement {
            case .grouped:
                let width = thickness / Double(values.count)
                let centers = x.map { $0 - thickness / 2 + (Double(index) + 0.5) * width }
                marks.append(Bars(x: centers, y: series, thickness: width * 0.88, label: labels[index]).mark)
                if let errors = uncertainties?[index] {
                    marks.append(
                        ErrorBars(x: centers, y: series, yError: errors).series(labels[index]).color(.text).mark)
                }
            case .stacked:
                // Negative parts stack downwards.
                let bases = series.indices.map { series[$0] < 0 ? below[$0] : above[$0] }
                for place in series.indices where series[place].isFinite {
                    if series[place] < 0 { below[place] += series[place] } else { above[place] += series[place] }
                }
                let tops = series.indices.map { bases[$0] + series[$0] }
                marks.append(
                    Bars(
                        x: x, low: zip(bases, tops).map(min), high: zip(bases, tops).map(max), thickness: thickness,
                        label: labels[index]
                    ).mark)
            }
        }
        return marks
    }
}
