/// Which series each mark belongs to and the look that follows from it, for all panels of a figure.
struct SeriesTable {
    struct Entry: Hashable {
        /// Shown in data tables; empty when the series has no name.
        var name: String
        /// Marks with the same key belong together; nil for marks that are no data.
        var key: String?
        var color: SeriesColor
        var markerIndex: Int
    }

    /// For each panel, an entry for each of its marks.
    private(set) var entries: [[Entry]] = []
    /// For each panel and each of its insets, the same.
    private(set) var insetEntries: [[[Entry]]] = []

    private struct Look {
        var color: SeriesColor
        var markerIndex: Int
    }

    init(figure whole: Figure) {
        // Insets share the looks of the figure's series; what an inset enlarges has exactly those of its panel.
        var figure = whole
        figure.panels += whole.panels.flatMap { $0.insets.filter { !$0.isZoom }.map(\.panel) }
        let names = Self.keys(figure)
        var looks: [String: Look] = [:]
        for (panel, keys) in zip(figure.panels, names) {
            // A series keeps its look in all panels; new ones take what is free in theirs, from the cycle's start.
            var taken = Set(keys.compactMap { $0.flatMap { looks[$0] }.flatMap { Self.cycleIndex($0.color) } })
            taken.formUnion(panel.marks.compactMap { $0.style.color.flatMap(Self.cycleIndex) })
            for (mark, key) in zip(panel.marks, keys) {
                guard let key, looks[key] == nil else { continue }
                if let color = mark.style.color {
                    looks[key] = Look(color: color, markerIndex: Self.cycleIndex(color) ?? 0)
                } else {
                    let index = (0...).first { !taken.contains($0) } ?? 0
                    taken.insert(index)
                    looks[key] = Look(color: .cycle(index), markerIndex: index)
                }
            }
        }
        entries = zip(figure.panels, names).map { panel, keys in
            zip(panel.marks, keys).map { mark, key in
                let look = key.flatMap { looks[$0] } ?? Look(color: .text, markerIndex: 0)
                return Entry(
                    name: LabelMarkup.plainText(mark.style.label ?? mark.style.series ?? Self.shownName(key)), key: key,
                    color: mark.style.color ?? look.color, markerIndex: look.markerIndex)
            }
        }
        var others = entries.dropFirst(whole.panels.count)
        entries = Array(entries.prefix(whole.panels.count))
        insetEntries = whole.panels.indices.map { index in
            whole.panels[index].insets.map { inset in
                inset.isZoom ? Array(entries[index].prefix(inset.panel.marks.count)) : others.popFirst() ?? []
            }
        }
    }

    private static func cycleIndex(_ color: SeriesColor) -> Int? {
        if case .cycle(let index) = color { index } else { nil }
    }

    private static func shownName(_ key: String?) -> String {
        guard let key, !key.hasPrefix("\u{0}") else { return "" }
        return key
    }

    /// A mark without a name joins the mark before it, unless that series already has a mark of its kind.
    private static func keys(_ figure: Figure) -> [[String?]] {
        var unnamed = 0
        return figure.panels.map { panel in
            var current: String?
            var kinds: Set<String> = []
            return panel.marks.map { mark in
                if case .rule = mark { return mark.style.series ?? mark.style.label }
                if case .region = mark { return mark.style.series ?? mark.style.label }
                guard mark.isSeries else { return mark.style.series }
                let key: String
                if let named = mark.style.series ?? mark.style.label {
                    key = named
                } else if let current, !kinds.contains(mark.kind) {
                    key = current
                } else {
                    unnamed += 1
                    key = "\u{0}\(unnamed)"
                }
                if key != current { kinds = [] }
                current = key
                kinds.insert(mark.kind)
                return key
            }
        }
    }
}
