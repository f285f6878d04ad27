/// Entries by names and years, as journals of Elsevier print them.
///
/// Li, X., Liu, H., 2023. Title. J. Am. Chem. Soc. 145, 11701–11709. Source: Elsevier's standard reference style "Harvard".
enum AuthorYearEntry {
    static func inlines(_ entry: BibliographyEntry, yearSuffix: String) -> [Inline] {
        var text = EntryText(span: entry.span)
        let year = (entry.date?.year ?? "n.d.") + yearSuffix
        let people = people(entry)
        if people.isEmpty {
            text.add(entry.title)
            text.text(", \(year)")
            text.close(".")
        } else {
            text.text("\(people), \(year)")
            text.close(".")
            text.text(" ")
            text.add(entry.title)
        }
        switch entry.kind {
        case .article: article(entry, &text)
        case .chapter, .conferencePaper:
            text.text(", in: ")
            if !entry.editors.isEmpty {
                text.text(names(entry.editors) + (entry.editors.count == 1 ? " (Ed.), " : " (Eds.), "))
            }
            text.add(entry.container)
            if !entry.series.isEmpty { text.text(", \(entry.series.plainText)") }
            if let edition = entry.edition { text.text(", \(EntryWords.edition(edition, word: "ed."))") }
            text.close(".")
            published(entry, &text)
        case .thesis:
            text.text(" (\(entry.genre ?? "Thesis"))")
            text.close(".")
            published(entry, &text)
        case .preprint:
            text.close(".")
            text.text(" \(entry.archive ?? "Preprint")")
            if entry.archive == "arXiv", let identifier = entry.archiveIdentifier {
                text.text(" [preprint], arXiv:\(identifier)")
            } else {
                text.text(" [preprint]")
            }
            text.close(".")
        case .dataset, .software:
            text.text(entry.kind == .dataset ? " [dataset]" : " [software]")
            if let version = entry.version { text.text(", version \(version)") }
            text.close(".")
            published(entry, &text)
        case .webPage:
            text.close(".")
            if !entry.container.isEmpty {
                text.text(" ")
                text.add(entry.container)
                text.close(".")
            }
        case .book, .report, .other, .patent:
            if let edition = entry.edition { text.text(", \(EntryWords.edition(edition, word: "ed."))") }
            if entry.kind == .report || entry.kind == .patent, let number = entry.number {
                text.text(" (\([entry.genre, number].compactMap { $0 }.joined(separator: " ")))")
            }
            text.close(".")
            published(entry, &text)
        }
        if let address = entry.address {
            text.text(" ")
            text.link(address)
            if let accessed = entry.accessed, entry.doi == nil { text.text(" (accessed \(EntryWords.day(accessed)))") }
            text.text(entry.doi == nil ? "." : "")
        }
        return text.inlines
    }

    private static func names(_ people: [PersonName]) -> String {
        people.map { EntryWords.inverted($0, initialsSeparatedBy: "") }.joined(separator: ", ")
    }

    private static func people(_ entry: BibliographyEntry) -> String {
        if entry.authors.isEmpty {
            return entry.editors.isEmpty ? "" : names(entry.editors) + (entry.editors.count == 1 ? " (Ed.)" : " (Eds.)")
        }
        return names(entry.authors) + (entry.hasMoreAuthors ? ", et al." : "")
    }

    private static func article(_ entry: BibliographyEntry, _ text: inout EntryText) {
        text.close(".")
        if !entry.containerTitle.isEmpty {
            text.text(" ")
            text.add(entry.containerTitle)
        }
        if let volume = entry.volume { text.text(" \(volume)") }
        if let pages = entry.pages { text.text(", \(pages)") }
        text.close(".")
    }

    private static func published(_ entry: BibliographyEntry, _ text: inout EntryText) {
        let pages = entry.pages.map { "\(EntryWords.pageWord($0)). \($0)" }
        let parts = [
            entry.publisher, entry.place, entry.volume.map { "vol. \($0)" }, entry.chapter.map { "ch. \($0)" }, pages,
        ].compactMap { $0 }
        guard !parts.isEmpty else { return }
        text.text(" " + parts.joined(separator: ", "))
        text.close(".")
    }
}
