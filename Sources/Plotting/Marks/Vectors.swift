/// Small arrows on a field: each starts at its place and points along (dx, dy).
public struct Vectors: PlotElement, Codable, Hashable {
    public var x: [Double]
    public var y: [Double]
    /// Components along the axes; the longest arrow is `length` points long.
    public var dx: [Double]
    public var dy: [Double]
    /// Length of the longest arrow in points.
    public var length: Double
    /// Values shown by colour, on the panel's colour scale.
    public var colorValues: [Double]?
    /// Whether only heads are drawn, all of one size: the direction of stream lines.
    public var areHeadsOnly: Bool
    public var style: MarkStyle

    public init(
        x: [Double], y: [Double], dx: [Double], dy: [Double], length: Double = 12, colorValues: [Double]? = nil,
        areHeadsOnly: Bool = false, label: String? = nil
    ) {
        requireEqualCounts(
            "Vectors", ("x", x.count), ("y", y.count), ("dx", dx.count), ("dy", dy.count),
            ("colorValues", colorValues?.count ?? x.count))
        self.x = x
        self.y = y
        self.dx = dx
        self.dy = dy
        self.length = length
        self.colorValues = colorValues
        self.areHeadsOnly = areHeadsOnly
        style = MarkStyle(label: label)
    }

    public var mark: Mark { .vectors(self) }
}
