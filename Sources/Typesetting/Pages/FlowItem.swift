import Drawing

/// A strip of the document's one long column: a line, a table row, a figure. Pages are cut between strips.
struct FlowItem {
    /// Whether a page may end before the strip.
    enum Break { case allowed, discouraged, forbidden, forced }

    /// Where a strip wants to stand.
    enum Placement: Equatable {
        /// In its place.
        case inline
        /// Where it finds room, in its place or at the head of a later column.
        case float
        /// Across all columns, at the head of a page.
        case spanning
    }

    var height: Double
    /// Space above, which falls away at the head of a column.
    var spaceBefore = 0.0
    var breakBefore = Break.allowed
    var placement = Placement.inline
    /// Drawn from the strip's top left corner.
    var items: [DisplayItem]
    var tag: StructureTag?
    /// Strips of one element of the document's structure have the same number.
    var element = 0
    /// Drawn above the strip where it stands first in a column: the repeated head of a table.
    var repeatedHead: RepeatedHead?
    var outline: OutlineMark?
    var destinations: [String] = []

    struct RepeatedHead {
        var height: Double
        var items: [DisplayItem]
    }

    struct OutlineMark {
        var level: Int
        var title: String
        var destination: String
    }
}
