public import Quantities

/// An axis as the author describes it.
public struct Axis: Codable, Hashable, Sendable {
    /// The quantity, in label markup.
    public var title: String?
    /// The unit, in label markup.
    public var unit: String?
    public var scale: AxisScale
    /// Ends in the data's unit; nil follows the data.
    public var lowest: Double?
    public var highest: Double?
    /// Values that get a labelled tick; nil finds round ones.
    public var ticks: [Double]?
    /// Labels of `ticks`, in label markup.
    public var tickLabels: [String]?
    /// Stretches that are left out.
    public var breaks: [AxisBreak]
    /// Whether tick labels and title are drawn; a neighbour that shares the axis may show them instead.
    public var showsLabels: Bool
    /// Whether values grow from right to left, or downwards.
    public var isReversed: Bool
    /// The unit of columns that were drawn, which later ones are converted to; nil when plain numbers were.
    public var measured: Unit?

    public init(
        title: String? = nil, unit: String? = nil, scale: AxisScale = .linear, lowest: Double? = nil,
        highest: Double? = nil, ticks: [Double]? = nil, tickLabels: [String]? = nil, breaks: [AxisBreak] = [],
        showsLabels: Bool = true, isReversed: Bool = false, measured: Unit? = nil
    ) {
        self.title = title
        self.unit = unit
        self.scale = scale
        self.lowest = lowest
        self.highest = highest
        self.ticks = ticks
        self.tickLabels = tickLabels
        self.breaks = breaks
        self.showsLabels = showsLabels
        self.isReversed = isReversed
        self.measured = measured
    }

    mutating func describe(
        _ title: String?, _ unit: String?, _ scale: AxisScale?, _ lowest: Double?, _ highest: Double?,
        _ ticks: [Double]?,
        _ tickLabels: [String]?
    ) {
        if let title {
            self.title = title
            self.unit = unit
        }
        if let unit { self.unit = unit }
        if let scale { self.scale = scale }
        if let lowest { self.lowest = lowest }
        if let highest { self.highest = highest }
        if let ticks { self.ticks = ticks }
        if let tickLabels { self.tickLabels = tickLabels }
    }

    /// Whether layout may widen the range.
    var isFree: Bool { lowest == nil && highest == nil }

    /// The title without unit, also when the scale implies it.
    var displayedTitle: String? { title ?? (scale == .reciprocalTemperature ? "1000 / *T*" : nil) }

    /// Title and unit as the theme joins them.
    func titleText(_ units: FigureTheme.UnitStyle) -> String? {
        if title == nil, scale == .reciprocalTemperature {
            return units == .quotient ? "1000 *T*^−1^ / K^−1^" : "1000 / *T* (K^−1^)"
        }
        return Self.joined(title, unit, units)
    }

    static func joined(_ title: String?, _ unit: String?, _ units: FigureTheme.UnitStyle) -> String? {
        guard let title, let unit, !unit.isEmpty else { return title }
        return units == .quotient ? "\(title) / \(unit)" : "\(title) (\(unit))"
    }
}
