/// A fenced division, `::: {.class #id}`.
public struct Division: Sendable {
    public var identifier: String?
    public var classes: [String]
    public var blocks: [Block]
    /// The title of a callout; nil is the name of its kind.
    public var title: [Inline]?
    /// In which formats the division shows; nil is all.
    public var condition: FormatCondition?

    public init(
        identifier: String? = nil, classes: [String], blocks: [Block], title: [Inline]? = nil,
        condition: FormatCondition? = nil
    ) {
        self.identifier = identifier
        self.classes = classes
        self.blocks = blocks
        self.title = title
        self.condition = condition
    }

    /// The kind of callout that the division is; nil when it is none.
    public var callout: CalloutKind? { classes.lazy.compactMap(CalloutKind.init(className:)).first }
}
