/// One plot: marks on a pair of axes.
public struct Panel: Codable, Hashable, Sendable {
    public var marks: [Mark]
    public var xAxis: Axis
    public var yAxis: Axis
    public var secondAxis: SecondAxis?
    /// How values become colours; nil is viridis without a title.
    public var colors: ColorScale?
    public var projection: Projection
    public var frame: FrameStyle
    public var insets: [Inset]
    /// Set above the plot, in label markup.
    public var title: String?
    /// Height over width of the plot area; nil leaves it to the figure.
    public var aspect: Double?
    /// Whether a unit (a decade on logarithmic axes) is as long on x as on y.
    public var equalScales: Bool
    public var legend: LegendPlacement
    /// Whether fine lines at the ticks help to read values.
    public var grid: Bool

    public init(
        marks: [Mark], xAxis: Axis = Axis(), yAxis: Axis = Axis(), secondAxis: SecondAxis? = nil,
        colors: ColorScale? = nil, projection: Projection = .cartesian, frame: FrameStyle = .box,
        insets: [Inset] = [], title: String? = nil, aspect: Double? = nil, equalScales: Bool = false,
        legend: LegendPlacement = .automatic, grid: Bool = false
    ) {
        self.marks = marks
        self.xAxis = xAxis
        self.yAxis = yAxis
        self.secondAxis = secondAxis
        self.colors = colors
        self.projection = projection
        self.frame = frame
        self.insets = insets
        self.title = title
        self.aspect = aspect
        self.equalScales = equalScales
        self.legend = legend
        self.grid = grid
    }

    var hasColorBar: Bool {
        marks.contains { $0.colorValues != nil } && colors?.showsBar ?? true
    }
}
