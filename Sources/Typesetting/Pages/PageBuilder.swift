import Drawing

/// Cuts strips into columns and pages.
struct PageBuilder {
    let style: PageStyle
    let flow: [FlowItem]

    struct Page {
        /// Strips across all columns at the head and at the foot.
        var head: [Column.Placed] = []
        var headHeight = 0.0
        var columns: [Column] = []
        var foot: [Column.Placed] = []
        /// Height of the columns' area with footnotes at its foot.
        var columnHeight = 0.0
        /// Where the foot's strips begin, below the page's top margin.
        var footTop = 0.0
    }

    private static let widestSpanningShare = 0.65

    /// The strip that each float must not stand before by a page or more: the first that refers to its label.
    private let firstMentions: [Int: Int]

    init(style: PageStyle, flow: [FlowItem]) {
        self.style = style
        self.flow = flow
        var mentions: [String: Int] = [:]
        for (index, item) in flow.enumerated() {
            for label in item.mentions where mentions[label] == nil { mentions[label] = index }
        }
        var first: [Int: Int] = [:]
        for (index, item) in flow.enumerated() where item.placement != .inline {
            guard let mention = item.destinations.compactMap({ mentions[$0] }).min() else { continue }
            // A table in the text that waits for the float, or for one behind it, counts more.
            first[index] = Self.firstWaiting(for: index, in: flow).map { min(mention, $0 - 1) } ?? mention
        }
        firstMentions = first
    }

    /// The first strip of the text that waits until a float has found its place, or one after that float.
    private static func firstWaiting(for float: Int, in flow: [FlowItem]) -> Int? {
        var waiting: Set<FlowItem.Series> = []
        for index in float..<flow.count {
            guard let series = flow[index].series else { continue }
            if flow[index].placement != .inline {
                waiting.insert(series)
            } else if waiting.contains(series) {
                return index
            }
        }
        return nil
    }

    func pages(title: [FlowItem]) -> [Page] {
        var pages: [Page] = []
        var state = FlowState()
        var heads = heads(title)[...]
        // A title with long contents takes pages of its own before the text begins.
        while let first = heads.first, heads.count > 1 || leavesNoRoom(first) {
            var page = Page(columns: [Column](repeating: Column(), count: style.columns))
            place(first, on: &page)
            page.footTop = style.columnHeight
            pages.append(page)
            heads.removeFirst()
        }
        var head = heads.first ?? []
        repeat {
            let start = state
            pages.append(page(from: &state, title: head))
            // A page that took nothing would be followed by its like for ever.
            if state == start, head.isEmpty, !pages[pages.count - 1].columns.contains(where: \.endsPage) { break }
            head = []
        } while state.next < flow.count || !state.waiting.isEmpty
        return pages
    }

    /// The strips of a title, cut where a page is full.
    private func heads(_ title: [FlowItem]) -> [[FlowItem]] {
        var heads: [[FlowItem]] = []
        var head: [FlowItem] = []
        for strip in title {
            if !head.isEmpty, Self.height(head + [strip]) > style.columnHeight {
                // A title of a list goes on with its first line.
                var next: [FlowItem] = []
                while head.count > 1,
                    (next.first ?? strip).breakBefore == .forbidden || head[head.count - 1].keepsWithNext
                {
                    next.insert(head.removeLast(), at: 0)
                }
                heads.append(head)
                head = next
            }
            head.append(strip)
        }
        return head.isEmpty ? heads : heads + [head]
    }

    private func leavesNoRoom(_ head: [FlowItem]) -> Bool {
        style.titleLayout != .page && Self.height(head) > style.columnHeight - Self.leastLines * style.leading
    }

    /// Lines of text that a page with a title must have room for.
    private static let leastLines = 4.0

    /// Height of strips one below the other, the space after the last included.
    private static func height(_ strips: [FlowItem]) -> Double {
        var page = 0.0
        var gap = 0.0
        for (index, strip) in strips.enumerated() {
            page += (index == 0 ? 0 : max(gap, strip.spaceBefore)) + strip.height
            gap = strip.spaceAfter
        }
        return page
    }

    /// Strips across all columns at the head of a page, and the space below them.
    private func place(_ title: [FlowItem], on page: inout Page) {
        var gap = 0.0
        for strip in title {
            let y = page.head.isEmpty ? 0 : page.headHeight + max(gap, strip.spaceBefore)
            page.head.append(Column.Placed(y: y, item: strip, index: -1))
            page.headHeight = y + strip.height
            gap = strip.spaceAfter
        }
        if !title.isEmpty { page.headHeight += gap }
    }

    /// One page, laid out again without each figure that would stand before the page that speaks of it.
    private func page(from state: inout FlowState, title: [FlowItem]) -> Page {
        var blocked: Set<Int> = []
        while true {
            var rest = state
            let page = page(from: &rest, title: title, blocked: blocked)
            let early = page.floats(in: flow).first { firstMentions[$0].map { $0 >= rest.next } ?? false }
            guard let early, !blocked.contains(early), rest.next < flow.count else {
                state = rest
                return page
            }
            blocked.insert(early)
        }
    }

