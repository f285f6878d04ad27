/// Strips placed one below the other in a column.
struct Column {
    struct Placed {
        var y: Double
        var item: FlowItem
        /// Index of the strip in the flow.
        var index: Int
    }

    var strips: [Placed] = []
    var height = 0.0
    /// The footnotes of the column's strips.
    var foot: FootOfColumn { foot(strips.count) }

    /// The footnotes of the first strips.
    func foot(_ count: Int) -> FootOfColumn {
        FootOfColumn(notes: strips[..<count].flatMap(\.item.notes))
    }
    /// Height with footnotes.
    var fullHeight: Double { height + foot.height }
    /// Whether the column ends where the author ended the page.
    var endsPage = false
}

/// How far a document has been set: what pages are cut from.
struct FlowState: Equatable {
    /// Index of the next strip.
    var next = 0
    /// Figures that wait for room, in their order.
    var waiting: [Int] = []
}

/// Fills columns with strips.
struct ColumnFilling {
    let flow: [FlowItem]
    let leading: Double
    /// Whether lines of columns side by side keep to common heights.
    let keepsGrid: Bool
    /// Height of a column of a page that has nothing else.
    let fullHeight: Double
    /// Figures that must not stand on this page, because the text speaks of them only later.
    var blocked: Set<Int> = []
    /// A figure set at the foot of the page; none that comes after it may stand above.
    var footed: Int?

    /// What a page end at a poor place costs, in lines left empty.
    private static let poorBreak = 5.0
    /// Part of the column that a page end may give up to stand at a better place.
    private static let deepestSearch = 0.45

    func columns(_ count: Int, from state: inout FlowState, height: Double) -> [Column] {
        var columns: [Column] = []
        for _ in 0..<count {
            if columns.last?.endsPage == true {
                columns.append(Column())
            } else {
                columns.append(column(from: &state, height: height))
            }
        }
        return columns
    }

    private func mayStand(_ index: Int) -> Bool { !blocked.contains(index) && (footed.map { index < $0 } ?? true) }

    /// Whether a strip may stand in a column that is still empty: in its room, or, when it is higher than every page, all the same.
    private func mayBegin(_ item: FlowItem, _ column: Column, height: Double) -> Bool {
        item.height <= height - room(for: item, column) + 0.01 || height >= fullHeight - 0.01
    }

    /// Whether a strip must wait until another of its series, which was met before, has found its place.
    private func mustWait(_ item: FlowItem, _ state: FlowState) -> Bool {
        guard let series = item.series else { return false }
        return state.waiting.contains { flow[$0].series == series }
    }

    private func column(from state: inout FlowState, height: Double) -> Column {
        var column = Column()
        var gap = 0.0
        // Figures that found no room before stand at the head, in their order.
        while let index = state.waiting.first, mayStand(index), flow[index].placement == .float {
            let item = flow[index]
            let space = column.strips.isEmpty ? 0 : max(gap, item.spaceBefore)
            guard
                column.strips.isEmpty
                    ? mayBegin(item, column, height: height)
                    : column.height + space + item.height <= height - room(for: item, column)
            else { break }
            place(item, index, in: &column, space: space)
            gap = item.spaceAfter
            state.waiting.removeFirst()
        }
        let firstText = column.strips.count
        /// First strip of what stands off the common lines since the last line of text.
        var offGrid = 0
        while state.next < flow.count {
            let index = state.next
            let item = flow[index]
            if item.breakBefore == .forced {
                // Figures that wait come before what stands on the new page.
                let isFigureDue = state.waiting.first.map(mayStand) ?? false
                if !column.strips.isEmpty || isFigureDue {
                    column.endsPage = true
                    if !isFigureDue { state.next += 1 }
                    return column
                }
                state.next += 1
                continue
            }
            let isHead = column.strips.isEmpty
            if item.placement != .inline {
                state.next += 1
                let space = isHead ? 0 : max(gap, item.spaceBefore)
                let fits =
                    isHead
                    ? mayBegin(item, column, height: height)
                    : column.height + space + item.height <= height - self.room(for: item, column)
                if state.waiting.isEmpty, item.placement == .float, mayStand(index), fits {
                    place(item, index, in: &column, space: space)
                    gap = item.spaceAfter
                } else {
                    state.waiting.append(index)
                }
                continue
            }
            if mustWait(item, state) { return column }
            var placed = item
            if column.strips.count == firstText, item.breakBefore != .forbidden || isHead { placed.repeatHead() }
            var y = isHead ? 0 : column.height + max(gap, item.spaceBefore)
            var opened = 0.0
            if keepsGrid, item.grid == .line { opened = spaceToLine(y, column, from: offGrid, height: height) }
            y += opened
            // What must stand below a table that goes on in the next column needs room too.
            let room = height - (item.closing?.height ?? 0) - self.room(for: item, column)
            if isHead, !mayBegin(placed, column, height: height) { return column }
            if y + placed.height > room + 0.01, !isHead {
                giveBack(&column, &state, height: height)
                return column
            }
            if opened > 0 { share(opened, in: &column, from: offGrid) }
            place(placed, index, in: &column, space: y - column.height)
            gap = item.spaceAfter
            if item.grid != .other { offGrid = column.strips.count }
            state.next += 1
        }
        return column
    }

