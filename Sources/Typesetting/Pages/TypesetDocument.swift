public import Diagnostics
public import Drawing

/// A report as pages, ready to be written.
public struct TypesetDocument: Sendable {
    /// A heading in the reader's outline.
    public struct OutlineEntry: Hashable, Sendable {
        /// 1 for a section.
        public var level: Int
        public var title: String
        /// The place that it leads to, and its page from 1.
        public var destination: String
        public var page: Int
    }

    public struct Information: Hashable, Sendable {
        public var title: String
        public var authors: [String]
        /// BCP 47 tag.
        public var language: String
        /// The date as the notebook gives it, for example 2026-11-20.
        public var date: String?

        public init(title: String, authors: [String], language: String, date: String?) {
            self.title = title
            self.authors = authors
            self.language = language
            self.date = date
        }
    }

    public var pages: [DisplayList]
    public var outline: [OutlineEntry]
    public var information: Information
    public var diagnostics: [Diagnostic]

    public init(pages: [DisplayList], outline: [OutlineEntry], information: Information, diagnostics: [Diagnostic]) {
        self.pages = pages
        self.outline = outline
        self.information = information
        self.diagnostics = diagnostics
    }
}
