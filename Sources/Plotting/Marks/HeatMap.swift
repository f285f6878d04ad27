/// Values on a grid, shown by colour; NaN is left blank.
public struct HeatMap: PlotElement, Codable, Hashable {
    /// Edges of the cells, one more than columns.
    public var xEdges: [Double]
    /// Edges of the cells, one more than rows.
    public var yEdges: [Double]
    /// Row after row from the first y, each from the first x.
    public var values: [Double]
    public var style: MarkStyle

    /// - Parameters:
    ///   - x: centres of the columns, evenly spaced or not; or their edges, one more than columns.
    ///   - y: centres or edges of the rows.
    ///   - values: `[row][column]`.
    public init(x: [Double], y: [Double], values: [[Double]]) {
        let columns = values.first?.count ?? 0
        precondition(
            values.allSatisfy { $0.count == columns },
            "HeatMap: rows of 'values' differ in length; give each \(columns) values")
        xEdges = Self.edges(x, count: columns, name: "x")
        yEdges = Self.edges(y, count: values.count, name: "y")
        self.values = values.flatMap { $0 }
        style = MarkStyle()
    }

    private static func edges(_ places: [Double], count: Int, name: String) -> [Double] {
        if places.count == count + 1 { return places }
        precondition(
            places.count == count,
            "HeatMap: '\(name)' has \(places.count) places for \(count) cells; give centres or edges")
        guard let first = places.first, let last = places.last else { return [] }
        guard places.count > 1 else { return [first - 0.5, first + 0.5] }
        let middles = zip(places, places.dropFirst()).map { ($0 + $1) / 2 }
        return [2 * first - middles[0]] + middles + [2 * last - middles[middles.count - 1]]
    }

    var columns: Int { max(0, xEdges.count - 1) }
    var rows: Int { max(0, yEdges.count - 1) }

    public var mark: Mark { .heatMap(self) }
}
