public import Drawing

extension Figure: Graphic {
    public func displayList(
        width: Double?, height: Double?, appearance: GraphicAppearance, shaper: any TextShaper
    ) -> DisplayList {
        var figure = self
        if let height { figure.height = height }
        let theme = theme ?? .light
        return figure.layout(in: appearance == .dark ? theme.onDarkGround : theme, width: width, shaper: shaper)
    }

    /// What the figure shows, in words: the author's, or a sentence made from the data.
    public var accessibleDescription: String? { statedDescription ?? FigureSummary(figure: self).text }
}
