/// Breaks a paragraph into lines where the sum of all lines' faults is least.
///
/// D. E. Knuth and M. F. Plass, Breaking paragraphs into lines, Software: Practice and Experience 11 (1981) 1119.
struct LineBreaker {
    /// Width of each line; the last one counts for all that follow.
    var widths: [Double]
    /// Whether lines are filled by stretching their spaces; otherwise they end where they end.
    var isJustified: Bool

    /// What a line's ends are: indices into the items, the break itself not included.
    struct Line: Equatable {
        var items: Range<Int>
        /// By how much spaces stretch (positive) or shrink (negative), as a share of what they can.
        var ratio: Double
        var endsWithHyphen: Bool
        /// Points by which the line is longer than its measure.
        var overflow: Double
    }

    /// A paragraph's lines and the sum of their faults.
    struct Breaking {
        var lines: [Line]
        var demerits: Double
    }

    /// How a line looks beside its neighbours; classes further apart than one are seen.
    private enum Fitness: Int {
        case tight, decent, loose, veryLoose

        init(ratio: Double) {
            self = ratio < -0.5 ? .tight : ratio <= 0.5 ? .decent : ratio <= 1 ? .loose : .veryLoose
        }
    }

    private struct Node {
        var position: Int
        /// First item of the line that starts here.
        var lineStart: Int
        var line: Int
        var fitness: Fitness
        var demerits: Double
        var previous: Int?
        var ratio: Double
        var isFlagged: Bool
        var overflow: Double
    }

    private static let linePenalty = 10.0
    private static let hyphenPairDemerits = 1e4
    private static let lastHyphenDemerits = 5e3
    private static let unlikeNeighboursDemerits = 1e4
    /// A last line shorter than this share of its measure looks like a mistake.
    private static let shortestLastLine = 0.08
    private static let shortLastLineDemerits = 5e3
    /// Part of the measure that a ragged line may leave empty before it counts as badly as a fully stretched one.
    private static let raggedStretch = 0.14
    private static let overfullDemerits = 1e8
    /// Faults that most paragraphs stay below.
    private static let usualDemerits = 3e5

    func lines(of items: [ParagraphItem]) -> [Line] { breaking(of: items).lines }

    func breaking(of items: [ParagraphItem]) -> Breaking {
        guard !items.isEmpty else { return Breaking(lines: [], demerits: 0) }
        return breaking(of: items, within: Self.usualDemerits) ?? breaking(of: items, within: .infinity)
            ?? Breaking(lines: [], demerits: 0)
    }

    /// The best lines whose faults sum up to no more than `limit`; nil when there are none.
    ///
    /// Faults only add up, so what is left out on the way is part of no such lines: a limit saves time and changes nothing.
    func breaking(of items: [ParagraphItem], within limit: Double) -> Breaking? {
        let sums = runningSums(items)
        var nodes = [
            Node(
                position: -1, lineStart: 0, line: 0, fitness: .decent, demerits: 0, previous: nil, ratio: 0,
                isFlagged: false, overflow: 0)
        ]
        var active = [0]
        for position in items.indices where canBreak(items, at: position) {
            consider(position, items, sums, limit, &nodes, &active)
            if active.isEmpty { return nil }
        }
        consider(items.count, items, sums, limit, &nodes, &active)
        guard let best = active.min(by: { nodes[$0].demerits < nodes[$1].demerits }) else { return nil }
        return Breaking(lines: lines(endingAt: best, nodes), demerits: nodes[best].demerits)
    }

    private func runningSums(_ items: [ParagraphItem]) -> [LineMeasure] {
        var sums = [LineMeasure()]
        sums.reserveCapacity(items.count + 1)
        for item in items {
            var sum = sums[sums.count - 1]
            switch item {
            case .box(let fragment): sum.add(fragment)
            case .glue(let width, let stretch, let shrink): sum.addSpace(width: width, stretch: stretch, shrink: shrink)
            case .penalty, .forcedBreak: break
            }
            sums.append(sum)
        }
        return sums
    }

    private func canBreak(_ items: [ParagraphItem], at position: Int) -> Bool {
        switch items[position] {
        case .glue: if position > 0, case .box = items[position - 1] { true } else { false }
        case .penalty(let cost, _): cost < .infinity
        case .forcedBreak: true
        case .box: false
        }
    }

    /// What a line's end adds to its width and its cost.
    private struct End {
        var penalty = 0.0
        /// Width of the hyphen that is set, less what hangs out into the margin.
        var width = 0.0
        var isForced = false
        var isFlagged = false
    }

