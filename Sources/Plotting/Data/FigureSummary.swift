import Glibc
import Quantities

/// What a figure shows, in words made from its own data: trends, ends, extremes.
struct FigureSummary {
    var figure: Figure

    var text: String? {
        let series = SeriesTable(figure: figure)
        let sentences = figure.panels.indices.compactMap { index -> String? in
            let summary = PanelSummary(panel: figure.panels[index], entries: series.entries[index]).text
            guard let summary, figure.panels.count > 1 else { return summary }
            return "(\(PanelLetter.name(index))) \(summary)"
        }
        let text = sentences.isEmpty ? nil : sentences.joined(separator: " ")
        guard largestCount > PointDecimation.leastCount else { return text }
        let note = "Of \(largestCount) values only those that show at 600 dpi are drawn."
        return text.map { "\($0) \(note)" } ?? note
    }

    /// Values of the longest line or cloud.
    private var largestCount: Int {
        figure.panels.flatMap(\.marks).map { mark in
            switch mark {
            case .points(let mark): mark.x.count
            case .line(let mark): mark.x.count
            default: 0
            }
        }.max() ?? 0
    }
}

private struct PanelSummary {
    var panel: Panel
    var entries: [SeriesTable.Entry]

    private static let mostSeries = 8

    var text: String? {
        let head = axes
        var parts = Array(series.prefix(Self.mostSeries))
        if series.count > Self.mostSeries { parts.append("and \(series.count - Self.mostSeries) more series") }
        if let map { parts.append(map) }
        if parts.isEmpty { parts = others }
        guard let head else { return parts.isEmpty ? nil : Self.capitalized(parts.joined(separator: "; ")) + "." }
        return parts.isEmpty ? "\(head)." : "\(head): \(parts.joined(separator: "; "))."
    }

    private var axes: String? {
        guard let y = panel.yAxis.title.map(LabelMarkup.plainText), !y.isEmpty else {
            return panel.xAxis.displayedTitle.map(LabelMarkup.plainText).flatMap { $0.isEmpty ? nil : $0 }
        }
        guard let x = panel.xAxis.displayedTitle.map(LabelMarkup.plainText), !x.isEmpty else { return y }
        return "\(y) against \(x)"
    }

    /// One clause for each series with data.
    private var series: [String] {
        var clauses: [String] = []
        var seen: Set<String> = []
        for (index, mark) in panel.marks.enumerated() {
            guard let key = entries[index].key, mark.isSeries, !seen.contains(key) else { continue }
            // Points are what was measured; a line tells only where there are none.
            let members = panel.marks.indices.filter { entries[$0].key == key || panel.marks[$0].style.series == key }
                .map { panel.marks[$0] }
            guard let clause = clause(members) else { continue }
            seen.insert(key)
            let name = entries[index].name
            // Lines of equal values have no names: the values that they stand for are told instead.
            if name.isEmpty, hasLineValues { continue }
            clauses.append(name.isEmpty ? clause : "\(name) \(clause)")
        }
        return clauses
    }

    /// Whether lines join equal values, as contours do.
    private var hasLineValues: Bool {
        panel.marks.contains { mark in
            if case .labels(let labels) = mark { return labels.showsOne }
            return mark.colorValues != nil && !mark.isSeries
        }
    }

    private func clause(_ marks: [Mark]) -> String? {
        if let changes = changes(marks) { return changes }
        for mark in marks { if case .bars(let bars) = mark { return self.bars(bars) } }
        var data: (x: [Double], y: [Double])?
        let usesSecondAxis = marks.contains(where: \.style.usesSecondAxis)
        for mark in marks {
            switch mark {
            case .points(let points) where points.x.count > (data?.x.count ?? 0): data = (points.x, points.y)
            default: break
            }
        }
        if data == nil || (data?.x.count ?? 0) < 2 {
            for mark in marks {
                if case .line(let line) = mark, line.x.count > (data?.x.count ?? 0) { data = (line.x, line.y) }
            }
        }
        let yAxis = usesSecondAxis ? panel.secondAxis?.axis ?? panel.yAxis : panel.yAxis
        return data.flatMap { listed(x: $0.x, y: $0.y, yAxis) ?? trend(x: $0.x, y: $0.y, yAxis) }
    }

