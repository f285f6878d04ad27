/// A heading; `number` is filled when sections are numbered.
public struct Heading: Sendable {
    /// 1 for a section, 2 for a subsection, up to 6.
    public var level: Int
    public var content: [Inline]
    /// What links lead to: the author's `{#sec-x}`, otherwise made from the heading's text.
    public var identifier: String
    public var isNumbered: Bool
    public var number: String?

    public init(level: Int, content: [Inline], identifier: String, isNumbered: Bool = true, number: String? = nil) {
        self.level = level
        self.content = content
        self.identifier = identifier
        self.isNumbered = isNumbered
        self.number = number
    }
}
