/// Names a figure value that a block displayed; the document does not know what it looks like.
public struct GraphicIdentifier: Hashable, Sendable {
    public var rawValue: String

    public init(_ rawValue: String) { self.rawValue = rawValue }
}
