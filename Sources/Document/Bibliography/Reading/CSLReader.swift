import Diagnostics

/// Reads CSL-JSON, the format that Zotero, Mendeley and citation services export.
struct CSLReader {
    let file: SourceFile
    let log: DiagnosticLog

    static func read(_ file: SourceFile, log: DiagnosticLog) -> [BibliographyEntry] {
        CSLReader(file: file, log: log).entries()
    }

    private func entries() -> [BibliographyEntry] {
        let root: JSONNode
        do {
            root = try JSONReader.read(file.bytes)
        } catch {
            log.error(
                "invalid-bibliography", "this is not valid JSON: \(error.message)",
                at: file.span(error.offset..<min(error.offset + 1, file.bytes.count)))
            return []
        }
        // Some services wrap the list: {"items": [...]}.
        guard let items = root.elements ?? root["items"]?.elements ?? (root.members != nil ? [root] : nil) else {
            log.error(
                "invalid-bibliography", "a list of works was expected", at: file.span(0..<min(1, file.bytes.count)))
            return []
        }
        return items.compactMap(entry)
    }

    private static let kinds: [String: BibliographyEntry.Kind] = [
        "article-journal": .article, "article-magazine": .article, "article-newspaper": .article, "article": .preprint,
        "book": .book,
        "chapter": .chapter, "entry": .chapter, "entry-encyclopedia": .chapter, "paper-conference": .conferencePaper,
        "thesis": .thesis, "report": .report, "dataset": .dataset, "webpage": .webPage, "post": .webPage,
        "post-weblog": .webPage, "software": .software, "patent": .patent,
        // Crossref's own names of types.
        "journal-article": .article, "book-chapter": .chapter, "proceedings-article": .conferencePaper,
        "posted-content": .preprint,
        "dissertation": .thesis, "monograph": .book, "edited-book": .book,
    ]

    private func entry(_ node: JSONNode) -> BibliographyEntry? {
        guard let identifier = node["id"] ?? node["citation-key"] ?? node["DOI"], let key = identifier.text,
            !key.isEmpty
        else {
            log.warning(
                "invalid-bibliography", "this work has no \"id\", so nothing can cite it",
                at: file.span(node.range.lowerBound..<min(node.range.lowerBound + 1, node.range.upperBound)))
            return nil
        }
        let isQuoted = identifier.isString
        let place = file.span(
            isQuoted ? (identifier.range.lowerBound + 1)..<(identifier.range.upperBound - 1) : identifier.range)
        var entry = BibliographyEntry(key: key, kind: Self.kinds[node["type"]?.text ?? ""] ?? .other, span: place)
        entry.authors = people(node["author"])
        entry.editors = people(node["editor"])
        entry.title = inlines(node["title"], place)
        entry.container = inlines(node["container-title"], place)
        entry.shortContainer = inlines(node["container-title-short"] ?? node["journalAbbreviation"], place)
        entry.series = inlines(node["collection-title"], place)
        entry.volume = node["volume"]?.text
        entry.issue = node["issue"]?.text
        entry.number = node["number"]?.text
        entry.pages = (node["page"]?.text ?? node["article-number"]?.text).map(BibTeXConversion.pages)
        entry.chapter = node["chapter-number"]?.text
        entry.edition = node["edition"]?.text
        entry.date = date(node["issued"])
        entry.accessed = date(node["accessed"])
        entry.publisher = node["publisher"]?.text
        entry.place = node["publisher-place"]?.text ?? node["event-place"]?.text
        entry.genre = node["genre"]?.text
        entry.version = node["version"]?.text
        entry.doi = node["DOI"]?.text.flatMap(BibliographyEntry.doi)
        entry.url = node["URL"]?.text
        if entry.kind == .thesis, entry.genre == nil { entry.genre = "Thesis" }
        if entry.kind == .preprint {
            entry.archive = node["archive"]?.text ?? node["publisher"]?.text ?? node["container-title"]?.text
            let number = node["number"]?.text ?? node["archive_location"]?.text
            entry.archiveIdentifier = number.map { $0.lowercased().hasPrefix("arxiv:") ? String($0.dropFirst(6)) : $0 }
            entry.container = []
        }
        return entry
    }

    private func inlines(_ node: JSONNode?, _ place: SourceSpan) -> [Inline] {
        // Crossref gives titles as lists.
        guard let text = node?.text ?? node?.elements?.first?.text, !text.isEmpty else { return [] }
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return MarkupTags.resolved([Inline(.text(words), span: place)], span: place).trimmed
    }

    private func people(_ node: JSONNode?) -> [PersonName] {
        (node?.elements ?? []).compactMap { name in
            if let literal = name["literal"]?.text ?? name["name"]?.text { return PersonName(family: literal) }
            guard let family = name["family"]?.text else { return name["given"]?.text.map { PersonName(family: $0) } }
            let particle = [name["dropping-particle"]?.text, name["non-dropping-particle"]?.text].compactMap { $0 }
                .joined(separator: " ")
            return PersonName(
                given: name["given"]?.text, particle: particle.isEmpty ? nil : particle, family: family,
                suffix: name["suffix"]?.text)
        }
    }

    private func date(_ node: JSONNode?) -> BibliographyEntry.Date? {
        guard let node else { return nil }
        if let parts = node["date-parts"]?.elements?.first?.elements, let year = parts.first?.text {
            return BibliographyEntry.Date(
                year: year, month: parts.count > 1 ? parts[1].text.flatMap { Int($0) } : nil,
                day: parts.count > 2 ? parts[2].text.flatMap { Int($0) } : nil)
        }
        guard let text = node["raw"]?.text ?? node["literal"]?.text ?? node.text else { return nil }
        return BibTeXConversion.date(text) ?? BibliographyEntry.Date(year: text)
    }
}
