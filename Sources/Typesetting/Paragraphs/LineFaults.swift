/// What lines may be and how bad each looks: the same for every way to find them.
///
/// Demerits are those of D. E. Knuth and M. F. Plass, Breaking paragraphs into lines, Software: Practice and Experience 11 (1981) 1119.
struct LineFaults {
    /// Width of each line; the last one counts for all that follow.
    var widths: [Double]
    /// Whether lines are filled by stretching their spaces; otherwise they end where they end.
    var isJustified: Bool

    /// How a line looks beside its neighbours; classes further apart than one are seen.
    enum Fitness: Int {
        case tight, decent, loose, veryLoose

        init(ratio: Double) {
            self = ratio < -0.5 ? .tight : ratio <= 0.5 ? .decent : ratio <= 1 ? .loose : .veryLoose
        }
    }

    /// What a line's end adds to its width and its cost.
    struct End {
        var penalty = 0.0
        /// Width of the hyphen that is set, less what hangs out into the margin.
        var width = 0.0
        var isForced = false
        var isFlagged = false
    }

    /// The line before another one, as far as that one's faults depend on it.
    struct Before {
        /// Number of the line that follows.
        var line = 0
        var fitness = Fitness.decent
        var isFlagged = false
    }

    /// A stretch of items tried as a line.
    struct Trial {
        var natural: Double
        var target: Double
        var ratio: Double

        /// Whether the items are longer than the line, however much its spaces shrink.
        var isTooLong: Bool { ratio < -1.000_001 }
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

    // MARK: Where lines end

    /// Measures of all items before each one.
    func runningSums(_ items: [ParagraphItem]) -> [LineMeasure] {
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

    func canBreak(_ items: [ParagraphItem], at position: Int) -> Bool {
        switch items[position] {
        case .glue: if position > 0, case .box = items[position - 1] { true } else { false }
        case .penalty(let cost, _): cost < .infinity
        case .forcedBreak: true
        case .box: false
        }
    }

    func end(_ position: Int, _ items: [ParagraphItem]) -> End {
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

    /// The next line starts with the first box after a break, except that a forced break keeps empty lines.
    func nextStart(_ items: [ParagraphItem], after position: Int) -> Int {
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

    // MARK: What lines cost

    func trial(_ measure: LineMeasure, _ end: End, line: Int) -> Trial {
        let natural = measure.width + end.width
        let target = widths[min(line, widths.count - 1)]
        return Trial(
            natural: natural, target: target,
            ratio: ratio(of: measure, natural: natural, target: target, isForced: end.isForced))
    }

    private func ratio(of measure: LineMeasure, natural: Double, target: Double, isForced: Bool) -> Double {
        let difference = target - natural
        // The last line and lines ended by the author need not be filled.
        if difference >= 0, isForced { return 0 }
        if isJustified { return measure.ratio(filling: difference) }
        return difference >= 0 ? difference / (Self.raggedStretch * target) : difference > -1e-6 ? 0 : -.infinity
    }

    /// The fault of a line by itself: its badness, 100 |r|³, and the cost of its end.
    private static func demerits(ratio: Double, penalty: Double) -> Double {
        let badness = 100 * abs(ratio * ratio * ratio)
        return (linePenalty + badness) * (linePenalty + badness) + penalty * abs(penalty)
    }

    /// What a line adds to the faults of the lines before it.
    func demerits(of trial: Trial, _ end: End, after before: Before) -> Double {
        var demerits = Self.demerits(ratio: trial.ratio, penalty: end.penalty)
        if end.isFlagged, before.isFlagged { demerits += Self.hyphenPairDemerits }
        if end.isForced, before.isFlagged { demerits += Self.lastHyphenDemerits }
        if end.isForced, before.line > 0, trial.natural < Self.shortestLastLine * trial.target {
            demerits += Self.shortLastLineDemerits
        }
        let fitness = Fitness(ratio: trial.ratio)
        if isJustified, before.line > 0, abs(fitness.rawValue - before.fitness.rawValue) > 1 {
            demerits += Self.unlikeNeighboursDemerits
        }
        return demerits
    }

    /// Points by which a line that cannot be made short enough is longer than its measure, and what that costs.
    func overflow(of trial: Trial, _ measure: LineMeasure) -> (points: Double, demerits: Double) {
        let points = max(0, trial.natural - trial.target - (isJustified ? measure.shrink : 0))
        return (points, Self.overfullDemerits * (1 + points))
    }
}
