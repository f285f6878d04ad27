/// Anything drawn on the axes of a panel.
public enum Mark: Codable, Hashable, Sendable {
    case points(Points)
    case line(Line)
    case band(Band)
    case errorBars(ErrorBars)
    case rule(Rule)
    case annotation(Annotation)
    case arrow(Arrow)

    var element: any PlotElement {
        switch self {
        case .points(let mark): mark
        case .line(let mark): mark
        case .band(let mark): mark
        case .errorBars(let mark): mark
        case .rule(let mark): mark
        case .annotation(let mark): mark
        case .arrow(let mark): mark
        }
    }

    public var style: MarkStyle { element.style }

    /// Marks with a lower layer are drawn first.
    var layer: Int {
        switch self {
        case .band: 0
        case .rule: 1
        case .line: 2
        case .errorBars: 3
        case .points: 4
        case .arrow: 5
        case .annotation: 6
        }
    }

    /// Whether the name of a series may stand at the mark.
    var isNameable: Bool {
        switch self {
        case .points, .line, .band, .errorBars, .rule: true
        case .annotation, .arrow: false
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
        }
    }
}