    private func end(_ position: Int, _ items: [ParagraphItem]) -> End {
        var end = End()
        end.isForced = position == items.count
        var last: Fragment?
        if position > 0, case .box(let fragment) = items[position - 1] { last = fragment }
        if position < items.count {
            switch items[position] {
            case .penalty(let cost, let hyphen):
                end.penalty = cost
                end.isFlagged = hyphen != nil
                if let hyphen {
                    end.width = hyphen.width
                    last = hyphen
                    if !isJustified { end.penalty *= 4 }
                }
            case .forcedBreak: end.isForced = true
            case .box, .glue: break
            }
        }
        if isJustified { end.width -= last?.protrusion ?? 0 }
        return end
    }

    /// The fault of a line by itself: its badness, 100 |r|³, and the cost of its end.
    static func demerits(ratio: Double, penalty: Double) -> Double {
        let badness = 100 * abs(ratio * ratio * ratio)
        return (linePenalty + badness) * (linePenalty + badness) + penalty * abs(penalty)
    }

    /// Tries a line end at a position against all places where its line may have started.
    private func consider(
        _ position: Int, _ items: [ParagraphItem], _ sums: [LineMeasure], _ limit: Double, _ nodes: inout [Node],
        _ active: inout [Int]
    ) {
        let end = end(position, items)
        let next = nextStart(items, after: position)
        var best: [Int: Node] = [:]
        var kept: [Int] = []
        var rescue: Node?
        for index in active {
            let node = nodes[index]
            guard node.lineStart <= position else {
                kept.append(index)
                continue
            }
            let measure = sums[position] - sums[node.lineStart]
            let natural = measure.width + end.width
            let target = widths[min(node.line, widths.count - 1)]
            let ratio = ratio(of: measure, natural: natural, target: target, isForced: end.isForced)
            func successor(_ demerits: Double, ratio: Double, overflow: Double) -> Node {
                Node(
                    position: position, lineStart: next, line: node.line + 1, fitness: Fitness(ratio: ratio),
                    demerits: node.demerits + demerits, previous: index, ratio: ratio, isFlagged: end.isFlagged,
                    overflow: overflow)
            }
            if ratio < -1.000_001 {
                if limit < .infinity { continue }
                // This start is too far back for every later end; it stays only as the way out when all are.
                let overflow = max(0, natural - target - (isJustified ? measure.shrink : 0))
                let candidate = successor(Self.overfullDemerits * (1 + overflow), ratio: -1, overflow: overflow)
                if rescue.map({ candidate.demerits < $0.demerits }) ?? true { rescue = candidate }
                continue
            }
            if !end.isForced { kept.append(index) }
            var demerits = Self.demerits(ratio: ratio, penalty: end.penalty)
            if end.isFlagged, node.isFlagged { demerits += Self.hyphenPairDemerits }
            if end.isForced, node.isFlagged { demerits += Self.lastHyphenDemerits }
            if end.isForced, node.line > 0, natural < Self.shortestLastLine * target {
                demerits += Self.shortLastLineDemerits
            }
            let fitness = Fitness(ratio: ratio)
            if isJustified, node.line > 0, abs(fitness.rawValue - node.fitness.rawValue) > 1 {
                demerits += Self.unlikeNeighboursDemerits
            }
            if node.demerits + demerits > limit { continue }
            let candidate = successor(demerits, ratio: ratio, overflow: 0)
            let key = node.line * 4 + fitness.rawValue
            if best[key].map({ candidate.demerits < $0.demerits }) ?? true { best[key] = candidate }
        }
        if best.isEmpty, kept.isEmpty, let rescue { best[0] = rescue }
        for key in best.keys.sorted() {
            if let node = best[key] {
                nodes.append(node)
                kept.append(nodes.count - 1)
            }
        }
        active = kept
    }

    private func ratio(of measure: LineMeasure, natural: Double, target: Double, isForced: Bool) -> Double {
        let difference = target - natural
        // The last line and lines ended by the author need not be filled.
        if difference >= 0, isForced { return 0 }
        if isJustified { return measure.ratio(filling: difference) }
        return difference >= 0 ? difference / (Self.raggedStretch * target) : difference > -1e-6 ? 0 : -.infinity
    }

    /// The next line starts with the first box after a break, except that a forced break keeps empty lines.
    private func nextStart(_ items: [ParagraphItem], after position: Int) -> Int {
        var index = position
        while index < items.count {
            switch items[index] {
            case .box: return index
            case .forcedBreak where index > position: return index
            case .glue, .penalty, .forcedBreak: index += 1
            }
        }
        return items.count
    }

    private func lines(endingAt last: Int, _ nodes: [Node]) -> [Line] {
        var lines: [Line] = []
        var current = last
        while let previous = nodes[current].previous {
            let node = nodes[current]
            let start = nodes[previous].lineStart
            lines.append(
                Line(
                    items: start..<max(start, node.position), ratio: isJustified ? node.ratio : 0,
                    endsWithHyphen: node.isFlagged, overflow: node.overflow))
            current = previous
        }
        return lines.reversed()
    }
}
