/// Entries as the American Chemical Society's journals print them.
///
/// Li, X.; Liu, H. Title. *J. Am. Chem. Soc.* **2023**, *145*, 11701–11709. Sources: ACS Guide to Scholarly Communication, 4.3; the
/// reference lists of Li et al., J. Am. Chem. Soc. 2023, 145, 11701 and Xia et al., Chem. Rev. 2022, 122, 3763.
enum ACSEntry {
    static func inlines(_ entry: BibliographyEntry) -> [Inline] {
        var text = EntryText(span: entry.span)
        authors(entry, &text)
        switch entry.kind {
        case .article: article(entry, &text)
        case .book, .report, .other, .patent, .software: book(entry, &text)
        case .chapter, .conferencePaper: chapter(entry, &text)
        case .thesis:
            title(entry, &text)
            text.text(
                [entry.genre ?? "Thesis", entry.publisher, entry.place, entry.date?.year].compactMap { $0 }.joined(
                    separator: ", "))
            text.close(".")
        case .preprint: preprint(entry, &text)
        case .dataset:
            title(entry, &text)
            text.text(
                [entry.version.map { "Version \($0)" }, entry.publisher, entry.date?.year].compactMap { $0 }.joined(
                    separator: ", "))
            text.close(".")
        case .webPage: page(entry, &text)
        }
        if entry.kind != .webPage, let address = entry.address {
            text.text(" ")
            text.link(address)
            text.text(".")
        }
        return text.inlines
    }

    private static func names(_ names: [PersonName]) -> [String] {
        names.map { EntryWords.inverted($0, initialsSeparatedBy: " ") }
    }

    private static func authors(_ entry: BibliographyEntry, _ text: inout EntryText) {
        var authors = names(entry.authors)
        if entry.hasMoreAuthors { authors.append("et al.") }
        guard !authors.isEmpty else { return }
        text.text(authors.joined(separator: "; "))
        text.close(".")
        text.text(" ")
    }

    private static func title(_ entry: BibliographyEntry, _ text: inout EntryText) {
        guard !entry.title.isEmpty else { return }
        text.add(entry.title)
        text.close(".")
        text.text(" ")
    }

    private static func article(_ entry: BibliographyEntry, _ text: inout EntryText) {
        title(entry, &text)
        text.italic(entry.containerTitle)
        if let year = entry.date?.year {
            text.text(" ")
            text.bold(year)
        }
        if let volume = entry.volume {
            text.comma()
            text.italic(volume)
        }
        if let issue = entry.issue { text.text(entry.volume == nil ? ", No. \(issue)" : " (\(issue))") }
        if let pages = entry.pages {
            text.comma()
            // Only numbers that cannot be pages are called numbers.
            text.text(
                pages.first.map { $0.isLetter || $0 == "0" } == true && !pages.contains("–") ? "No. \(pages)" : pages)
        }
        text.close(".")
    }

    private static func editors(_ entry: BibliographyEntry) -> String? {
        guard !entry.editors.isEmpty else { return nil }
        return names(entry.editors).joined(separator: ", ") + (entry.editors.count == 1 ? ", Ed." : ", Eds.")
    }

    private static func book(_ entry: BibliographyEntry, _ text: inout EntryText) {
        text.italic(entry.title)
        rest(entry, &text)
    }

    /// Edition; editors; series; publisher: place, year; volume, pages.
    private static func rest(_ entry: BibliographyEntry, _ text: inout EntryText) {
        if let edition = entry.edition { text.text(", " + EntryWords.edition(edition, word: "ed.")) }
        if let version = entry.version { text.text(", version \(version)") }
        var parts: [String] = []
        if let editors = editors(entry) { parts.append(editors) }
        if entry.kind == .report || entry.kind == .patent {
            let number = [entry.genre, entry.number].compactMap { $0 }.joined(separator: " ")
            if !number.isEmpty { parts.append(number) }
        } else if !entry.series.isEmpty {
            parts.append(entry.series.plainText + (entry.number.map { " \($0)" } ?? ""))
        }
        let source = [entry.publisher, entry.place].compactMap { $0 }.joined(separator: ": ")
        let published = [source.isEmpty ? nil : source, entry.date?.year].compactMap { $0 }.joined(separator: ", ")
        if !published.isEmpty { parts.append(published) }
        let pages = entry.pages.map { "\(EntryWords.pageWord($0)) \($0)" }
        let place = [entry.volume.map { "Vol. \($0)" }, entry.chapter.map { "Chapter \($0)" }, pages].compactMap { $0 }
            .joined(separator: ", ")
        if !place.isEmpty { parts.append(place) }
        if !parts.isEmpty { text.text((text.isEmpty ? "" : "; ") + parts.joined(separator: "; ")) }
        text.close(".")
    }

    private static func chapter(_ entry: BibliographyEntry, _ text: inout EntryText) {
        title(entry, &text)
        if !entry.container.isEmpty {
            text.text("In ")
            text.italic(entry.container)
        }
        rest(entry, &text)
    }

    private static func preprint(_ entry: BibliographyEntry, _ text: inout EntryText) {
        title(entry, &text)
        let identifier = entry.archiveIdentifier.map { entry.archive == "arXiv" ? "arXiv:\($0)" : $0 }
        text.text(
            [entry.archive.map { "\($0) (preprint)" }, entry.date?.year, identifier].compactMap { $0 }.joined(
                separator: ", "))
        text.close(".")
    }

    private static func page(_ entry: BibliographyEntry, _ text: inout EntryText) {
        text.italic(entry.title)
        text.close(".")
        if !entry.container.isEmpty {
            text.text(" ")
            text.add(entry.container)
            text.close(".")
        }
        if let year = entry.date?.year { text.text(" \(year).") }
        if let address = entry.address {
            text.text(" ")
            text.link(address)
        }
        if let accessed = entry.accessed { text.text(" (accessed \(EntryWords.isoDay(accessed)))") }
        text.text(".")
    }
}
