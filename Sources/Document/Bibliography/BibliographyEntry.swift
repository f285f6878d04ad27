public import Diagnostics

/// A work that can be cited, whichever file format told of it.
public struct BibliographyEntry: Sendable {
    public enum Kind: String, Sendable {
        case article, book, chapter, conferencePaper, thesis, report, preprint, dataset, webPage, software, patent,
            other
    }

    /// A date as far as it is known.
    public struct Date: Hashable, Sendable {
        /// The year, or what stands in its place ("in press").
        public var year: String
        public var month: Int?
        public var day: Int?

        public init(year: String, month: Int? = nil, day: Int? = nil) {
            self.year = year
            self.month = month
            self.day = day
        }
    }

    public var key: String
    public var kind: Kind
    /// Where the entry's key stands in its file.
    public var span: SourceSpan
    public var authors: [PersonName] = []
    /// Whether the file says that there are more authors than it names.
    public var hasMoreAuthors = false
    public var editors: [PersonName] = []
    public var title: [Inline] = []
    /// The journal, the book that holds a chapter, the proceedings, the site.
    public var container: [Inline] = []
    /// The container's abbreviated title, where the file gives one.
    public var shortContainer: [Inline] = []
    public var series: [Inline] = []
    public var volume: String?
    public var issue: String?
    /// The first page and the last, or the number of the article.
    public var pages: String?
    public var chapter: String?
    public var edition: String?
    public var date: Date?
    public var accessed: Date?
    public var publisher: String?
    public var place: String?
    /// "PhD thesis", "Technical report": what the file calls the work.
    public var genre: String?
    public var number: String?
    public var version: String?
    public var note: [Inline] = []
    /// Without the resolver's address.
    public var doi: String?
    public var url: String?
    /// The server of a preprint and the identifier there: arXiv, 2301.00001.
    public var archive: String?
    public var archiveIdentifier: String?

    public init(key: String, kind: Kind, span: SourceSpan) {
        self.key = key
        self.kind = kind
        self.span = span
    }

    /// The journal or book by the shortest title that the file gives.
    var containerTitle: [Inline] { shortContainer.isEmpty ? container : shortContainer }

    /// The address of the work: its DOI's, otherwise the one that the file gives.
    public var address: String? {
        if let doi { return Self.doiAddress(doi) }
        if let url { return url }
        if archive?.lowercased() == "arxiv", let archiveIdentifier {
            return "https://arxiv.org/abs/\(archiveIdentifier)"
        }
        return nil
    }

    /// The resolver's address of a DOI; signs that an address may not hold are escaped.
    static func doiAddress(_ doi: String) -> String {
        let kept = Set("!$&'()*+,;=:@/-._~".utf8)
        let escaped = doi.utf8.map { byte -> String in
            byte.isLetter || byte.isDigit || kept.contains(byte)
                ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }
        return "https://doi.org/" + escaped.joined()
    }

    /// A DOI without resolver address and label; nil when it is none.
    static func doi(_ text: String) -> String? {
        var text = text.trimmingWhitespace
        for prefix in ["https://", "http://"] where text.lowercased().hasPrefix(prefix) {
            text.removeFirst(prefix.count)
        }
        for prefix in ["dx.doi.org/", "www.doi.org/", "doi.org/", "doi:"] where text.lowercased().hasPrefix(prefix) {
            text.removeFirst(prefix.count)
        }
        text = text.trimmingWhitespace
        return text.hasPrefix("10.") && text.contains("/") ? text : nil
    }
}
