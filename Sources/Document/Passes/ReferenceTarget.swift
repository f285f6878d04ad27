import Diagnostics

/// Something with a number that references lead to.
struct ReferenceTarget {
    enum Kind: String {
        case figure = "fig"
        case table = "tbl"
        case equation = "eq"
        case section = "sec"
        case listing = "lst"

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
    }

    var kind: Kind
    var number: String
    var span: SourceSpan
}
