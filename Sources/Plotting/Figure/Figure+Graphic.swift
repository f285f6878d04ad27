public import Drawing

extension Figure: Graphic {
    public func displayList(
        width: Double?, height: Double?, appearance: GraphicAppearance, shaper: any TextShaper
    ) -> DisplayList {
        var figure = self
        if let height { figure.height = height }
        return figure.layout(in: appearance == .dark ? .dark : .light, width: width, shaper: shaper)
    }

    /// What the figure shows, in words: the author's, or a sentence made from axes and series.
    public var accessibleDescription: String? {
        if let statedDescription { return statedDescription }
        let sentences = panels.compactMap { panel -> String? in
            guard let y = panel.yAxis.title, let x = panel.xAxis.displayedTitle else { return nil }
            let labels = panel.marks.compactMap(\.style.label).map(LabelMarkup.plainText)
            let list = labels.isEmpty ? "" : ": " + labels.joined(separator: ", ")
            return "\(LabelMarkup.plainText(y)) against \(LabelMarkup.plainText(x))\(list)."
        }
        return sentences.isEmpty ? nil : sentences.joined(separator: " ")
    }
}
