/// The list of the works that a document cites.
public struct ReferenceList: Sendable {
    /// A work of the list.
    public struct Entry: Sendable {
        /// What citations lead to.
        public var identifier: String
        /// The number as the list shows it; nil where works are listed by name.
        public var label: String?
        /// The entry as the style prints it.
        public var content: [Inline]
        /// Identifiers of the citations of this work, in the order in which they stand.
        public var citations: [String]
        /// The work's key in the bibliography.
        public var key: String
        /// How running text names its authors and its year: "Li et al.", "2023a".
        public var authors: [Inline]
        /// The year with the letter that tells works of one year apart.
        public var year: String

        public init(
            identifier: String, label: String?, content: [Inline], citations: [String], key: String = "",
            authors: [Inline] = [], year: String = ""
        ) {
            self.identifier = identifier
            self.label = label
            self.content = content
            self.citations = citations
            self.key = key
            self.authors = authors
            self.year = year
        }
    }

    /// In the order of the list.
    public var entries: [Entry]

    public init(entries: [Entry]) { self.entries = entries }
}
