/// Breaks a paragraph line after line: each ends where its own faults are least, whatever follows.
///
/// A change of a text leaves the lines before it as they were. The sum of faults is never below that of `OptimalLineBreaker`.
struct GreedyLineBreaker: LineBreaking {
    let faults: LineFaults

    private struct Choice {
        var position: Int
        var end: LineFaults.End
        var demerits: Double
        var ratio: Double
        var overflow = 0.0
    }

    func breaking(of items: [ParagraphItem]) -> BrokenParagraph {
        let sums = faults.runningSums(items)
        var result = BrokenParagraph(lines: [], demerits: 0)
        var before = LineFaults.Before()
        var start = 0
        while start < items.count, let choice = choice(from: start, items, sums, before) {
            result.lines.append(
                BrokenLine(
                    items: start..<max(start, choice.position), ratio: faults.isJustified ? choice.ratio : 0,
                    endsWithHyphen: choice.end.isFlagged, overflow: choice.overflow))
            result.demerits += choice.demerits
            before = LineFaults.Before(
                line: before.line + 1, fitness: .init(ratio: choice.ratio), isFlagged: choice.end.isFlagged)
            start = faults.nextStart(items, after: choice.position)
        }
        return result
    }

    /// The best end of the line that starts at an item; the first one, too far to the right, where none fits.
    private func choice(
        from start: Int, _ items: [ParagraphItem], _ sums: [LineMeasure], _ before: LineFaults.Before
    ) -> Choice? {
        var best: Choice?
        for position in start...items.count where position == items.count || faults.canBreak(items, at: position) {
            let end = faults.end(position, items)
            let measure = sums[position] - sums[start]
            let trial = faults.trial(measure, end, line: before.line)
            if trial.isTooLong {
                if best == nil {
                    let overflow = faults.overflow(of: trial, measure)
                    return Choice(
                        position: position, end: end, demerits: overflow.demerits, ratio: -1, overflow: overflow.points)
                }
                // Too long for its hyphen alone, the line may still end at the space after the word.
                if end.isFlagged, !end.isForced { continue }
                break
            }
            let demerits = faults.demerits(of: trial, end, after: before)
            let choice = Choice(position: position, end: end, demerits: demerits, ratio: trial.ratio)
            // What is left and fits is the last line.
            if end.isForced { return choice }
            if best.map({ demerits <= $0.demerits }) ?? true { best = choice }
        }
        return best
    }
}
