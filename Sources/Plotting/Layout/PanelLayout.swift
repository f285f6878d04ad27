import Drawing

/// Lays out one panel: what it draws on a given plot area, and the room that it needs around.
struct PanelLayout {
    var panel: Panel
    var entries: [SeriesTable.Entry]
    /// For each inset, the series of its marks.
    var insetEntries: [[SeriesTable.Entry]]
    var measure: LabelMeasure
    /// The panel's letter as it is set; nil in figures of one panel.
    var letter: String?
    /// Part of the plot's height kept free of data at the top, for labels.
    var headroom = 0.0
    var cache: PanelCache

    private var theme: FigureTheme { measure.theme }

    static let letterGap = 5.0
    private static let legendGap = 6.0

    func axes(_ plot: Rect) -> PanelAxes {
        PanelAxes(panel: panel, domains: cache.domains, plot: plot, measure: measure, headroom: headroom)
    }

    private func geometries(_ axes: PanelAxes) -> [MarkGeometry] {
        cache.geometries(axes) { panel.marks.map { MarkGeometry($0, axes: axes, theme: theme) } }
    }

    // MARK: Margins

    func margins(_ axes: PanelAxes) -> Margins {
        let layout = AxisLayout(panel: panel, axes: axes, measure: measure)
        var margins = layout.margins()
        if let colorBar = colorBar(axes) {
            margins.right += colorBar.width
            // The labels at the bar's ends stand half over them.
            let half = measure.label("0").height / 2 + 0.5
            margins.top = max(margins.top, half)
            margins.bottom = max(margins.bottom, half)
        }
        if let letter {
            let label = letterLabel(letter)
            margins.top = max(margins.top, Self.letterGap + label.height + 1)
            margins.left = max(margins.left, label.width + 3 + max(0, layout.topLabelOverhang))
        }
        if let title = panelTitle { margins.top = max(margins.top, 2) + Self.letterGap + title.height + 1 }
        let legend = legend(axes)
        switch panel.legend {
        case .above where !legend.series.isEmpty:
            margins.top += legend.arrangement(within: axes.plot.width).size.height + Self.legendGap
        case .right where !legend.series.isEmpty:
            margins.right += legend.arrangement(columns: 1).size.width + Self.legendGap
        default: break
        }
        return margins
    }

    private func letterLabel(_ letter: String) -> RichLabel {
        var style = theme.textStyle(weight: .bold)
        style.size *= theme.letterScale
        return RichLabel(letter, style: style, shaper: measure.shaper)
    }

    private var panelTitle: RichLabel? { panel.title.map { measure.label($0, weight: .bold) } }

    private func colorBar(_ axes: PanelAxes) -> ColorBar? {
        guard panel.hasColorBar else { return nil }
        return ColorBar(
            mapping: ColorMapping(panel.colors ?? ColorScale(), marks: panel.marks, theme: theme), plot: axes.plot,
            measure: measure)
    }

    /// What finds no place in the plot.
    struct Crowding: Hashable {
        var blockedTexts: Int
        var areNamesBlocked: Bool
    }

    func crowding(_ axes: PanelAxes) -> Crowding {
        let geometries = geometries(axes)
        var occupancy = occupancy(axes, geometries)
        let texts = texts(axes, geometries).items(bounds: axes.plot, &occupancy)
        return Crowding(
            blockedTexts: texts.blocked,
            areNamesBlocked: names(axes, geometries).items(occupancy, plot: axes.plot) == nil)
    }

    // MARK: Drawing

    /// - Parameters:
    ///   - margins: room around the plot area that the panel shares with its neighbours.
    ///   - bounds: the panel's share of the figure.
    func items(_ axes: PanelAxes, margins: Margins, bounds: Rect) -> [DisplayItem] {
        let layout = AxisLayout(panel: panel, axes: axes, measure: measure)
        let geometries = geometries(axes)
        let layer = MarkLayer(panel: panel, entries: entries, theme: theme, axes: axes, geometries: geometries)
        let marks = layer.items()
        let frame = AxisFrame(panel: panel, axes: axes, theme: theme)
        let round = RoundFrame(panel: panel, axes: axes, measure: measure)
        let isRound = panel.projection != .cartesian
        let clip = isRound ? round.clip : frame.shownArea
        var items = isRound ? [] : frame.gridItems()
        if !marks.clipped.isEmpty { items.append(.group(.identity, clip: clip, marks.clipped)) }
        items += isRound ? round.gridItems() + round.frameItems() : frame.items()
        if !marks.bars.isEmpty { items.append(.group(.identity, clip: clip, marks.bars)) }
        items += marks.open
        var occupancy = occupancy(axes, geometries)
        let insets = insets(axes)
        items += insets.flatMap(\.items)
        items += texts(axes, geometries).items(bounds: bounds, &occupancy).items
        items += names(axes, geometries).items(occupancy, plot: axes.plot) ?? []
        items += outsideLegendItems(axes, geometries, margins: margins, bounds: bounds)
        items += layout.labelItems(bounds: bounds)
        let own = layout.margins()
        if let colorBar = colorBar(axes) {
            items += colorBar.items(left: axes.plot.maxX + (axes.second == nil ? 0 : own.right), bounds: bounds)
        }
        if let title = panelTitle {
            // All titles of a row stand on one line, whether letters hang below it or not.
            let depth = theme.textSize * RichLabel.depth
            let baseline = axes.plot.minY - (axes.topTicks == nil ? 0 : own.top) - Self.letterGap - depth
            items += title.items(at: Point(x: axes.plot.midX - title.width / 2, y: baseline))
        }
        return items + letterItems(axes, margins: margins)
    }

