/// Breaks a paragraph into lines where the sum of all lines' faults is least.
///
/// D. E. Knuth and M. F. Plass, Breaking paragraphs into lines, Software: Practice and Experience 11 (1981) 1119.
struct OptimalLineBreaker: LineBreaking {
    let faults: LineFaults

    private struct Node {
        var position: Int
        /// First item of the line that starts here.
        var lineStart: Int
        var before: LineFaults.Before
        var demerits: Double
        var previous: Int?
        var ratio: Double
        var overflow: Double
    }

    /// Faults that most paragraphs stay below.
    private static let usualDemerits = 3e5

    func breaking(of items: [ParagraphItem]) -> BrokenParagraph {
        guard !items.isEmpty else { return BrokenParagraph(lines: [], demerits: 0) }
        return breaking(of: items, within: Self.usualDemerits) ?? breaking(of: items, within: .infinity)
            ?? BrokenParagraph(lines: [], demerits: 0)
    }

    /// The best lines whose faults sum up to no more than `limit`; nil when there are none.
    ///
    /// Faults only add up, so what is left out on the way is part of no such lines: a limit saves time and changes nothing.
    func breaking(of items: [ParagraphItem], within limit: Double) -> BrokenParagraph? {
        let sums = faults.runningSums(items)
        var nodes = [
            Node(position: -1, lineStart: 0, before: .init(), demerits: 0, previous: nil, ratio: 0, overflow: 0)
        ]
        var active = [0]
        for position in items.indices where faults.canBreak(items, at: position) {
            consider(position, items, sums, limit, &nodes, &active)
            if active.isEmpty { return nil }
        }
        consider(items.count, items, sums, limit, &nodes, &active)
        guard let best = active.min(by: { nodes[$0].demerits < nodes[$1].demerits }) else { return nil }
        return BrokenParagraph(lines: lines(endingAt: best, nodes), demerits: nodes[best].demerits)
    }

    /// Tries a line end at a position against all places where its line may have started.
    private func consider(
        _ position: Int, _ items: [ParagraphItem], _ sums: [LineMeasure], _ limit: Double, _ nodes: inout [Node],
        _ active: inout [Int]
    ) {
        let end = faults.end(position, items)
        let next = faults.nextStart(items, after: position)
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
            let trial = faults.trial(measure, end, line: node.before.line)
            func successor(_ demerits: Double, ratio: Double, overflow: Double) -> Node {
                Node(
                    position: position, lineStart: next,
                    before: LineFaults.Before(
                        line: node.before.line + 1, fitness: .init(ratio: ratio), isFlagged: end.isFlagged),
                    demerits: node.demerits + demerits, previous: index, ratio: ratio, overflow: overflow)
            }
            if trial.isTooLong {
                if limit < .infinity { continue }
                // This start is too far back for every later end; it stays only as the way out when all are.
                let overflow = faults.overflow(of: trial, measure)
                let candidate = successor(overflow.demerits, ratio: -1, overflow: overflow.points)
                if rescue.map({ candidate.demerits < $0.demerits }) ?? true { rescue = candidate }
                continue
            }
            if !end.isForced { kept.append(index) }
            let demerits = faults.demerits(of: trial, end, after: node.before)
            if node.demerits + demerits > limit { continue }
            let candidate = successor(demerits, ratio: trial.ratio, overflow: 0)
            let key = node.before.line * 4 + candidate.before.fitness.rawValue
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

    private func lines(endingAt last: Int, _ nodes: [Node]) -> [BrokenLine] {
        var lines: [BrokenLine] = []
        var current = last
        while let previous = nodes[current].previous {
            let node = nodes[current]
            let start = nodes[previous].lineStart
            lines.append(
                BrokenLine(
                    items: start..<max(start, node.position), ratio: faults.isJustified ? node.ratio : 0,
                    endsWithHyphen: node.before.isFlagged, overflow: node.overflow))
            current = previous
        }
        return lines.reversed()
    }
}
