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
    var names: (one: String, several: String) {
        switch self {
        case .figure: ("Figure", "Figures")
        case .table: ("Table", "Tables")
        case .equation: ("Eq.", "Eqs.")
        case .section: ("Section", "Sections")
        case .listing: ("Listing", "Listings")
        }
    }

    /// The name where it starts a sentence.
    var capitalizedNames: (one: String, several: String) {
        self == .equation ? ("Equation", "Equations") : names
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
