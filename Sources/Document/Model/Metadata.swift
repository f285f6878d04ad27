/// What the front matter says of the report.
public struct Metadata: Sendable {
    public struct Author: Hashable, Sendable {
        public var name: String
        public var affiliation: String?
        public var orcid: String?

        public init(name: String, affiliation: String? = nil, orcid: String? = nil) {
            self.name = name
            self.affiliation = affiliation
            self.orcid = orcid
        }
    }

    public var title: [Inline] = []
    public var subtitle: [Inline] = []
    public var authors: [Author] = []
    /// The date as written, for example 2026-11-20.
    public var date: String?
    public var abstract: [Block] = []
    /// BCP 47 tag; hyphenation and the report's language follow it.
    public var language = "en-GB"
    public var numbersSections = true
    public var showsContents = false
    /// Columns of the page, 1 or 2.
    public var columns = 1
    public var paper = PaperSize.a4
    public var execution = CellOptions()
    public var parameters: [Parameter] = []

    public init() {}

    public enum PaperSize: String, Sendable { case a4, letter }
}
