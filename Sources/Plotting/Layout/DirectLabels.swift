import Drawing

/// Finds places for the names of series at their curves: near their own, clear of all else.
struct DirectLabels {
    struct Placement {
        var label: RichLabel
        var box: Rect
    }

    var series: [NamedSeries]
    var labels: [RichLabel]
    var plot: Rect
    var occupancy: OccupancyMap

    private enum Side: CaseIterable { case end, above, below }

    /// The most names that are set at curves; more are read better from a legend.
    static let largestCount = 8

    /// Room for the ticks along the frame.
    private static let rim = 4.2

    /// A place for every name, or nil when one finds none.
    func placements() -> [Placement]? {
        guard !series.isEmpty, series.count <= Self.largestCount, series.allSatisfy({ !$0.samples.isEmpty }) else {
            return nil
        }
        return alignedPlacements() ?? separatePlacements()
    }

    /// All names on the same side and at the same distance along x, the best such arrangement.
    private func alignedPlacements() -> [Placement]? {
        var best: (score: Double, placements: [Placement])?
        for side in Side.allCases {
            for step in side == .end ? 0..<1 : 0..<60 {
                let x = plot.minX + plot.width * Double(step) / 60
                var occupancy = occupancy
                var score = 0.0
                var placed: [Placement] = []
                for index in series.indices {
                    guard let (candidate, value) = candidate(index, side, x: x, occupancy) else { break }
                    occupancy.cover(candidate.inset(by: -1.5))
                    score += value
                    placed.append(Placement(label: labels[index], box: candidate))
                }
                if placed.count == series.count, score > best?.score ?? -.infinity { best = (score, placed) }
            }
        }
        return best?.placements
    }

    /// The best place for each name by itself; those with the fewest choices first would be better, in order is enough.
    private func separatePlacements() -> [Placement]? {
        var occupancy = occupancy
        var placed: [Placement] = []
        for index in series.indices {
            var best: (box: Rect, score: Double)?
            for side in Side.allCases {
                for step in side == .end ? 0..<1 : 0..<60 {
                    let x = plot.minX + plot.width * Double(step) / 60
                    guard let (box, score) = candidate(index, side, x: x, occupancy) else { continue }
                    if score > best?.score ?? -.infinity { best = (box, score) }
                }
            }
            guard let best else { return nil }
            occupancy.cover(best.box.inset(by: -1.5))
            placed.append(Placement(label: labels[index], box: best.box))
        }
        return placed
    }

    /// The label's box on a side of its curve with its left edge at `x`, when it is free there and nobody could take it
    /// for another curve's; and how good the place is.
    private func candidate(_ index: Int, _ side: Side, x: Double, _ occupancy: OccupancyMap) -> (Rect, Double)? {
        let own = series[index]
        let label = labels[index]
        let gap = own.reach + 1.4
        guard let last = own.samples.last else { return nil }
        let box: Rect
        switch side {
        case .end:
            box = Rect(x: last.x + gap + 2.6, y: last.y - label.height / 2, width: label.width, height: label.height)
        case .above, .below:
            guard let beside = self.box(beside: own, label, above: side == .above, x: x, gap: gap) else { return nil }
            box = beside
        }
        guard occupancy.isFree(box.inset(by: -0.3)), box.minX >= plot.minX + Self.rim, box.maxX <= plot.maxX - Self.rim,
            box.minY >= plot.minY + Self.rim, box.maxY <= plot.maxY - Self.rim
        else { return nil }
        let distance = own.distance(to: box)
        let others = series.indices.filter { $0 != index }.map { series[$0].distance(to: box) }.min() ?? .infinity
        guard distance < 9, others > max(2.5, distance * 0.9) else { return nil }
        guard !isShared(index, near: box) else { return nil }
        let center = Rect(x: box.midX, y: box.midY, width: 0, height: 0)
        let centerDistance = own.distance(to: center)
        for other in series.indices where other != index && series[other].distance(to: center) < centerDistance * 1.1 {
            return nil
        }
        let preference = side == .end ? 5.0 : side == .above ? 1.5 : 0
        // Away from the frame, where the eye does not look for names.
        let margin = min(box.minX - plot.minX, plot.maxX - box.maxX, box.minY - plot.minY, plot.maxY - box.maxY)
        return (box, min(others, 16) * 0.25 - centerDistance * 0.35 + preference + min(margin, 10) * 0.15)
    }

    /// The box as near above or below its curve as a gap allows; nil where the curve does not pass.
    private func box(beside own: NamedSeries, _ label: RichLabel, above: Bool, x: Double, gap: Double) -> Rect? {
        let heights = own.samples.filter { abs($0.x - x - label.width / 2) < label.width / 4 + 3 }.map(\.y)
        guard let height = above ? heights.min() : heights.max() else { return nil }
        let near = own.samples.filter { $0.x > x - gap && $0.x < x + label.width + gap }
        var box = Rect(
            x: x, y: above ? height - gap - label.height : height + gap, width: label.width, height: label.height)
        for _ in 0..<40 {
            let touches = near.contains { sample in
                let dx = max(box.minX - sample.x, 0, sample.x - box.maxX)
                let dy = max(box.minY - sample.y, 0, sample.y - box.maxY)
                return dx * dx + dy * dy < gap * gap
            }
            if !touches { return box }
            box.origin.y += above ? -0.7 : 0.7
        }
        return nil
    }

    /// Whether another series runs along the same curve there: a name beside both would tell them apart badly.
    private func isShared(_ index: Int, near box: Rect) -> Bool {
        func distance(_ point: Point) -> Double {
            (point.x - box.midX) * (point.x - box.midX) + (point.y - box.midY) * (point.y - box.midY)
        }
        guard let nearest = series[index].samples.min(by: { distance($0) < distance($1) }) else { return true }
        let place = Rect(x: nearest.x, y: nearest.y, width: 0, height: 0)
        return series.indices.contains { $0 != index && series[$0].distance(to: place) < 4.5 }
    }
}
