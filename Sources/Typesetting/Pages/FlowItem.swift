import Drawing

/// A strip of the document's one long column: a line, a table row, a figure. Pages are cut between strips.
struct FlowItem {
    /// Whether a page may end before the strip.
    enum Break { case allowed, discouraged, forbidden, forced }

    /// Where a strip wants to stand.
    enum Placement: Equatable {
        /// In its place.
        case inline
        /// In its place when there is room, otherwise at the head of a later column.
        case float
        /// Across all columns, at the foot or the head of a page.
        case spanning
    }

    /// What is numbered and stands in the order of its numbers.
    enum Series { case figures, tables }

    /// How a strip keeps to the lines that columns side by side have in common.
    enum Grid {
        /// A line of the running text: after something else it starts on the next common line.
        case line
        /// A line that something high on it has made higher.
        case grown
        /// Anything else.
        case other
    }

    /// An element of the document's structure; strips of one element have the same number.
    struct Element: Equatable {
        var number: Int
        var tag: StructureTag
    }

    var height: Double
    /// Space above and below; of two neighbours' spaces the larger counts, and at the head of a column none.
    var spaceBefore = 0.0
    var spaceAfter = 0.0
    var breakBefore = Break.allowed
    /// Whether no page may end after the strip.
    var keepsWithNext = false
    var placement = Placement.inline
    /// Set for what has a number: a figure or table that stays in its place waits for those before it.
    var series: Series?
    var grid = Grid.other
    /// Drawn from the strip's top left corner.
    var items: [DisplayItem]
    /// The elements that the strip is part of, outermost first.
    var path: [Element] = []
    /// Drawn above the strip where it stands first in a column: the repeated head of a table.
    var repeatedHead: Fixture?
    /// Drawn below the strip where the rest of its table stands in the next column.
    var closing: Fixture?
    var outline: OutlineMark?
    var destinations: [String] = []
    /// Labels that the strip's text refers to.
    var mentions: [String] = []

    /// The footnotes whose marks stand in the strip, for the foot of its column.
    var notes: [FlowItem] = []

    /// Something of a height of its own that belongs to a strip only in some places.
    struct Fixture {
        var height: Double
        var items: [DisplayItem]
    }

    struct OutlineMark {
        var level: Int
        var title: String
        var destination: String
    }
}

extension FlowItem {
    /// Moves what the strip draws to the right.
    mutating func move(x: Double) {
        guard x != 0 else { return }
        func moved(_ items: [DisplayItem]) -> [DisplayItem] { [.group(.translation(x: x, y: 0), clip: nil, items)] }
        items = moved(items)
        repeatedHead = repeatedHead.map { Fixture(height: $0.height, items: moved($0.items)) }
        closing = closing.map { Fixture(height: $0.height, items: moved($0.items)) }
    }

    /// Draws the head of the strip's table above it.
    mutating func repeatHead() {
        guard let head = repeatedHead else { return }
        items = head.items + [.group(.translation(x: 0, y: head.height), clip: nil, items)]
        height += head.height
    }

    /// Draws below the strip, outside of its height, what ends a part of a table.
    mutating func close() {
        guard let closing else { return }
        items.append(.group(.translation(x: 0, y: height), clip: nil, closing.items))
    }

    /// Strips that are never parted, as one; `outer` is the element that the whole will stand in.
    static func joined(_ strips: [FlowItem], in outer: Element? = nil) -> FlowItem {
        var whole = FlowItem(height: 0, items: [])
        var above = 0.0
        for (index, strip) in strips.enumerated() {
            if index > 0 { whole.height += max(above, strip.spaceBefore) }
            let group = DisplayItem.group(.translation(x: 0, y: whole.height), clip: nil, strip.items)
            let tag = strip.path.last == outer ? nil : strip.path.last?.tag
            // The lines of one caption are one element.
            if let tag, case .tagged(tag, let before)? = whole.items.last {
                whole.items[whole.items.count - 1] = .tagged(tag, before + [group])
            } else {
                whole.items.append(tag.map { .tagged($0, [group]) } ?? group)
            }
            whole.height += strip.height
            whole.destinations += strip.destinations
            whole.mentions += strip.mentions
            whole.notes += strip.notes
            above = strip.spaceAfter
        }
        return whole
    }
}
