public import Diagnostics

/// What the front matter says of the report.
public struct Metadata: Sendable {
    /// One of those who wrote the report.
    public struct Author: Hashable, Sendable {
        /// The name as it is printed.
        public var name: String
        /// Where the author works.
        public var affiliation: String?
        /// The author's ORCID, four groups of four signs.
        public var orcid: String?

        public init(name: String, affiliation: String? = nil, orcid: String? = nil) {
            self.name = name
            self.affiliation = affiliation
            self.orcid = orcid
        }
    }

    /// A bibliography file by its path from the notebook's folder.
    public struct BibliographyFile: Hashable, Sendable {
        public var path: String
        public var span: SourceSpan

        public init(path: String, span: SourceSpan) {
            self.path = path
            self.span = span
        }
    }

    /// A data file that must be the one that its hash tells of.
    public struct PinnedFile: Hashable, Sendable {
        /// From the notebook's folder.
        public var path: String
        /// The first digits of its SHA-256, or all; nil where none is written.
        public var hash: String?
        public var span: SourceSpan
    }

    public var title: [Inline] = []
    public var subtitle: [Inline] = []
    public var authors: [Author] = []
    /// The date as written, for example 2026-11-20.
    public var date: String?
    public var abstract: [Block] = []
    /// What the report is about in single words, as written.
    public var keywords: [String] = []
    /// BCP 47 tag; hyphenation and the report's language follow it.
    public var language = "en-GB"
    public var numbersSections = true
    /// The same for HTML alone; nil where it does not say.
    public var numbersSectionsInHTML: Bool?
    /// Whether the whole document is supplementary information: Figure S1, Section S1.
    public var isSupplement = false
    /// Whether HTML output shows raw HTML of the notebook.
    public var showsRawHTML = false
    /// Whether the report starts with its contents.
    public var showsContents = false
    /// The same for HTML alone; nil where it does not say.
    public var showsContentsInHTML: Bool?
    /// Whether lists of figures and of tables follow the contents.
    public var listsFigures = false
    /// The same for tables.
    public var listsTables = false
    /// Columns of the page, 1 or 2; nil leaves them to the template.
    public var columns: Int?
    /// The paper; nil leaves it to the template.
    public var paper: PaperSize?
    /// Size of the running text in points; nil leaves it to the template.
    public var fontSize: Double?
    /// Class of the LaTeX document and its options, as a journal asks for them.
    public var latexClass = "article"
    /// Options of the class, parted by commas.
    public var latexClassOptions = ""
    /// Name of the template that the pages follow; nil for the usual one.
    public var template: String?
    public var templateSpan: SourceSpan?
    public var bibliography: [BibliographyFile] = []
    public var pinnedData: [PinnedFile] = []
    public var citationStyle = CitationStyle.acs
    public var execution = CellOptions()
    public var parameters: [Parameter] = []

    public init() {}

    /// The authors' affiliations, each once, in the order in which they are named.
    public var affiliations: [String] {
        var seen: Set<String> = []
        return authors.compactMap(\.affiliation).filter { seen.insert($0).inserted }
    }

    /// The number, from 1, that leads from an author to the affiliation; nil where there is nothing to tell apart.
    public func affiliationNumber(of author: Author) -> Int? {
        let all = affiliations
        guard all.count > 1, let own = author.affiliation else { return nil }
        return all.firstIndex(of: own).map { $0 + 1 }
    }

    public enum PaperSize: String, Sendable { case a4, letter }
}