    /// What the foot of a column takes when a strip joins it.
    private func room(for item: FlowItem, _ column: Column) -> Double {
        item.notes.isEmpty ? column.foot.height : FootOfColumn(notes: column.foot.notes + item.notes).height
    }

    private func place(_ item: FlowItem, _ index: Int, in column: inout Column, space: Double) {
        column.strips.append(Column.Placed(y: column.height + space, item: item, index: index))
        column.height += space + item.height
    }

    /// Space to the next common line, for what follows strips that stand off these lines.
    private func spaceToLine(_ y: Double, _ column: Column, from first: Int, height: Double) -> Double {
        guard first < column.strips.count else { return 0 }
        let line = ((y - 0.01) / leading).rounded(.up) * leading
        return line > y && line < height ? line - y : 0
    }

    /// Moves strips down into a part of the space that a common line below them opens.
    private func share(_ free: Double, in column: inout Column, from first: Int) {
        // A heading keeps to the text below it; a figure at the head of a column stays there.
        let isHeading = column.strips[column.strips.count - 1].item.keepsWithNext
        guard first > 0 || isHeading else { return }
        let share = isHeading ? first > 0 ? 0.8 : 0.6 : 0.5
        for index in first..<column.strips.count { column.strips[index].y += free * share }
    }

    /// Takes strips back from a full column until its end is at a good place.
    private func giveBack(_ column: inout Column, _ state: inout FlowState, height: Double) {
        var best: (cut: Int, cost: Double)?
        var following = flow[state.next]
        var cut = column.strips.count
        while cut > 0 {
            let last = column.strips[cut - 1]
            let end = last.y + last.item.height
            let lost = max(0, height - end - column.foot(cut).height) / leading
            if lost * leading > Self.deepestSearch * height { break }
            let isForbidden = following.breakBefore == .forbidden || last.item.keepsWithNext
            if !isForbidden {
                let cost = lost * lost + (following.breakBefore == .discouraged ? Self.poorBreak * Self.poorBreak : 0)
                if best.map({ cost < $0.cost }) ?? true { best = (cut, cost) }
            }
            if last.item.placement == .inline { following = last.item }
            cut -= 1
        }
        if let best, best.cut < column.strips.count {
            // Figures set or met after the new end are met again.
            let next = column.strips[best.cut...].map(\.index).min() ?? state.next
            column.strips.removeSubrange(best.cut...)
            state.waiting.removeAll { $0 >= next }
            state.next = next
        }
        guard let last = column.strips.last else { return }
        column.height = last.y + last.item.height
        if let closing = last.item.closing, flow.indices.contains(state.next), flow[state.next].repeatedHead != nil {
            column.strips[column.strips.count - 1].item.close()
            column.height += closing.height
        }
    }
}
