/// One plot: marks on a pair of axes.
public struct Panel: Codable, Hashable, Sendable {
    public var marks: [Mark]
    public var xAxis: Axis
    public var yAxis: Axis
    /// Height over width of the plot area; nil leaves it to the figure.
    public var aspect: Double?
    /// Whether a unit (a decade on logarithmic axes) is as long on x as on y.
    public var equalScales: Bool
    public var legend: LegendPlacement
    /// Whether fine lines at the ticks help to read values.
    public var grid: Bool

    public init(
        marks: [Mark], xAxis: Axis = Axis(), yAxis: Axis = Axis(), aspect: Double? = nil, equalScales: Bool = false,
        legend: LegendPlacement = .automatic, grid: Bool = false
    ) {
        self.marks = marks
        self.xAxis = xAxis
        self.yAxis = yAxis
        self.aspect = aspect
        self.equalScales = equalScales
        self.legend = legend
        self.grid = grid
    }
}
