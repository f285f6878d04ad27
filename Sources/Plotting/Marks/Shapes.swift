/// Closed outlines filled with one colour, or each with the colour of its value.
public struct Shapes: PlotElement, Codable, Hashable {
    /// Corners of each outline.
    public var xs: [[Double]]
    public var ys: [[Double]]
    /// One value for each outline, shown on the panel's colour scale; the first one's where all are one area.
    public var values: [Double]?
    /// Whether all outlines are one area, holes where they run the other way round.
    public var isOneArea: Bool
    /// Width of the lines round the shapes as a factor of the axes' line; 0 draws none.
    public var outline: Double
    public var style: MarkStyle

    public init(xs: [[Double]], ys: [[Double]], values: [Double]? = nil, outline: Double = 0, label: String? = nil) {
        requireEqualCounts("Shapes", ("xs", xs.count), ("ys", ys.count), ("values", values?.count ?? xs.count))
        self.xs = xs
        self.ys = ys
        self.values = values
        self.outline = outline
        isOneArea = false
        style = MarkStyle(label: label)
    }

    /// One closed outline.
    public init(x: [Double], y: [Double], label: String? = nil) { self.init(xs: [x], ys: [y], label: label) }

    public var mark: Mark { .shapes(self) }
}
