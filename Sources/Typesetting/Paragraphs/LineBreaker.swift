/// Breaks a paragraph into lines where the sum of all lines' faults is least (Knuth and Plass, 1981).
struct LineBreaker {
    /// Width of each line; the last one counts for all that follow.
    var widths: [Double]
    /// Share of the width by which the spaces of a line may stretch together when nothing better is found.
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

    private struct Measure {
        var width = 0.0
        var stretch = 0.0
        var shrink = 0.0
    }

    private struct Node {
        var position: Int
        /// First item of the line that starts here.
        var lineStart: Int
        var line: Int
        var demerits: Double
        var previous: Int?
        var ratio: Double
        var isFlagged: Bool
        var overflow: Double
    }

    private static let linePenalty = 10.0
    private static let hyphenPairDemerits = 3000.0

    func lines(of items: [ParagraphItem]) -> [Line] {
        guard !items.isEmpty else { return [] }
        let sums = runningSums(items)
        var nodes = [
            Node(
                position: -1, lineStart: 0, line: 0, demerits: 0, previous: nil, ratio: 0, isFlagged: false, overflow: 0
            )
        ]
        var active = [0]
        for position in items.indices {
            guard canBreak(items, at: position) else { continue }
            consider(position, items, sums, &nodes, &active)
        }
        consider(items.count, items, sums, &nodes, &active)
        guard let best = active.min(by: { nodes[$0].demerits < nodes[$1].demerits }) else { return [] }
        return lines(endingAt: best, nodes, items)
    }

    private func runningSums(_ items: [ParagraphItem]) -> [Measure] {
        var sums = [Measure()]
        sums.reserveCapacity(items.count + 1)
        for item in items {
            var sum = sums[sums.count - 1]
            switch item {
            case .box(let fragment): sum.width += fragment.width
            case .glue(let width, let stretch, let shrink):
                sum.width += width
                sum.stretch += stretch
                sum.shrink += shrink
            case .penalty, .forcedBreak: break
            }
            sums.append(sum)
        }
        return sums
    }

    private func canBreak(_ items: [ParagraphItem], at position: Int) -> Bool {
        switch items[position] {
        case .glue: if position > 0, case .box = items[position - 1] { true } else { false }
        case .penalty, .forcedBreak: true
        case .box: false
        }
    }

    /// Tries a line end at a position against all places where its line may have started.
    private func consider(
        _ position: Int, _ items: [ParagraphItem], _ sums: [Measure], _ nodes: inout [Node], _ active: inout [Int]
    ) {
        var penalty = 0.0
        var hyphenWidth = 0.0
        var isForced = position == items.count
        var isFlagged = false
        if position < items.count {
            switch items[position] {
            case .penalty(let cost, let hyphen):
                penalty = cost
                hyphenWidth = hyphen?.width ?? 0
                isFlagged = hyphen != nil
            case .forcedBreak: isForced = true
            case .box, .glue: break
            }
        }
        var best: [Int: Node] = [:]
        var kept: [Int] = []
        var rescue: Node?
        for index in active {
            let node = nodes[index]
            guard node.lineStart <= position else {
                kept.append(index)
                continue
            }
            let from = sums[node.lineStart]
            let to = sums[position]
            let natural = to.width - from.width + hyphenWidth
            let target = widths[min(node.line, widths.count - 1)]
            let difference = target - natural
            let stretch = to.stretch - from.stretch
            let shrink = to.shrink - from.shrink
            let ratio: Double
            if difference >= 0 {
                // The last line and lines ended by the author need not be filled.
                ratio = isForced ? 0 : stretch > 0 ? difference / stretch : difference / 0.01
            } else {
                ratio = shrink > 0 ? difference / shrink : -.infinity
            }
            if ratio < -1.000_001 {
                // This start is too far back for every later end; it stays only as the way out when all are.
                let overflow = difference < 0 ? -difference - shrink : 0
                let demerits = node.demerits + 1e8 + overflow * 1e4
                if rescue.map({ demerits < $0.demerits }) ?? true {
                    rescue = Node(
                        position: position, lineStart: nextStart(items, after: position), line: node.line + 1,
                        demerits: demerits,
                        previous: index, ratio: -1, isFlagged: isFlagged, overflow: overflow)
                }
                continue
            }
            if !isForced { kept.append(index) }
            let badness = 100 * min(abs(ratio), 50) * min(abs(ratio), 50) * min(abs(ratio), 50)
            let sum = Self.linePenalty + badness
            var demerits = sum * sum + penalty * abs(penalty)
            if isFlagged, node.isFlagged { demerits += Self.hyphenPairDemerits }
            demerits += node.demerits
            if best[node.line].map({ demerits < $0.demerits }) ?? true {
                best[node.line] = Node(
                    position: position, lineStart: nextStart(items, after: position), line: node.line + 1,
                    demerits: demerits,
                    previous: index, ratio: ratio, isFlagged: isFlagged, overflow: 0)
            }
        }
        if best.isEmpty, kept.isEmpty, let rescue { best[rescue.line] = rescue }
        for line in best.keys.sorted() {
            if let node = best[line] {
                nodes.append(node)
                kept.append(nodes.count - 1)
            }
        }
        active = kept
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

    private func lines(endingAt last: Int, _ nodes: [Node], _ items: [ParagraphItem]) -> [Line] {
        var lines: [Line] = []
        var current = last
        while let previous = nodes[current].previous {
            let node = nodes[current]
            let start = nodes[previous].lineStart
            lines.append(
                Line(
                    items: start..<max(start, node.position), ratio: isJustified ? node.ratio : min(0, node.ratio),
                    endsWithHyphen: node.isFlagged, overflow: node.overflow))
            current = previous
        }
        return lines.reversed()
    }
}
