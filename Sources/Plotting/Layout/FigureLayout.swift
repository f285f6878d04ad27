import Drawing

/// Lays out a figure: frames, axes, marks, legends.
struct FigureLayout {
    let figure: Figure
    let theme: FigureTheme
    let shaper: any TextShaper

    private static let panelGap = 14.0
    private static let outerMargin = 1.0

    func displayList(width: Double?, height: Double?) -> DisplayList {
        let total = width ?? figure.width.points
        let styles = SeriesStyles(panels: figure.panels, theme: theme)
        let count = max(1, figure.panels.count)
        let slot = (total - 2 * Self.outerMargin - Self.panelGap * Double(count - 1)) / Double(count)
        var panels = figure.panels.map { PanelLayout(panel: $0, styles: styles, theme: theme, shaper: shaper) }
        for index in panels.indices { panels[index].measure(slotWidth: slot, height: 0.78 * slot) }
        // All frames of a row begin and end at one height.
        let letterHeight = count > 1 ? theme.textSize * 1.5 : 0
        let top = (panels.map(\.margins.top).max() ?? 0) + letterHeight
        let bottom = panels.map(\.margins.bottom).max() ?? 0
        let frameWidth = panels.map { slot - $0.margins.left - $0.margins.right }.min() ?? slot
        let frameHeight = max(20, height.map { $0 - top - bottom - 2 * Self.outerMargin } ?? frameWidth * figure.aspect)
        var items: [DisplayItem] = []
        for (index, panel) in panels.enumerated() {
            let x = Self.outerMargin + Double(index) * (slot + Self.panelGap)
            let frame = Rect(
                x: x + panel.margins.left, y: Self.outerMargin + top,
                width: max(20, slot - panel.margins.left - panel.margins.right),
                height: frameHeight)
            items += panel.items(in: frame)
            if count > 1, let letter = Self.letter(index) {
                let box = LabelBox(
                    "(\(letter))", size: theme.textSize + 0.5, color: theme.ink, theme: theme, shaper: shaper,
                    isBold: true)
                items += box.items(at: Point(x: x, y: Self.outerMargin + theme.textSize))
            }
        }
        return DisplayList(
            size: Size(width: total, height: top + frameHeight + bottom + 2 * Self.outerMargin), items: items)
    }

    private static func letter(_ index: Int) -> String? { Unicode.Scalar(97 + UInt32(index)).map { String($0) } }
}
