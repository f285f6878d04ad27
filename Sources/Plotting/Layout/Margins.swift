/// Room around a plot area for labels, in points.
struct Margins: Hashable {
    var left = 0.0
    var right = 0.0
    var top = 0.0
    var bottom = 0.0

    /// The larger of both on every side.
    func union(_ other: Margins) -> Margins {
        Margins(
            left: max(left, other.left), right: max(right, other.right), top: max(top, other.top),
            bottom: max(bottom, other.bottom))
    }
}
