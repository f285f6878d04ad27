/// How values become colours in a panel, and the bar that says so.
public struct ColorScale: Codable, Hashable, Sendable {
    /// Maps that grow evenly in lightness and are safe for colour-blind readers.
    public enum Map: String, Codable, Hashable, Sendable {
        case viridis, cividis
        /// Blue to red through white, for values on both sides of zero.
        case diverging
        /// Light to dark grey.
        case grey
    }

    public var map: Map
    /// Title and unit of the colour bar, in label markup.
    public var title: String?
    public var unit: String?
    public var scale: AxisScale
    public var lowest: Double?
    public var highest: Double?
    /// Whether a bar at the right shows the scale.
    public var showsBar: Bool

    public init(
        _ title: String? = nil, unit: String? = nil, map: Map = .viridis, scale: AxisScale = .linear,
        from lowest: Double? = nil, to highest: Double? = nil, showsBar: Bool = true
    ) {
        self.title = title
        self.unit = unit
        self.map = map
        self.scale = scale
        self.lowest = lowest
        self.highest = highest
        self.showsBar = showsBar
    }

    /// The domain in coordinates of the scale, from stated ends and values; symmetric about zero when diverging.
    func domain(_ values: [[Double]]) -> (low: Double, high: Double) {
        var low = Double.infinity
        var high = -Double.infinity
        for column in values {
            for value in column {
                let coordinate = scale.coordinate(value)
                guard coordinate.isFinite else { continue }
                low = min(low, coordinate)
                high = max(high, coordinate)
            }
        }
        if low > high { (low, high) = (0, 1) }
        if map == .diverging, scale != .log {
            let reach = max(abs(low), abs(high))
            (low, high) = (-reach, reach)
        }
        if let lowest, scale.coordinate(lowest).isFinite { low = scale.coordinate(lowest) }
        if let highest, scale.coordinate(highest).isFinite { high = scale.coordinate(highest) }
        return low < high ? (low, high) : (low - 0.5, low + 0.5)
    }
}
