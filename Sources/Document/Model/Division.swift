/// A fenced division, `::: {.class #id}`.
public struct Division: Sendable {
    public var identifier: String?
    public var classes: [String]
    public var blocks: [Block]

    public init(identifier: String? = nil, classes: [String], blocks: [Block]) {
        self.identifier = identifier
        self.classes = classes
        self.blocks = blocks
    }
}
