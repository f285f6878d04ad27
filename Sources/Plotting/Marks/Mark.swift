/// Anything drawn on the axes of a panel.
public enum Mark: Codable, Hashable, Sendable {
    case points(Points)
    case line(Line)
    case band(Band)
    case errorBars(ErrorBars)
    case rule(Rule)
    case annotation(Annotation)
    case arrow(Arrow)
    case bars(Bars)
    case region(Region)
    case heatMap(HeatMap)
    case shapes(Shapes)
    case vectors(Vectors)
    case labels(Labels)
    case picture(Picture)

    var element: any PlotElement {
        switch self {
        case .points(let mark): mark
        case .line(let mark): mark
        case .band(let mark): mark
        case .errorBars(let mark): mark
        case .rule(let mark): mark
        case .annotation(let mark): mark
        case .arrow(let mark): mark
        case .bars(let mark): mark
        case .region(let mark): mark
        case .heatMap(let mark): mark
        case .shapes(let mark): mark
        case .vectors(let mark): mark
        case .labels(let mark): mark
        case .picture(let mark): mark
        }
    }

    public var style: MarkStyle { element.style }

    /// Marks with a lower layer are drawn first.
    var layer: Int {
        switch self {
        case .picture: -3
        case .heatMap, .region: -2
        case .shapes: -1
        case .band: 0
        case .bars: 0
        case .rule: 1
        case .line: 2
        case .errorBars: 3
        case .points: 4
        case .arrow, .vectors: 5
        case .annotation, .labels: 6
        }
    }

    /// Whether the name of a series may stand at the mark.
    var isNameable: Bool {
        switch self {
        case .points, .line, .band, .errorBars, .rule, .bars, .region, .shapes, .vectors: true
        case .annotation, .arrow, .heatMap, .labels, .picture: false
        }
    }

    /// The kind's name in tables of the data behind a figure.
    var kind: String {
        switch self {
        case .points: "points"
        case .line: "line"
        case .band: "band"
        case .errorBars: "error bars"
        case .rule: "rule"
        case .annotation: "annotation"
        case .arrow: "arrow"
        case .bars: "bars"
        case .region: "region"
        case .heatMap: "heat map"
        case .shapes: "shapes"
        case .vectors: "vectors"
        case .labels: "labels"
        case .picture: "picture"
        }
    }

    /// Values shown by colour.
    var colorValues: [Double]? {
        switch self {
        case .points(let mark): mark.colorValues
        case .heatMap(let mark): mark.values
        case .shapes(let mark): mark.values
        case .vectors(let mark): mark.colorValues
        default: nil
        }
    }

    /// Whether the look is a series' own: colour from the cycle, name in legends.
    var isSeries: Bool {
        switch self {
        case .rule, .annotation, .arrow, .labels, .picture, .heatMap, .region: false
        case .points, .shapes, .vectors: colorValues == nil
        case .line, .band, .errorBars, .bars: true
        }
    }

    /// Whether the mark ends at the frame, so that room beyond it would be blank.
    var fillsPlot: Bool {
        switch self {
        case .heatMap, .picture: true
        case .shapes(let mark): mark.isOneArea || mark.values != nil
        default: false
        }
    }
}