    private func page(from state: inout FlowState, title: [FlowItem], blocked: Set<Int>) -> Page {
        var page = Page()
        place(title, on: &page)
        // Figures across all columns that wait stand at the head, as many as leave room for text.
        while let first = state.waiting.first, flow[first].placement == .spanning, !blocked.contains(first) {
            let height = flow[first].height
            guard page.head.isEmpty || page.headHeight + height < style.columnHeight * Self.widestSpanningShare else {
                break
            }
            state.waiting.removeFirst()
            page.head.append(Column.Placed(y: page.headHeight, item: flow[first], index: first))
            page.headHeight += height + flow[first].spaceAfter
        }
        var filling = ColumnFilling(
            flow: flow, leading: style.leading, keepsGrid: style.columns > 1, fullHeight: style.columnHeight,
            blocked: blocked)
        let start = state
        let room = style.columnHeight - page.headHeight
        page.columns = filling.columns(style.columns, from: &state, height: room)
        page.footTop = style.columnHeight
        var columnHeight = room
        if style.columns > 1, let footed = withFoot(&filling, start, room, plain: state) {
            page.columns = footed.columns
            page.foot = [Column.Placed(y: 0, item: flow[footed.float], index: footed.float)]
            state = footed.state
            columnHeight = footed.height
            page.footTop = style.columnHeight - flow[footed.float].height
        }
        page.columnHeight = columnHeight
        let isLast = state.next == flow.count && state.waiting.isEmpty
        if style.columns > 1, isLast || page.columns.contains(where: \.endsPage) {
            if let columns = balanced(filling, start, end: state, height: columnHeight) {
                page.columns = columns
                if isLast, let float = page.foot.first?.item {
                    page.columnHeight = columns.map(\.fullHeight).max() ?? 0
                    page.footTop = page.headHeight + page.columnHeight + float.spaceBefore
                }
            }
        } else if style.columns == 1, !isLast, !page.columns.contains(where: \.endsPage) {
            page.columns = page.columns.map { stretched($0, to: columnHeight - $0.foot.height) }
        }
        return page
    }

    /// The page with the first waiting figure across its foot, if the text that speaks of it still finds room above.
    private func withFoot(
        _ filling: inout ColumnFilling, _ start: FlowState, _ room: Double, plain: FlowState
    ) -> (columns: [Column], state: FlowState, height: Double, float: Int)? {
        guard let float = plain.waiting.first, flow[float].placement == .spanning, !filling.blocked.contains(float)
        else { return nil }
        let height = room - flow[float].height - flow[float].spaceBefore
        guard flow[float].height < style.columnHeight * Self.widestSpanningShare, height > 4 * style.leading else {
            return nil
        }
        var lower = filling
        lower.footed = float
        var state = start
        let columns = lower.columns(style.columns, from: &state, height: height)
        guard let place = state.waiting.firstIndex(of: float), place == 0 else { return nil }
        guard firstMentions[float].map({ $0 < state.next }) ?? true else { return nil }
        state.waiting.removeFirst()
        filling = lower
        return (columns, state, height, float)
    }

    /// Columns of equal height for a page that the text does not fill; nil when what is left does not fit that way.
    private func balanced(_ filling: ColumnFilling, _ start: FlowState, end: FlowState, height: Double) -> [Column]? {
        var low = 0.0
        var high = height
        var best: [Column]?
        for _ in 0..<14 {
            let middle = (low + high) / 2
            var state = start
            let columns = filling.columns(style.columns, from: &state, height: middle)
            if let float = filling.footed { state.waiting.removeAll { $0 == float } }
            if state == end, columns.allSatisfy({ $0.fullHeight <= middle + 0.01 }) {
                best = columns
                high = middle
            } else {
                low = middle
            }
        }
        return best
    }

    /// A column that ends a little early, its spaces made larger so that pages end alike.
    private func stretched(_ column: Column, to height: Double) -> Column {
        let free = height - column.height
        guard free > 0.1, column.strips.count > 1 else { return column }
        var gaps: [Double] = [0]
        for index in column.strips.indices.dropFirst() {
            let above = column.strips[index - 1]
            gaps.append(max(0, column.strips[index].y - above.y - above.item.height))
        }
        let total = gaps.reduce(0, +)
        guard total > 0, free <= 0.6 * total else { return column }
        var column = column
        var moved = 0.0
        for index in column.strips.indices {
            moved += gaps[index] / total * free
            column.strips[index].y += moved
        }
        column.height = height
        return column
    }
}

extension PageBuilder.Page {
    /// Indices of the floats that stand on the page.
    func floats(in flow: [FlowItem]) -> [Int] {
        (head + columns.flatMap(\.strips) + foot).map(\.index).filter { $0 >= 0 && flow[$0].placement != .inline }
    }

    /// Whether the text of the page begins with a heading.
    var beginsSection: Bool { columns.first?.strips.first?.item.outline != nil }

    /// The last heading of the first two levels on the page.
    var lastSection: String? {
        columns.flatMap(\.strips).compactMap(\.item.outline).last { $0.level <= 2 }?.title
    }
}
