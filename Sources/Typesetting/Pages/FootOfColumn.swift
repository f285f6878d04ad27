import Drawing

/// The footnotes at the foot of a column: a short line, then their texts.
struct FootOfColumn {
    /// Space above the line, and between it and the first text, in points.
    private static let gap = 7.0
    private static let ruleGap = 3.5
    /// The line's part of the column's width.
    private static let ruleShare = 0.25
    /// Space between two footnotes.
    private static let noteGap = 1.5

    let notes: [FlowItem]

    /// Height with the space above it; nothing when there are no footnotes.
    var height: Double {
        guard !notes.isEmpty else { return 0 }
        return Self.gap + Self.ruleGap + notes.reduce(0) { $0 + $1.height } + Double(notes.count - 1) * Self.noteGap
    }

    /// The strips from the top of this foot down.
    func strips(_ style: PageStyle) -> [Column.Placed] {
        guard !notes.isEmpty else { return [] }
        let rule = Path(through: [Point(x: 0, y: 0), Point(x: style.columnWidth * Self.ruleShare, y: 0)])
        let line = FlowItem(height: 0, items: [.stroke(rule, StrokeStyle(color: style.textColor, width: 0.4))])
        var y = Self.gap
        var placed = [Column.Placed(y: y, item: line, index: -1)]
        y += Self.ruleGap
        for note in notes {
            placed.append(Column.Placed(y: y, item: note, index: -1))
            y += note.height + Self.noteGap
        }
        return placed
    }
}