    /// Arrows from place to place of one row each, as of a value before and after.
    private func changes(_ marks: [Mark]) -> String? {
        guard panel.yAxis.scale.categories != nil else { return nil }
        let arrows = marks.compactMap { mark -> Arrow? in if case .arrow(let arrow) = mark { arrow } else { nil } }
        guard !arrows.isEmpty, arrows.allSatisfy({ $0.startY == $0.endY }) else { return nil }
        return arrows.prefix(10).map { arrow in
            "\(name(arrow.startY, panel.yAxis)) \(number(arrow.startX)) to \(number(arrow.endX))"
        }.joined(separator: ", ")
    }

    /// A few values at places with names; nil for other axes and for many values.
    private func listed(x: [Double], y: [Double], _ yAxis: Axis) -> String? {
        let isLying = yAxis.scale.categories != nil
        let places = isLying ? y : x
        let values = isLying ? x : y
        guard isLying || panel.xAxis.scale.categories != nil, places.count <= 10 else { return nil }
        return places.indices.filter { values[$0].isFinite }
            .map { "\(name(places[$0], isLying ? yAxis : panel.xAxis)) \(number(values[$0]))" }.joined(separator: ", ")
    }

    private func trend(x: [Double], y: [Double], _ yAxis: Axis) -> String? {
        guard yAxis.scale.categories == nil else { return nil }
        let points = zip(x, y).filter {
            panel.xAxis.scale.coordinate($0).isFinite && yAxis.scale.coordinate($1).isFinite
        }
        guard let first = points.min(by: { $0.0 < $1.0 }), let last = points.max(by: { $0.0 < $1.0 }) else {
            return nil
        }
        let unit = yAxis.unit.map { " " + LabelMarkup.plainText($0) } ?? ""
        guard points.count > 1, first.0 < last.0 else { return "is \(number(first.1))\(unit)" }
        let fit = LineFit(points.map { (panel.xAxis.scale.coordinate($0.0), yAxis.scale.coordinate($0.1)) })
        let isStraight = abs(fit.correlation) > 0.99
        if isStraight || abs(fit.correlation) > 0.9 {
            // Axes of reciprocal temperature run from hot to cold.
            let isReversed = panel.xAxis.scale == .reciprocalTemperature
            let (from, to) = isReversed ? (last.1, first.1) : (first.1, last.1)
            let verb = fit.slope > 0 ? "rises" : "falls"
            let manner = isStraight ? (yAxis.scale == .log ? " linearly in its logarithm" : " linearly") : ""
            var text = "\(verb)\(manner) from \(number(from)) to \(number(to))\(unit)"
            if isReversed, yAxis.scale == .log, isStraight {
                // log10 y over 1000/T, so that E = −slope × 1000 ln 10 k.
                let energy = -fit.slope * 1000 * log(10) * PhysicalConstants.boltzmannElectronvolt
                text += " (activation energy \(NumberText.fixed(energy, decimals: 3)) eV)"
            } else if panel.xAxis.scale == .log, yAxis.scale == .log, isStraight {
                text += " (exponent \(NumberText.fixed(fit.slope, decimals: 2)))"
            }
            return text
        }
        guard let lowest = points.min(by: { $0.1 < $1.1 }), let highest = points.max(by: { $0.1 < $1.1 }) else {
            return nil
        }
        if lowest.1 == highest.1 { return "stays at \(number(lowest.1))\(unit)" }
        return
            "lies between \(number(lowest.1))\(unit) at \(number(lowest.0)) and \(number(highest.1))\(unit) at \(number(highest.0))"
    }

    private func bars(_ bars: Bars) -> String {
        let names = (bars.isHorizontal ? panel.yAxis : panel.xAxis).scale.categories
        let items = bars.positions.indices.prefix(10).map { index -> String in
            let place = Int(bars.positions[index].rounded())
            let name =
                names.flatMap { $0.indices.contains(place) ? LabelMarkup.plainText($0[place]) : nil }
                ?? number(bars.positions[index])
            let value =
                bars.low[index] == 0 || bars.high[index] == 0
                ? number(bars.low[index] + bars.high[index])
                : "\(number(bars.low[index])) to \(number(bars.high[index]))"
            return "\(name) \(value)"
        }
        return items.joined(separator: ", ")
            + (bars.positions.count > 10 ? " and \(bars.positions.count - 10) more" : "")
    }

