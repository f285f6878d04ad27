import Diagnostics

/// Makes entries of the fields that BibTeX and BibLaTeX know.
struct BibTeXConversion {
    private let source: BibTeXEntry
    private var entry: BibliographyEntry

    static func entry(_ source: BibTeXEntry) -> BibliographyEntry {
        var conversion = BibTeXConversion(source)
        conversion.convert()
        return conversion.entry
    }

    private init(_ source: BibTeXEntry) {
        self.source = source
        entry = BibliographyEntry(key: source.key, kind: Self.kinds[source.type] ?? .other, span: source.span)
    }

    private static let kinds: [String: BibliographyEntry.Kind] = [
        "article": .article, "periodical": .article, "suppperiodical": .article, "book": .book, "mvbook": .book,
        "booklet": .book,
        "collection": .book, "mvcollection": .book, "reference": .book, "manual": .book, "proceedings": .book,
        "mvproceedings": .book, "inbook": .chapter, "bookinbook": .chapter, "suppbook": .chapter,
        "incollection": .chapter,
        "suppcollection": .chapter, "inreference": .chapter, "inproceedings": .conferencePaper,
        "conference": .conferencePaper,
        "phdthesis": .thesis, "mastersthesis": .thesis, "thesis": .thesis, "techreport": .report, "report": .report,
        "online": .webPage, "electronic": .webPage, "www": .webPage, "dataset": .dataset, "software": .software,
        "softwareversion": .software, "patent": .patent,
    ]

    private mutating func convert() {
        people()
        titles()
        numbers()
        entry.date = date("date") ?? date(year: "year", month: "month", day: "day")
        entry.accessed =
            date("urldate")
            ?? source.text("urldate", "lastaccessed", "accessed").map { BibliographyEntry.Date(year: $0) }
        entry.publisher = source.text("publisher", "institution", "school", "organization", "organisation")
        entry.place = source.text("location", "address")
        if entry.kind == .thesis {
            entry.publisher = source.text("school", "institution", "publisher")
            entry.genre = Self.genres[(source.text("type") ?? source.type).lowercased()] ?? source.text("type")
        } else {
            entry.genre = source.text("type")
        }
        entry.doi = source.text("doi").flatMap(BibliographyEntry.doi)
        if let url = source.field("url")?.value.trimmingWhitespace {
            entry.url = Self.address(url)
            entry.doi = entry.doi ?? (url.contains("doi.org/") ? BibliographyEntry.doi(url) : nil)
        }
        if let field = source.field("note", "howpublished") { readNote(field) }
        preprint()
        if entry.kind == .other, source.type == "misc" || source.type == "unpublished", entry.container.isEmpty {
            // What Zotero and others make of data sets and web pages.
            if entry.genre?.lowercased().contains("data") == true {
                entry.kind = .dataset
            } else if entry.url != nil, entry.doi == nil, entry.archive == nil {
                entry.kind = .webPage
            }
        }
    }

    private static let genres: [String: String] = [
        "phdthesis": "Ph.D. Thesis", "thesis": "Thesis", "mastersthesis": "M.Sc. Thesis", "mathesis": "M.A. Thesis",
        "mscthesis": "M.Sc. Thesis",
    ]

    private mutating func people() {
        if let field = source.field("author") {
            let names = BibTeXNames(field)
            entry.authors = names.names
            entry.hasMoreAuthors = names.hasOthers
        }
        if let field = source.field("editor") { entry.editors = BibTeXNames(field).names }
    }

    private func inlines(_ names: String...) -> [Inline] {
        for name in names {
            if let field = source.field(name) { return TeXText.inlines(field.value, at: field.span).trimmed }
        }
        return []
    }

    private mutating func titles() {
        entry.title = inlines("title")
        let subtitle = inlines("subtitle")
        if !subtitle.isEmpty {
            entry.title = MarkupTags.merged(entry.title + [Inline(.text(": "), span: source.span)] + subtitle)
        }
        switch entry.kind {
        case .article:
            entry.container = inlines("journaltitle", "journal", "journal-title")
            entry.shortContainer = inlines(
                "shortjournal", "journal-abbreviation", "journalabbreviation", "abbrev-source-title")
        case .chapter, .conferencePaper: entry.container = inlines("booktitle", "maintitle", "journal")
        case .webPage: entry.container = inlines("organization", "howpublished", "journal", "publisher")
        default: entry.container = inlines("journaltitle", "journal", "booktitle")
        }
        // An @inbook without a book's title names the book itself.
        if source.type == "inbook", entry.container.isEmpty { entry.kind = .book }
        entry.series = inlines("series")
    }

    private mutating func numbers() {
        entry.volume = source.text("volume")
        entry.issue = source.text("number", "issue")
        entry.number = source.text("number")
        entry.pages = (source.text("pages") ?? source.text("eid", "article-number", "articleno", "artnum")).map(
            Self.pages)
        entry.chapter = source.text("chapter")
        entry.edition = source.text("edition")
        entry.version = source.text("version")
    }

    /// Ranges with dashes: "11701--9" as 11701–9. A hyphen after a letter belongs to the number: B-12.
    static func pages(_ text: String) -> String {
        var result = ""
        var dashes = 0
        func isRange(before next: Character) -> Bool { dashes > 1 || result.last?.isNumber == true || !next.isNumber }
        for character in text where !character.isWhitespace {
            if character == "-" || character == "‐" {
                dashes += 1
            } else if "–—−‑".contains(character) {
                dashes += 2
            } else {
                if dashes > 0 { result += isRange(before: character) ? "–" : "-" }
                dashes = 0
                result.append(character)
            }
        }
        return result.replacing(",", with: ", ")
    }

