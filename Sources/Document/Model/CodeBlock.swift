/// Code that is shown.
public struct CodeBlock: Sendable {
    /// The language's name in lower case, for highlighting; nil when none is given.
    public var language: String?
    /// The code, without a line end after its last line.
    public var text: String
    /// Whether this is the listing of a block that ran.
    public var isCell: Bool

    /// Whether HTML shows it only on request.
    public var isFolded = false
    /// What stands above the listing.
    public var caption: [Inline]?
    /// The label that references use.
    public var identifier: String?
    /// Filled when a document is resolved.
    public var number: String?
    /// Whether the lines are numbered.
    public var numbersLines = false
    /// Classes in HTML.
    public var classes: [String] = []
    /// How many lines the code has: without any, and with one empty line, the text is the same.
    public var lineCount: Int

    public init(language: String?, text: String, isCell: Bool = false, lineCount: Int? = nil) {
        self.language = language
        self.lineCount =
            lineCount ?? (text.isEmpty ? 0 : text.split(separator: "\n", omittingEmptySubsequences: false).count)
        self.text = text
        self.isCell = isCell
    }
}
