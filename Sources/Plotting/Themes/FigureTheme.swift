public import Drawing

/// Faces, sizes and colours of figures; lengths in points.
public struct FigureTheme: Hashable, Codable, Sendable {
    public var family = "TeX Gyre Heros"
    public var textSize = 8.0
    public var smallTextSize = 7.0
    public var axisWidth = 0.6
    public var lineWidth = 1.1
    public var markerSize = 3.4
    public var majorTick = 3.2
    public var minorTick = 1.8
    public var bandOpacity = 0.16
    public var ink: Color
    public var quiet: Color
    public var ground: Color
    /// Colours of series, by Okabe and Ito.
    public var cycle: [Color]

    public static let light = FigureTheme(
        ink: .black, quiet: Color(hex: 0x6B6B6B), ground: .white,
        cycle: [0x0072B2, 0xD55E00, 0x009E73, 0xE69F00, 0x56B4E9, 0xCC79A7, 0x000000, 0x6B6B6B].map { Color(hex: $0) })

    public static let dark = FigureTheme(
        ink: Color(hex: 0xE6E4DF), quiet: Color(hex: 0xA3A19B), ground: Color(hex: 0x16181A),
        cycle: [0x56B4E9, 0xF0803C, 0x2BC79B, 0xE9B949, 0x9AD0F5, 0xDFA0C4, 0xE6E4DF, 0xA3A19B].map { Color(hex: $0) })

    public init(ink: Color, quiet: Color, ground: Color, cycle: [Color]) {
        self.ink = ink
        self.quiet = quiet
        self.ground = ground
        self.cycle = cycle
    }

    /// A colour of an ordered family, from viridis between 10 and 85 %.
    func sequential(_ part: Double) -> Color {
        let stops: [UInt32] = [
            0x482475, 0x414487, 0x355F8D, 0x2A788E, 0x21918C, 0x22A884, 0x44BF70, 0x7AD151, 0xBDDF26,
        ]
        let place = min(max(part, 0), 1) * Double(stops.count - 2)
        let index = Int(place)
        let low = Color(hex: stops[index])
        let high = Color(hex: stops[min(index + 1, stops.count - 1)])
        let share = place - Double(index)
        return Color(
            red: low.red + (high.red - low.red) * share, green: low.green + (high.green - low.green) * share,
            blue: low.blue + (high.blue - low.blue) * share)
    }
}