    /// The range of what is shown by colour, and where it is highest.
    private var map: String? {
        let title = panel.colors?.title.map(LabelMarkup.plainText) ?? "colour"
        let unit = panel.colors?.unit.map { " " + LabelMarkup.plainText($0) } ?? ""
        let values = panel.marks.compactMap(\.colorValues).flatMap { $0 }.filter(\.isFinite)
        guard let low = values.min(), let high = values.max() else { return nil }
        var text = "\(title) from \(number(low)) to \(number(high))\(unit)"
        for mark in panel.marks {
            guard case .heatMap(let map) = mark,
                let place = map.values.indices.filter({ map.values[$0].isFinite })
                    .max(by: { map.values[$0] < map.values[$1] })
            else { continue }
            let (column, row) = (place % map.columns, place / map.columns)
            let x = Self.middle(map.xEdges, column)
            let y = Self.middle(map.yEdges, row)
            text += ", highest at (\(name(x, panel.xAxis)), \(name(y, panel.yAxis)))"
            break
        }
        return text
    }

    /// What panels without series and colours show: how many of what, and their texts.
    private var others: [String] {
        var clauses: [String] = []
        func count(_ number: Int, _ one: String, _ many: String) {
            if number > 0 { clauses.append(number == 1 ? "one \(one)" : "\(number) \(many)") }
        }
        var (lines, points, areas, arrows, pictures) = (0, 0, 0, 0, 0)
        var texts: [String] = []
        for mark in panel.marks {
            switch mark {
            case .line, .rule: lines += 1
            case .points(let mark): points += mark.x.count
            case .bars(let mark): areas += mark.positions.count
            case .band, .heatMap: areas += 1
            case .region(let mark):
                areas += 1
                if let text = mark.text { texts.append(text) }
            case .shapes(let mark): areas += mark.xs.count
            case .vectors(let mark): arrows += mark.x.count
            case .arrow(let mark):
                arrows += 1
                if let text = mark.text { texts.append(text) }
            case .picture: pictures += 1
            case .annotation(let mark): texts.append(mark.text)
            case .labels(let mark): texts += mark.showsOne ? [] : mark.texts
            case .errorBars: break
            }
        }
        count(pictures, "picture", "pictures")
        count(lines, "line", "lines")
        count(points, "point", "points")
        count(areas, "area", "areas")
        count(arrows, "arrow", "arrows")
        let names = texts.map(LabelMarkup.plainText).filter { !$0.isEmpty }
        if !names.isEmpty {
            let more = names.count > Self.mostSeries ? " and \(names.count - Self.mostSeries) more" : ""
            clauses.append("marked \(names.prefix(Self.mostSeries).joined(separator: ", "))\(more)")
        }
        return clauses.isEmpty ? [] : [clauses.joined(separator: ", ")]
    }

    /// The middle of a cell; what rounding left of zero is zero.
    private static func middle(_ edges: [Double], _ index: Int) -> Double {
        let middle = (edges[index] + edges[index + 1]) / 2
        return abs(middle) < 1e-9 * abs(edges[index + 1] - edges[index]) ? 0 : middle
    }

    private func name(_ value: Double, _ axis: Axis) -> String {
        let place = Int(value.rounded())
        guard let names = axis.scale.categories, names.indices.contains(place) else { return number(value) }
        return LabelMarkup.plainText(names[place])
    }

    private func number(_ value: Double) -> String { NumberText.significantText(value, digits: 3).plain }

    private static func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}

/// Ordinary least squares of a straight line.
private struct LineFit {
    var slope = 0.0
    var correlation = 0.0

    init(_ points: [(Double, Double)]) {
        let count = Double(points.count)
        let meanX = points.reduce(0) { $0 + $1.0 } / count
        let meanY = points.reduce(0) { $0 + $1.1 } / count
        var (xx, xy, yy) = (0.0, 0.0, 0.0)
        for (x, y) in points {
            xx += (x - meanX) * (x - meanX)
            xy += (x - meanX) * (y - meanY)
            yy += (y - meanY) * (y - meanY)
        }
        guard xx > 0, yy > 0 else { return }
        slope = xy / xx
        correlation = xy / (xx * yy).squareRoot()
    }
}
