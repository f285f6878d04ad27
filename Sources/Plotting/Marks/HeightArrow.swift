/// A labelled arrow between two heights, for example for a barrier.
public struct HeightArrow: MarkConvertible, Sendable {
    public let mark: Mark

    public init(x: Double, from: Double, to: Double, label: String, side: TextAnchor = .right) {
        mark = Mark(.arrow(x: x, from: from, to: to, label: label, side: side))
    }
}
