import Diagnostics

/// Something that references lead to.
struct ReferenceTarget {
    /// What it is; nil for a division, which has no number.
    var kind: ReferenceName.Kind?
    /// Nil where it is not numbered.
    var number: String?
    /// A heading's text, which stands for the number where sections have none.
    var title: [Inline] = []
    var span: SourceSpan
}

extension ReferenceName.Kind {
    /// The kind's name before one number and before several.
    ///
    /// - Parameter isCapitalized: Whether it starts a sentence.
    func names(_ words: ReportWords, isCapitalized: Bool) -> ReportWords.Pair {
        switch self {
        case .figure: words.figure
        case .table: words.table
        case .equation: isCapitalized ? words.wholeEquation : words.equation
        case .section: words.section
        case .listing: words.listing
        }
    }

    /// The kind in running text of a message.
    var noun: String {
        switch self {
        case .figure: "figure"
        case .table: "table"
        case .equation: "equation"
        case .section: "section"
        case .listing: "listing"
        }
    }
}
