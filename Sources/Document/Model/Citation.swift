public import Diagnostics

/// `[@li2023; see @wood2021, p. 3]` or `@li2023` in running text.
public struct Citation: Sendable {
    public struct Item: Sendable {
        public var key: String
        /// Text before the citation ("see").
        public var prefix: [Inline]
        /// Text after it (", p. 3").
        public var suffix: [Inline]
        /// Whether the sentence names the author already: `[-@li2023]`.
        public var suppressesAuthor: Bool
        /// Where the key stands.
        public var span: SourceSpan

        public init(
            key: String, prefix: [Inline] = [], suffix: [Inline] = [], suppressesAuthor: Bool = false, span: SourceSpan
        ) {
            self.key = key
            self.prefix = prefix
            self.suffix = suffix
            self.suppressesAuthor = suppressesAuthor
            self.span = span
        }
    }

    public var items: [Item]
    /// Whether the author's name is part of the sentence: `@li2023 showed`.
    public var isInText: Bool
    /// What stands in the report, with links to the list of references; empty until the document is resolved.
    public var content: [Inline] = []
    /// What links from the list of references lead to; nil until the document is resolved.
    public var identifier: String?

    public init(items: [Item], isInText: Bool) {
        self.items = items
        self.isInText = isInText
    }
}