    // MARK: Dates

    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    static func month(_ text: String) -> Int? {
        if let number = Int(text.trimmingWhitespace), (1...12).contains(number) { return number }
        let letters = text.lowercased().drop { !$0.isLetter }.prefix(3)
        return months.firstIndex(of: String(letters)).map { $0 + 1 }
    }

    /// Reads 2023, 2023-05 and 2023-05-24; of a range its start.
    private func date(_ name: String) -> BibliographyEntry.Date? {
        guard let text = source.text(name),
            let first = text.split(separator: "/", omittingEmptySubsequences: false).first
        else { return nil }
        return Self.date(String(first))
    }

    static func date(_ text: String) -> BibliographyEntry.Date? {
        let parts = text.split { $0 == "-" || $0 == "–" }.map { String($0).trimmingWhitespace }
        guard let year = parts.first, year.count == 4, year.allSatisfy(\.isNumber) else { return nil }
        let month = parts.count > 1 ? Int(parts[1]).flatMap { (1...12).contains($0) ? $0 : nil } : nil
        let day =
            month != nil && parts.count > 2 ? Int(parts[2].prefix(2)).flatMap { (1...31).contains($0) ? $0 : nil } : nil
        return BibliographyEntry.Date(year: year, month: month, day: day)
    }

    private func date(year: String, month: String, day: String) -> BibliographyEntry.Date? {
        guard let year = source.text(year) else { return nil }
        if let date = Self.date(year), date.month != nil { return date }
        let month = source.text(month)
        let digits = month.map { $0.filter(\.isNumber) } ?? ""
        let named = month.flatMap(Self.month)
        let inMonth = named != nil && Int(month ?? "") == nil ? Int(digits) : nil
        return BibliographyEntry.Date(year: year, month: named, day: source.text(day).flatMap { Int($0) } ?? inMonth)
    }

    // MARK: Addresses, preprints

    /// An address as written: TeX's escapes and commands taken off.
    static func address(_ text: String) -> String {
        var text = text
        if text.hasPrefix("\\url{"), text.hasSuffix("}") { text = String(text.dropFirst(5).dropLast()) }
        for (escaped, sign) in [
            ("\\%", "%"), ("\\_", "_"), ("\\&", "&"), ("\\#", "#"), ("\\~{}", "~"), ("\\textasciitilde", "~"),
            ("{\\_}", "_"),
        ] {
            text = text.replacing(escaped, with: sign)
        }
        return text.filter { $0 != "{" && $0 != "}" && !$0.isWhitespace }
    }

    private mutating func readNote(_ field: BibTeXEntry.Field) {
        let value = field.value.trimmingWhitespace
        let lowered = value.lowercased()
        if let start = lowered.firstRange(of: "http"), entry.url == nil {
            let address = value[start.lowerBound...].prefix { !$0.isWhitespace && $0 != "}" && $0 != "," }
            entry.url = Self.address(String(address))
        }
        if let doi = BibliographyEntry.doi(value) {
            entry.doi = entry.doi ?? doi
            return
        }
        if let accessed = lowered.firstRange(of: "accessed") {
            let rest = value[accessed.upperBound...].drop { !$0.isNumber }
            entry.accessed = entry.accessed ?? Self.date(String(rest.prefix(10)))
            return
        }
        if !lowered.contains("http"), !lowered.contains("\\url") {
            entry.note = TeXText.inlines(field.value, at: field.span).trimmed
        }
    }

    /// Recognises preprints by their server, however the entry says it.
    private mutating func preprint() {
        guard ["misc", "unpublished", "article", "online", "techreport", "report"].contains(source.type) else { return }
        let journal = entry.container.plainText
        let servers = ["arXiv", "ChemRxiv", "bioRxiv", "medRxiv", "Research Square", "SSRN"]
        let named = [
            journal, source.text("archiveprefix", "eprinttype") ?? "", entry.publisher ?? "",
            source.text("howpublished") ?? "",
        ]
        let server = servers.first { server in named.contains { $0.lowercased().hasPrefix(server.lowercased()) } }
        let eprint = source.text("eprint")
        let fromDOI = entry.doi.flatMap {
            $0.lowercased().hasPrefix("10.48550/arxiv.") ? String($0.dropFirst("10.48550/arxiv.".count)) : nil
        }
        let isPublished =
            source.type == "article" && !journal.isEmpty
            && !servers.contains { journal.lowercased().hasPrefix($0.lowercased()) }
        guard !isPublished, server != nil || fromDOI != nil else { return }
        entry.kind = .preprint
        entry.archive = server ?? "arXiv"
        // Google Scholar writes "arXiv preprint arXiv:2301.00001" for a journal.
        let inJournal = (journal + " " + named[3]).split { $0.isWhitespace || $0 == "(" }.first {
            $0.lowercased().hasPrefix("arxiv:")
        }
        entry.archiveIdentifier = eprint ?? fromDOI ?? inJournal.map { String($0.dropFirst(6)) }
        if let identifier = entry.archiveIdentifier, identifier.lowercased().hasPrefix("arxiv:") {
            entry.archiveIdentifier = String(identifier.dropFirst(6))
        }
        entry.container = []
        entry.volume = nil
        entry.pages = nil
    }
}

extension [Inline] {
    /// The inlines without blanks at their ends.
    var trimmed: [Inline] {
        var result = self
        if case .text(let text)? = result.first?.kind { result[0].kind = .text(String(text.drop { $0.isWhitespace })) }
        if case .text(let text)? = result.last?.kind {
            var text = text
            while text.last?.isWhitespace == true { text.removeLast() }
            result[result.count - 1].kind = .text(text)
        }
        return result.filter { if case .text("") = $0.kind { false } else { true } }
    }
}
