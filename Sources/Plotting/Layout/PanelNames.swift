import Drawing

/// The names of a panel's series, at their curves or in a corner.
struct PanelNames {
    var panel: Panel
    var entries: [SeriesTable.Entry]
    var measure: LabelMeasure
    var geometries: [MarkGeometry]
    var plot: Rect

    var series: [NamedSeries] {
        var keys: [String] = []
        for case let key? in entries.map(\.key) where !keys.contains(key) { keys.append(key) }
        return keys.compactMap { key in
            let marks = panel.marks.indices.filter { entries[$0].key == key && panel.marks[$0].isNameable }
                .map { (mark: panel.marks[$0], entry: entries[$0], geometry: geometries[$0]) }
            return NamedSeries(key: key, marks: marks, theme: measure.theme, plot: plot)
        }
    }

    /// Names at the curves or in a corner; nil when there is no room, empty when there is nothing to name.
    func items(_ occupancy: OccupancyMap, plot: Rect) -> [DisplayItem]? {
        guard panel.legend == .automatic || panel.legend == .inside else { return [] }
        let series = series
        guard !series.isEmpty else { return [] }
        // Names stand at curves and points; bars and areas are told apart by samples of their fill.
        let haveCurves = series.allSatisfy { $0.isNamedInLegend || !$0.samples.isEmpty && !$0.isFill }
        if panel.legend == .automatic, haveCurves {
            let direct = series.filter { !$0.isNamedInLegend }
            let labels = direct.map { measure.label($0.name, color: measure.theme.readable($0.color)) }
            let search = DirectLabels(series: direct, labels: labels, plot: plot, occupancy: occupancy)
            if let placements = search.placements() {
                var occupancy = occupancy
                for placement in placements { occupancy.cover(placement.box.inset(by: -2)) }
                if let legend = legendItems(series.filter(\.isNamedInLegend), occupancy) {
                    return placements.flatMap { $0.label.items(topLeft: $0.box.origin) } + legend
                }
            }
        }
        return legendItems(series, occupancy)
    }

    private func legendItems(_ series: [NamedSeries], _ occupancy: OccupancyMap) -> [DisplayItem]? {
        guard !series.isEmpty else { return [] }
        let legend = Legend(series: series, measure: measure)
        return legend.place(in: plot, occupancy: occupancy).map { legend.items($0.0, at: $0.1) }
    }
}
