import Drawing

/// A piece of a paragraph as the line breaker sees it.
enum ParagraphItem {
    /// What is drawn and never broken.
    case box(Fragment)
    /// Space that may stretch and shrink, and where a line may end when it follows a box.
    case glue(width: Double, stretch: Double, shrink: Double)
    /// A place where a line may end at a cost, never when it is infinite; `hyphen` is set there when it does.
    case penalty(cost: Double, hyphen: Fragment?)
    /// A line end that the author asked for.
    case forcedBreak
}

/// Text of one style, or a laid-out formula, on the baseline of its line.
struct Fragment {
    enum Content {
        case text(String)
        case formula(MathBox)
    }

    var content: Content
    var style: TextStyle
    /// Distance above the baseline in points, negative for subscripts.
    var rise: Double
    var link: LinkTarget?
    var width: Double
    var ascent: Double
    var descent: Double
    /// How far the fragment may hang out of a justified line that it ends: edges of points and hyphens look straight then.
    var protrusion = 0.0
    /// Letters that may move apart or together when a line is filled; none in code and formulas.
    var letters = 0
    /// Whether lines of such letters have no spaces that could be filled.
    var isSpacedByLetters = false
    /// Number of the footnote whose text belongs to the foot of the page on which this stands.
    var note: Int?

    /// Part of the text size by which letters move apart or together at most: with about what LaTeX's microtype gives by
    /// widening letters by two per cent, nobody sees it, and spaces become more even.
    private static let letterGive = 0.012
    /// The same where lines are filled by their letters alone, as in Chinese.
    private static let wideLetterGive = (stretch: 0.12, shrink: 0.0)

    /// By how much the letters of the fragment move apart at most, in points.
    var stretch: Double {
        Double(letters) * style.size * (isSpacedByLetters ? Self.wideLetterGive.stretch : Self.letterGive)
    }
    /// By how much the letters of the fragment move together at most, in points.
    var shrink: Double {
        Double(letters) * style.size * (isSpacedByLetters ? Self.wideLetterGive.shrink : Self.letterGive)
    }

    /// Whether another fragment continues this one's word in the same style, so that both can be shaped together.
    func joins(_ next: Fragment) -> Bool {
        guard case .text = content, case .text = next.content else { return false }
        return style == next.style && isSpacedByLetters == next.isSpacedByLetters && rise == next.rise
            && link == next.link && note == nil && next.note == nil
    }
}
