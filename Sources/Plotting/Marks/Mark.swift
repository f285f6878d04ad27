/// Something drawn from data: points, a line, a band, a rule, a text, an arrow.
public struct Mark: Hashable, Codable, Sendable {
    public enum Kind: Hashable, Codable, Sendable {
        /// Points with, where known, standard uncertainties of y.
        case points(x: [Double], y: [Double], shape: MarkerShape?, deviations: [Double]?)
        case line(x: [Double], y: [Double], dash: LineDash)
        case band(x: [Double], low: [Double], high: [Double])
        /// A line across the frame at an x or a y.
        case rule(x: Double?, y: Double?)
        case text(x: Double, y: Double, String, TextAnchor)
        /// A vertical arrow with heads at both ends, its label beside it.
        case arrow(x: Double, from: Double, to: Double, label: String, side: TextAnchor)

        var name: String {
            switch self {
            case .points: "points"
            case .line: "line"
            case .band: "band"
            case .rule: "rule"
            case .text: "text"
            case .arrow: "arrow"
            }
        }
    }

    public var kind: Kind
    /// Marks of one series have one colour; the first of them stands in the legend.
    public var series: String?
    /// Place of the series in an ordered family from 0 to 1, which takes its colour from a sequence.
    public var sequence: Double?

    public init(_ kind: Kind, series: String? = nil, sequence: Double? = nil) {
        self.kind = kind
        self.series = series
        self.sequence = sequence
    }
}

public enum MarkerShape: String, Hashable, Codable, Sendable, CaseIterable {
    case circle, square, triangle, diamond, invertedTriangle, cross
}

public enum LineDash: String, Hashable, Codable, Sendable { case solid, dashed, dotted }

/// Where a text stands beside its point.
public enum TextAnchor: String, Hashable, Codable, Sendable { case left, right, above, below, center }
