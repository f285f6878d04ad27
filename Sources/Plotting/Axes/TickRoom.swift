/// The room that tick labels have.
struct TickRoom {
    /// Length of the axis in points.
    var length: Double
    var isVertical: Bool
    var textSize: Double
    /// Width of a label in points.
    var width: (String) -> Double

    /// Most ticks that look well.
    var largestCount: Int { max(2, Int(length / (textSize * (isVertical ? 2.9 : 3.3))) + 1) }

    /// Whether labels at these ticks keep clear of each other on an axis from `low` to `high`.
    func fits(_ ticks: [Tick], low: Double, high: Double) -> Bool {
        var last = -Double.infinity
        for tick in ticks.sorted(by: { $0.coordinate < $1.coordinate }) {
            guard let label = tick.label else { continue }
            let center = (tick.coordinate - low) / (high - low) * length
            let half = extent(label) / 2
            if center - half < last + gap { return false }
            last = center + half
        }
        return true
    }

    /// Extent of a label along the axis, in points.
    func extent(_ label: String) -> Double { isVertical ? textSize : width(label) }

    var gap: Double { isVertical ? textSize * 0.35 : textSize * 0.55 }
}
