import Drawing

/// Sets labels in the theme's face.
struct LabelMeasure {
    var theme: FigureTheme
    var shaper: any TextShaper

    func label(_ markup: String, color: Color? = nil, weight: TextStyle.Weight = .regular) -> RichLabel {
        RichLabel(markup, style: theme.textStyle(color, weight: weight), shaper: shaper)
    }

    func room(length: Double, isVertical: Bool) -> TickRoom {
        TickRoom(length: length, isVertical: isVertical, textSize: theme.textSize) { label($0).width }
    }
}
