/// A footnote: `[^name]` with its text elsewhere, or `^[text]` in place.
public struct Note: Sendable {
    /// The name between the brackets; nil for a footnote written in place.
    public var identifier: String?
    public var blocks: [Block]
    /// Its number in the order of the marks; nil before a document is resolved.
    public var number: Int?

    public init(identifier: String?, blocks: [Block], number: Int? = nil) {
        self.identifier = identifier
        self.blocks = blocks
        self.number = number
    }
}
