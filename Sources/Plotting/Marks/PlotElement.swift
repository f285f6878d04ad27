/// What `Figure { … }` accepts: a mark with its style.
public protocol PlotElement: Sendable {
    var style: MarkStyle { get set }
    var mark: Mark { get }
}

/// What `Figure { … }` accepts for several marks at once: a violin with its quartiles, a set of contours.
public protocol MarkGroup: Sendable {
    var marks: [Mark] { get }
}

extension PlotElement {
    /// Names the series that the mark belongs to: marks of one series share colour and marker.
    public func series(_ name: String) -> Self { styled { $0.series = name } }
    /// Keeps the name in a legend also where other names stand at their curves.
    public func namedInLegend() -> Self { styled { $0.isNamedInLegend = true } }
    public func color(_ color: SeriesColor) -> Self { styled { $0.color = color } }
    /// Chooses the marker of points.
    public func marker(_ shape: MarkerShape, filled: Bool? = nil) -> Self {
        styled {
            $0.marker = shape
            if let filled { $0.filled = filled }
        }
    }
    public func filled(_ filled: Bool = true) -> Self { styled { $0.filled = filled } }
    public func dash(_ dash: LineDash) -> Self { styled { $0.dash = dash } }
    public func dashed() -> Self { dash(.dashed) }
    /// Makes markers and lines larger by a factor.
    public func scaled(by factor: Double) -> Self { styled { $0.scale = factor } }

    /// Sets the opacity of filled areas, 0…1.
    public func opacity(_ opacity: Double) -> Self { styled { $0.opacity = opacity } }
    /// Draws the mark against the second vertical axis, at the right.
    public func onSecondAxis() -> Self { styled { $0.usesSecondAxis = true } }

    private func styled(_ change: (inout MarkStyle) -> Void) -> Self {
        var copy = self
        change(&copy.style)
        return copy
    }
}

/// Stops with a message when columns of one mark differ in length: such data cannot be drawn rightly.
func requireEqualCounts(_ mark: String, _ columns: (name: String, count: Int)...) {
    guard let first = columns.first, let other = columns.first(where: { $0.count != first.count }) else { return }
    fatalError(
        "\(mark): '\(first.name)' has \(first.count) values but '\(other.name)' has \(other.count); give both the same count"
    )
}
