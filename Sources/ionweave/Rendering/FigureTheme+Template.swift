import Drawing
import Plotting
import Typesetting

extension FigureTheme {
    /// The theme that a template gives to figures without one of their own.
    init(_ style: PageStyle) {
        let look = style.figureLook
        let base: FigureTheme =
            switch look.base {
            case .report, nil: .report
            case .acsSingleColumn: .acsSingleColumn
            case .acsDoubleColumn: .acsDoubleColumn
            case .nature: .nature
            }
        self = base.changing { theme in
            theme.textFamily = style.figureFamily
            // Figures keep the widths that their blocks ask for.
            theme.width = nil
            if let units = look.units { theme.units = units == .quotient ? .quotient : .parentheses }
            if let size = look.textSize { theme.textSize = size }
            if let width = look.axisWidth { theme.axisWidth = width }
            if let width = look.lineWidth { theme.lineWidth = width }
            if let size = look.markerSize { theme.markerSize = size }
            if !look.colors.isEmpty { theme.cycle = look.colors }
        }
    }
}

extension Figure {
    /// The figure as a template shows it.
    func themed(by style: PageStyle) -> Figure { theme == nil ? self.theme(FigureTheme(style)) : self }
}
