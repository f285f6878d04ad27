/// A heading; `number` is filled when sections are numbered.
public struct Heading: Sendable {
    /// 1 for a section, 2 for a subsection, up to 6.
    public var level: Int
    public var content: [Inline]
    /// What links lead to: the author's `{#sec-x}`, otherwise made from the heading's text.
    public var identifier: String
    public var isNumbered: Bool
    public var number: String?
    /// Whether supplementary information starts here, numbered S1, S2 and so on.
    public var startsSupplement: Bool

    public init(
        level: Int, content: [Inline], identifier: String, isNumbered: Bool = true, number: String? = nil,
        startsSupplement: Bool = false
    ) {
        self.level = level
        self.content = content
        self.identifier = identifier
        self.isNumbered = isNumbered
        self.number = number
        self.startsSupplement = startsSupplement
    }
}
