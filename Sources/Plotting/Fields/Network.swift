/// Sites and the pathways between them: nodes by size, edges by width.
public struct Network: MarkGroup, Hashable {
    public struct Edge: Hashable, Sendable {
        /// Places of both nodes in the list, from 0.
        public var from: Int
        public var to: Int
        /// The widest edge has the largest weight.
        public var weight: Double

        public init(_ from: Int, _ to: Int, weight: Double = 1) {
            self.from = from
            self.to = to
            self.weight = weight
        }
    }

    public var x: [Double]
    public var y: [Double]
    /// In label markup.
    public var names: [String]
    public var edges: [Edge]
    /// Values shown by the nodes' colour; nil draws all in the series' colour.
    public var colorValues: [Double]?
    /// Factors on the nodes' size.
    public var sizes: [Double]?

    public init(
        x: [Double], y: [Double], names: [String] = [], edges: [Edge], colorValues: [Double]? = nil,
        sizes: [Double]? = nil
    ) {
        requireEqualCounts(
            "Network", ("x", x.count), ("y", y.count), ("names", names.isEmpty ? x.count : names.count),
            ("colorValues", colorValues?.count ?? x.count), ("sizes", sizes?.count ?? x.count))
        for edge in edges {
            precondition(
                x.indices.contains(edge.from) && x.indices.contains(edge.to),
                "Network: the edge \(edge.from)–\(edge.to) names a node beyond the \(x.count) there are")
        }
        self.x = x
        self.y = y
        self.names = names
        self.edges = edges
        self.colorValues = colorValues
        self.sizes = sizes
    }

    public var marks: [Mark] {
        let widest = edges.map(\.weight).max() ?? 1
        var marks: [Mark] = []
        // Edges of about one weight are one line, so that they have one width.
        let classes = 6
        for step in 1...classes {
            let members = edges.filter { max(1, Int(($0.weight / widest * Double(classes)).rounded(.up))) == step }
            guard !members.isEmpty else { continue }
            marks.append(
                Line(
                    x: members.flatMap { [x[$0.from], x[$0.to], .nan] },
                    y: members.flatMap { [y[$0.from], y[$0.to], .nan] }
                ).series("pathways").color(.grey).scaled(by: 0.4 + 3.2 * Double(step) / Double(classes)).mark)
        }
        let factors = sizes ?? x.map { _ in 1 }
        marks.append(
            Points(x: x, y: y, shape: .circle, colorValues: colorValues, sizes: factors.map { $0 * 2.6 })
                .filled().series("sites").mark)
        if !names.isEmpty { marks.append(Labels(names, x: x, y: y, anchor: .aboveRight, findsPlaces: true).mark) }
        return marks
    }
}
