import Drawing

extension FigureTheme {
    /// The look of reports: 8 pt text, units as *quantity* / unit.
    public static let report = light

    /// American Chemical Society, single column: at most 240 pt wide, lines of at least 0.5 pt, text above 4.5 pt
    /// (ACS guidelines for authors, "Guidelines for figures").
    public static let acsSingleColumn = light.changing {
        $0.textSize = 7
        $0.units = .parentheses
        $0.width = 240
        $0.markerSize = 3.1
    }

    /// American Chemical Society, double column: at most 504 pt wide.
    public static let acsDoubleColumn = acsSingleColumn.changing { $0.width = 504 }

    /// Nature journals: 89 mm wide, text of 5–7 pt, panel letters 8 pt bold without parentheses
    /// (Nature, "Final submission: figures").
    public static let nature = light.changing {
        $0.textSize = 6.5
        $0.units = .parentheses
        $0.width = 89 * 72 / 25.4
        $0.axisWidth = 0.5
        $0.lineWidth = 0.9
        $0.markerSize = 2.9
        $0.markerLineWidth = 0.65
        $0.tickLength = 2.6
        $0.minorTickLength = 1.4
        $0.letterScale = 8 / 6.5
        $0.lettersHaveParentheses = false
    }

    /// Slides 13.33 inches wide: text and lines that are read from the last row.
    public static let slides = light.changing {
        $0.textSize = 18
        $0.width = 560
        $0.axisWidth = 1.2
        $0.gridWidth = 0.7
        $0.lineWidth = 2.6
        $0.markerSize = 8
        $0.markerLineWidth = 1.7
        $0.errorBarWidth = 1.5
        $0.tickLength = 7
        $0.minorTickLength = 4
    }

    /// The same sizes on a dark ground.
    public var onDarkGround: FigureTheme {
        changing {
            $0.ground = Self.dark.ground
            $0.textColor = Self.dark.textColor
            $0.axisColor = Self.dark.axisColor
            $0.gridColor = Self.dark.gridColor
            $0.grey = Self.dark.grey
            $0.cycle = Self.dark.cycle
            $0.sequentialRange = Self.dark.sequentialRange
        }
    }

    /// A theme made from this one.
    public func changing(_ change: (inout FigureTheme) -> Void) -> FigureTheme {
        var theme = self
        change(&theme)
        return theme
    }
}
