/// Code that is shown.
public struct CodeBlock: Sendable {
    /// The language's name in lower case, for highlighting; nil when none is given.
    public var language: String?
    public var text: String
    /// Whether this is the listing of a block that ran.
    public var isCell: Bool

    public init(language: String?, text: String, isCell: Bool = false) {
        self.language = language
        self.text = text
        self.isCell = isCell
    }
}
