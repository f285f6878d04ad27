/// The list of the works that a document cites.
public struct ReferenceList: Sendable {
    public struct Entry: Sendable {
        /// What citations lead to.
        public var identifier: String
        /// The number as the list shows it; nil where works are listed by name.
        public var label: String?
        public var content: [Inline]
        /// Identifiers of the citations of this work, in the order in which they stand.
        public var citations: [String]

        public init(identifier: String, label: String?, content: [Inline], citations: [String]) {
            self.identifier = identifier
            self.label = label
            self.content = content
            self.citations = citations
        }
    }

    public var entries: [Entry]

    public init(entries: [Entry]) { self.entries = entries }
}
