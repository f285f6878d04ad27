/// One plot: marks in a frame with two axes.
public struct Panel: Hashable, Codable, Sendable {
    public var marks: [Mark]
    public var xAxis: Axis
    public var yAxis: Axis

    public init(marks: [Mark], xAxis: Axis = Axis(title: ""), yAxis: Axis = Axis(title: "")) {
        self.marks = marks
        self.xAxis = xAxis
        self.yAxis = yAxis
    }
}
