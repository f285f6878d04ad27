/// A way to part a paragraph's items into lines.
protocol LineBreaking {
    /// The lines of a paragraph, and the sum of their faults as `LineFaults` counts them.
    func breaking(of items: [ParagraphItem]) -> BrokenParagraph
}

/// A paragraph's lines and the sum of their faults.
struct BrokenParagraph {
    var lines: [BrokenLine]
    var demerits: Double
}

/// What a line's ends are: indices into the items, the break itself not included.
struct BrokenLine: Equatable {
    var items: Range<Int>
    /// By how much spaces stretch (positive) or shrink (negative), as a share of what they can.
    var ratio: Double
    var endsWithHyphen: Bool
    /// Points by which the line is longer than its measure.
    var overflow: Double
}

/// How the lines of paragraphs are found.
public enum LineBreakingMethod: String, Codable, CaseIterable, Sendable {
    /// All lines of a paragraph together, so that the sum of their faults is least.
    case optimal
    /// One line after the other: an edit leaves the lines before it as they were.
    case greedy

    func breaker(widths: [Double], isJustified: Bool) -> any LineBreaking {
        let faults = LineFaults(widths: widths, isJustified: isJustified)
        return switch self {
        case .optimal: OptimalLineBreaker(faults: faults)
        case .greedy: GreedyLineBreaker(faults: faults)
        }
    }
}
