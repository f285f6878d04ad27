/// A text beside a point of the plot, in the label notation.
public struct Annotation: MarkConvertible, Sendable {
    public let mark: Mark

    public init(_ text: String, x: Double, y: Double, anchor: TextAnchor = .right) {
        mark = Mark(.text(x: x, y: y, text, anchor))
    }
}