    private func letterItems(_ axes: PanelAxes, margins: Margins) -> [DisplayItem] {
        guard let letter else { return [] }
        let label = letterLabel(letter)
        let baseline = axes.plot.minY - Self.letterGap - label.descent
        return label.items(at: Point(x: axes.plot.minX - margins.left, y: baseline))
    }

    private func texts(_ axes: PanelAxes, _ geometries: [MarkGeometry]) -> PanelTexts {
        PanelTexts(panel: panel, entries: entries, measure: measure, axes: axes, geometries: geometries)
    }

    private func names(_ axes: PanelAxes, _ geometries: [MarkGeometry]) -> PanelNames {
        PanelNames(panel: panel, entries: entries, measure: measure, geometries: geometries, plot: axes.plot)
    }

    /// Marks, insets, and for round panels the ground outside the frame.
    private func occupancy(_ axes: PanelAxes, _ geometries: [MarkGeometry]) -> OccupancyMap {
        var occupancy = OccupancyMap(frame: axes.plot)
        MarkLayer(panel: panel, entries: entries, theme: theme, axes: axes, geometries: geometries).cover(&occupancy)
        for inset in insets(axes) { occupancy.cover(inset.bounds) }
        if let round = panel.projection == .cartesian ? nil : RoundFrame(panel: panel, axes: axes, measure: measure) {
            for tick in axes.yTicks where panel.projection != .cartesian && tick.label != nil {
                _ = round
                let angles = axes.xTicks.map(\.coordinate).sorted()
                guard case .polar = panel.projection, angles.count > 1 else { continue }
                let place = axes.point((angles[0] + angles[1]) / 2, axes.y.scale.value(at: tick.coordinate))
                occupancy.cover(Rect(x: place.x - 8, y: place.y - 4, width: 16, height: 8))
            }
        }
        return occupancy
    }

    private func insets(_ axes: PanelAxes) -> [InsetLayout.Result] {
        panel.insets.indices.map { index in
            InsetLayout(inset: panel.insets[index], entries: insetEntries[index], axes: axes, measure: measure)
                .result()
        }
    }

    // MARK: Names of series outside the plot

    private func legend(_ axes: PanelAxes) -> Legend {
        guard panel.legend == .above || panel.legend == .right else { return Legend(series: [], measure: measure) }
        return Legend(series: names(axes, geometries(axes)).series, measure: measure)
    }

    private func outsideLegendItems(
        _ axes: PanelAxes, _ geometries: [MarkGeometry], margins: Margins, bounds: Rect
    ) -> [DisplayItem] {
        let legend = legend(axes)
        guard !legend.series.isEmpty else { return [] }
        let own = AxisLayout(panel: panel, axes: axes, measure: measure).margins()
        if panel.legend == .right {
            let arrangement = legend.arrangement(columns: 1)
            let beside = own.right + (colorBar(axes)?.width ?? 0)
            return legend.items(
                arrangement, at: Point(x: axes.plot.maxX + beside + Self.legendGap, y: axes.plot.minY + 2))
        }
        let arrangement = legend.arrangement(within: axes.plot.width)
        // The panel's letter stands on the same line, and keeps clear of it.
        let letterEnd = letter.map { axes.plot.minX - margins.left + letterLabel($0).width + theme.textSize } ?? 0
        let start = min(max(axes.plot.minX, letterEnd), max(axes.plot.minX, bounds.maxX - arrangement.size.width))
        let top = axes.topTicks == nil && panel.projection == .cartesian ? min(own.top, 1) : own.top
        let title = panelTitle.map { Self.letterGap + $0.height } ?? 0
        return legend.items(
            arrangement,
            at: Point(
                x: start, y: axes.plot.minY - top - title - Self.legendGap + 1 - arrangement.size.height))
    }
}
