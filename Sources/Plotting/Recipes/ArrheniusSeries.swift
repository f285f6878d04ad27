import Glibc

/// One series of an Arrhenius plot: points, a line, or both.
public struct ArrheniusSeries: Codable, Hashable, Sendable {
    /// The series' name, in label markup; "\n" starts a second line, for instance for the activation energy.
    public var label: String
    /// Temperatures of the points in K.
    public var temperatures: [Double]
    /// Values of the points, in the unit of the axis.
    public var values: [Double]
    /// Standard uncertainties of the values.
    public var uncertainties: [Double]?
    /// Temperatures of the fitted or defined line in K, rising or falling.
    public var lineTemperatures: [Double]
    public var lineValues: [Double]
    /// Lower and upper edge of the line's band.
    public var lowerBand: [Double]?
    public var upperBand: [Double]?
    /// Whether the line rests on no data anywhere; a line beyond the outermost of several points is dashed by itself.
    public var isExtrapolated: Bool

    public init(
        _ label: String, temperatures: [Double] = [], values: [Double] = [], uncertainties: [Double]? = nil,
        lineTemperatures: [Double] = [], lineValues: [Double] = [], band: (lower: [Double], upper: [Double])? = nil,
        isExtrapolated: Bool = false
    ) {
        requireEqualCounts(
            "ArrheniusSeries", ("temperatures", temperatures.count), ("values", values.count),
            ("uncertainties", uncertainties?.count ?? values.count))
        requireEqualCounts(
            "ArrheniusSeries", ("lineTemperatures", lineTemperatures.count), ("lineValues", lineValues.count),
            ("band.lower", band?.lower.count ?? lineValues.count), ("band.upper", band?.upper.count ?? lineValues.count)
        )
        self.label = label
        self.temperatures = temperatures
        self.values = values
        self.uncertainties = uncertainties
        self.lineTemperatures = lineTemperatures
        self.lineValues = lineValues
        lowerBand = band?.lower
        upperBand = band?.upper
        self.isExtrapolated = isExtrapolated
    }

    /// The line in pieces from cold to hot: dashed where no point backs it.
    func lines() -> [Line] {
        let samples = zip(lineTemperatures, lineValues).filter { $0 > 0 && $1 > 0 }.sorted { $0.0 < $1.0 }
        guard let first = samples.first, let last = samples.last else { return [] }
        func line(_ samples: [(Double, Double)], _ dash: LineDash) -> Line {
            Line(x: samples.map(\.0), y: samples.map(\.1), label: label, dash: dash)
        }
        let measured = temperatures.filter(\.isFinite)
        guard !isExtrapolated, measured.count > 1, let coldest = measured.min(), let hottest = measured.max() else {
            return [line(samples, isExtrapolated ? .dashed : .solid)]
        }
        let from = max(coldest, first.0)
        let to = min(hottest, last.0)
        guard from < to else { return [line(samples, .dashed)] }
        let ends = [from, to].map { ($0, Self.value(at: $0, samples)) }
        let inside = [ends[0]] + samples.filter { $0.0 > from && $0.0 < to } + [ends[1]]
        let cold = samples.filter { $0.0 < from } + [ends[0]]
        let hot = [ends[1]] + samples.filter { $0.0 > to }
        return [line(inside, .solid)] + [cold, hot].filter { $0.count > 1 }.map { line($0, .dashed) }
    }

    /// The line's value at a temperature, straight in ln value against 1/T.
    private static func value(at temperature: Double, _ samples: [(Double, Double)]) -> Double {
        let logarithms = samples.map { (1 / $0.0, $0.1) }
        guard let upper = samples.firstIndex(where: { $0.0 >= temperature }) else { return samples.last?.1 ?? .nan }
        guard upper > 0 else { return samples[0].1 }
        let (a, b) = (logarithms[upper - 1], logarithms[upper])
        let share = (1 / temperature - a.0) / (b.0 - a.0)
        return exp((1 - share) * log(a.1) + share * log(b.1))
    }
}
