public import Drawing

/// How figures look: faces, colours, widths. Lengths are in points.
public struct FigureTheme: Codable, Hashable, Sendable {
    public enum UnitStyle: String, Codable, Hashable, Sendable {
        /// *T* / K
        case quotient
        /// *T* (K)
        case parentheses
    }

    public var textFamily = "TeX Gyre Heros"
    public var textSize = 8.0
    public var units = UnitStyle.quotient

    /// The page that the figure lies on; hollow markers are filled with it.
    public var ground: Color
    public var textColor: Color
    public var axisColor: Color
    public var gridColor: Color
    public var grey: Color
    /// Colours of series in their order; each goes with the marker of its place.
    public var cycle: [Color]
    public var markers: [MarkerShape] = [.circle, .square, .diamond, .triangle, .invertedTriangle, .plus, .cross]
    /// Colours of a sequential map from cold to hot, equally spaced.
    public var sequentialMap: [Color] = SequentialColors.viridis
    /// The part of the sequential map that is used, 0…1.
    public var sequentialRange: ClosedRange<Double>

    public var axisWidth = 0.6
    public var gridWidth = 0.3
    public var lineWidth = 1.1
    public var markerSize = 3.4
    public var markerLineWidth = 0.75
    public var errorBarWidth = 0.7
    public var bandOpacity = 0.16
    public var tickLength = 3.2
    public var minorTickLength = 1.7
    /// Size of panel letters as a factor on that of text.
    public var letterScale = 1.0
    /// Whether panel letters stand in parentheses.
    public var lettersHaveParentheses = true
    /// Width of a figure in points; nil leaves it to figure and page.
    public var width: Double?

    /// Light ground, black text, Okabe–Ito colours.
    public static let light = FigureTheme(
        ground: .white, textColor: .black, axisColor: .black, gridColor: Color(hex: 0xD9D9D9),
        grey: Color(hex: 0x6B6B6B),
        cycle: [0x0072B2, 0xD55E00, 0x009E73, 0xE69F00, 0x56B4E9, 0xCC79A7, 0x000000, 0x6B6B6B].map { Color(hex: $0) },
        sequentialRange: 0.1...0.85)

    /// Dark ground: the same hues, lighter where they would sink into it.
    public static let dark = FigureTheme(
        ground: Color(hex: 0x16181C), textColor: Color(hex: 0xE6E6E6), axisColor: Color(hex: 0xC4C4C4),
        gridColor: Color(hex: 0x3A3D42), grey: Color(hex: 0x9A9A9A),
        cycle: [0x4FA8E0, 0xF08A4B, 0x33C29A, 0xF0B73D, 0x8CCBF0, 0xE09CC3, 0xE6E6E6, 0x9A9A9A].map { Color(hex: $0) },
        sequentialRange: 0.32...1)

    init(
        ground: Color, textColor: Color, axisColor: Color, gridColor: Color, grey: Color, cycle: [Color],
        sequentialRange: ClosedRange<Double>
    ) {
        self.ground = ground
        self.textColor = textColor
        self.axisColor = axisColor
        self.gridColor = gridColor
        self.grey = grey
        self.cycle = cycle
        self.sequentialRange = sequentialRange
    }

    /// The colour at `part` (0…1) of a continuous map.
    func color(part: Double, of map: ColorScale.Map) -> Color {
        switch map {
        case .viridis: SequentialColors.color(at: part, of: sequentialMap, within: sequentialRange)
        case .cividis: SequentialColors.color(at: part, of: SequentialColors.cividis, within: sequentialRange)
        case .diverging: SequentialColors.color(at: part, of: SequentialColors.diverging, within: 0...1)
        case .grey: SequentialColors.color(at: part, of: SequentialColors.grey, within: 0.05...0.85)
        }
    }

    func color(_ role: SeriesColor, map: ColorScale.Map = .viridis) -> Color {
        switch role {
        case .cycle(let index): cycle.isEmpty ? textColor : cycle[index.remainderFromZero(cycle.count)]
        case .sequential(let index, let count):
            SequentialColors.color(
                at: count > 1 ? Double(index) / Double(count - 1) : 0.4, of: sequentialMap, within: sequentialRange)
        case .map(let index, let count):
            color(part: count > 1 ? Double(index) / Double(count - 1) : 0.5, of: map)
        case .ground: ground
        case .text: textColor
        case .grey: grey
        case .exact(let color): color
        }
    }

    func marker(_ index: Int) -> MarkerShape {
        markers.isEmpty ? .circle : markers[index.remainderFromZero(markers.count)]
    }

    func textStyle(_ color: Color? = nil, weight: TextStyle.Weight = .regular) -> TextStyle {
        TextStyle(family: textFamily, weight: weight, size: textSize, color: color ?? textColor)
    }
}

extension Int {
    fileprivate func remainderFromZero(_ count: Int) -> Int { (self % count + count) % count }
}
