/// A bulleted or numbered list.
public struct ListBlock: Sendable {
    /// The first item's number; nil for bullets.
    public var start: Int?
    /// Whether items stand without space between them.
    public var isTight: Bool
    public var items: [[Block]]

    public init(start: Int?, isTight: Bool, items: [[Block]]) {
        self.start = start
        self.isTight = isTight
        self.items = items
    }
}
