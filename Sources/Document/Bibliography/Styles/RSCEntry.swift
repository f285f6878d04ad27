/// Entries as the Royal Society of Chemistry's journals print them.
///
/// X. Li and H. Liu, *J. Am. Chem. Soc.*, 2023, **145**, 11701–11709. Sources: the Society's guide "How to reference" and the
/// University of Bath's guide to it.
enum RSCEntry {
    static func inlines(_ entry: BibliographyEntry) -> [Inline] {
        var text = EntryText(span: entry.span)
        text.text(authors(entry))
        switch entry.kind {
        case .article: article(entry, &text)
        case .chapter, .conferencePaper:
            text.text(text.isEmpty ? "In " : ", in ")
            text.italic(entry.container.isEmpty ? entry.title : entry.container)
            if let editors = editors(entry) { text.text(", \(editors)") }
            published(entry, &text)
        case .thesis: parts([entry.genre ?? "Thesis", entry.publisher, entry.date?.year], &text)
        case .preprint:
            parts([entry.date?.year, entry.archive, "preprint"], &text)
            identifier(entry, entry.archiveIdentifier.map { entry.archive == "arXiv" ? "arXiv:\($0)" : $0 }, &text)
        case .dataset:
            text.comma()
            text.add(entry.title)
            parts([entry.version.map { "version \($0)" }, entry.publisher, entry.date?.year], &text)
            identifier(entry, nil, &text)
        case .webPage:
            text.comma()
            text.add(entry.title)
            if let address = entry.address {
                text.comma()
                text.link(address)
            }
            if let accessed = entry.accessed { text.text(", (accessed \(EntryWords.day(accessed)))") }
        case .book, .report, .other, .patent, .software:
            let named = !text.isEmpty
            if named { text.text(", ") }
            text.italic(entry.title)
            if let editors = editors(entry) { text.text(", \(editors)") }
            if let version = entry.version { text.text(", version \(version)") }
            if entry.kind == .report || entry.kind == .patent {
                parts([[entry.genre, entry.number].compactMap { $0 }.joined(separator: " ")], &text)
            }
            published(entry, &text)
        }
        text.close(".")
        return text.inlines
    }

    private static func names(_ names: [PersonName], _ others: Bool) -> String {
        let texts = names.map { name -> String in
            let initials = name.initials(separatedBy: " ").map { "\($0) " } ?? ""
            return initials + name.familyName + (name.suffix.map { " \($0)" } ?? "")
        }
        return others
            ? texts.joined(separator: ", ") + " et al." : EntryWords.list(texts, separator: ", ", last: " and ")
    }

    private static func authors(_ entry: BibliographyEntry) -> String {
        entry.authors.isEmpty ? "" : names(entry.authors, entry.hasMoreAuthors)
    }

    private static func editors(_ entry: BibliographyEntry) -> String? {
        // "ed." stands for "edited by", whatever their number.
        entry.editors.isEmpty ? nil : "ed. " + names(entry.editors, false)
    }

    private static func parts(_ parts: [String?], _ text: inout EntryText) {
        let joined = parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", ")
        guard !joined.isEmpty else { return }
        text.comma()
        text.text(joined)
    }

    /// A DOI, or another identifier that leads to the work.
    private static func identifier(_ entry: BibliographyEntry, _ shown: String?, _ text: inout EntryText) {
        guard let label = entry.doi.map({ "DOI:\($0)" }) ?? shown ?? entry.url else { return }
        text.comma()
        text.link(entry.address) { $0.text(label) }
    }

    private static func article(_ entry: BibliographyEntry, _ text: inout EntryText) {
        text.comma()
        let isPlaced = entry.pages != nil || entry.volume != nil
        text.link(entry.address) { part in
            part.italic(entry.containerTitle.isEmpty ? entry.title : entry.containerTitle)
            if let year = entry.date?.year {
                part.comma()
                part.text(year)
            }
            if let volume = entry.volume {
                part.comma()
                part.bold(volume)
            }
            if let pages = entry.pages {
                part.comma()
                part.text(pages)
            }
        }
        if !isPlaced { identifier(entry, nil, &text) }
    }

    /// Publisher, place, edition, year, volume, chapter, pages.
    private static func published(_ entry: BibliographyEntry, _ text: inout EntryText) {
        let pages = entry.pages.map { "\(EntryWords.pageWord($0)). \($0)" }
        parts(
            [
                entry.publisher, entry.place, entry.edition.map { EntryWords.edition($0, word: "edn.") },
                entry.date?.year,
                entry.volume.map { "vol. \($0)" }, entry.chapter.map { "ch. \($0)" }, pages,
            ], &text)
    }
}
