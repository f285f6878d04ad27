/// Something that happened in a year.
public struct TimelineEvent: Codable, Hashable, Sendable {
    public var year: Double
    /// In label markup; "\n" starts a new line.
    public var text: String
    /// The kind of event, which chooses the colour; empty for none.
    public var kind: String
    /// What is shown for the year, for instance "1960s"; nil shows its number.
    public var date: String?

    public init(_ year: Double, _ text: String, kind: String = "", date: String? = nil) {
        self.year = year
        self.text = text
        self.kind = kind
        self.date = date
    }
}

extension Figure {
    /// Events along a line of years. Stems grow shorter from event to event, so that no text can meet a later stem.
    ///
    /// - Parameter room: part of the axis left free at the right for the last texts.
    public static func timeline(_ events: [TimelineEvent], room: Double = 0.35) -> Figure {
        let sorted = events.sorted { ($0.year, $0.text) < ($1.year, $1.text) }
        var kinds: [String] = []
        for event in sorted where !kinds.contains(event.kind) { kinds.append(event.kind) }
        let first = sorted.first?.year ?? 0
        let last = sorted.last?.year ?? 1
        let span = max(1, last - first)
        let heights = sorted.indices.map { Double(sorted.count - $0) }
        return Figure {
            for kind in kinds {
                let members = sorted.indices.filter { sorted[$0].kind == kind }
                Line(
                    x: members.flatMap { [sorted[$0].year, sorted[$0].year, .nan] },
                    y: members.flatMap { [0, heights[$0], .nan] }
                ).series(kind).scaled(by: 0.6)
                Points(
                    x: members.map { sorted[$0].year }, y: members.map { heights[$0] },
                    label: kind.isEmpty ? nil : kind, shape: .circle
                ).series(kind).filled().namedInLegend()
            }
            Labels(
                sorted.map { "**\($0.date ?? TickText.shortest($0.year))**  \($0.text)" }, x: sorted.map(\.year),
                y: heights,
                anchor: .right)
        }
        .xAxis("year", from: first - span * 0.03, to: last + span * room, ticks: ticks(first, last))
        .yAxis(from: 0, to: Double(sorted.count) + 0.8)
        .frame(.bottom)
        .legend(kinds == [""] ? .hidden : .above)
        .width(.page)
        .aspect(min(0.8, 0.05 + 0.032 * Double(sorted.count)))
    }

    /// Round years that end with the events.
    private static func ticks(_ first: Double, _ last: Double) -> [Double] {
        let step = [1.0, 2, 5, 10, 20, 50, 100].first { (last - first) / $0 <= 9 } ?? 200
        return stride(from: (first / step).rounded(.up) * step, through: last, by: step).map { $0 }
    }
}
