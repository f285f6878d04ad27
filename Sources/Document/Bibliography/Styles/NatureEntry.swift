/// Entries as Nature prints them: the first of more than five authors, and the year at the end.
///
/// Li, X. et al. Title. *J. Am. Chem. Soc.* **145**, 11701–11709 (2023). Source: Nature's formatting guide, "References".
enum NatureEntry {
    static func inlines(_ entry: BibliographyEntry) -> [Inline] {
        var text = EntryText(span: entry.span)
        authors(entry, &text)
        let year = entry.date?.year
        switch entry.kind {
        case .article:
            title(entry, &text)
            article(entry, &text)
        case .chapter, .conferencePaper:
            title(entry, &text)
            if !entry.container.isEmpty {
                text.text("In ")
                text.italic(entry.container)
            }
            if let editors = editors(entry) { text.text(" (\(editors))") }
            if let volume = entry.volume { text.text(" Vol. \(volume)") }
            if let chapter = entry.chapter { text.text(" Ch. \(chapter)") }
            if let pages = entry.pages {
                text.text(entry.volume != nil || entry.chapter != nil ? ", \(pages)" : " \(pages)")
            }
            parenthesis([entry.edition.map { EntryWords.edition($0, word: "edn") }, publisher(entry), year], &text)
        case .thesis:
            text.italic(entry.title)
            text.close(".")
            text.text(" \(entry.genre ?? "Thesis"), \(entry.publisher ?? "")")
            parenthesis([year], &text)
        case .preprint:
            title(entry, &text)
            text.text("Preprint at ")
            if let address = entry.address { text.link(address) } else { text.text(entry.archive ?? "") }
            parenthesis([year], &text)
        case .dataset, .software:
            title(entry, &text)
            text.text(
                [entry.version.map { "Version \($0)" }, entry.publisher].compactMap { $0 }.joined(separator: ". "))
            if let address = entry.address {
                if text.last != " " { text.text(" ") }
                text.link(address)
            }
            parenthesis([year], &text)
        case .webPage:
            title(entry, &text)
            if !entry.container.isEmpty {
                text.italic(entry.container)
                text.text(" ")
            }
            if let address = entry.address { text.link(address) }
            parenthesis([year], &text)
        case .book, .report, .other, .patent:
            text.italic(entry.title)
            if !entry.editors.isEmpty, !entry.authors.isEmpty, let editors = editors(entry) {
                text.text(" (\(editors))")
            }
            if let volume = entry.volume { text.text(" Vol. \(volume)") }
            if let number = entry.number, entry.kind == .report || entry.kind == .patent {
                text.text(", \([entry.genre, number].compactMap { $0 }.joined(separator: " "))")
            }
            if let chapter = entry.chapter { text.text(" Ch. \(chapter)") }
            if let pages = entry.pages { text.text(", \(pages)") }
            parenthesis([entry.edition.map { EntryWords.edition($0, word: "edn") }, publisher(entry), year], &text)
        }
        text.close(".")
        return text.inlines
    }

    private static func publisher(_ entry: BibliographyEntry) -> String? {
        let parts = [entry.publisher, entry.place].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    private static func names(_ names: [PersonName], hasMore: Bool) -> (text: String, isCut: Bool) {
        let texts = names.map { EntryWords.inverted($0, initialsSeparatedBy: " ", suffixFirst: true) }
        if texts.count > 5 || hasMore { return (texts.first ?? "", true) }
        return (EntryWords.list(texts, separator: ", ", last: " & "), false)
    }

    private static func editors(_ entry: BibliographyEntry) -> String? {
        guard !entry.editors.isEmpty else { return nil }
        let names = names(entry.editors, hasMore: false)
        return (entry.editors.count == 1 ? "ed. " : "eds ") + names.text + (names.isCut ? " et al." : "")
    }

    private static func authors(_ entry: BibliographyEntry, _ text: inout EntryText) {
        var people = entry.authors
        var ending = ""
        if people.isEmpty, entry.kind == .book {
            people = entry.editors
            ending = people.count == 1 ? " (ed.)" : " (eds)"
        }
        guard !people.isEmpty else { return }
        let (names, isCut) = names(people, hasMore: entry.hasMoreAuthors)
        text.text(names)
        if isCut {
            text.text(" ")
            text.italic("et al.")
        }
        text.text(ending)
        if ending.isEmpty { text.close(".") }
        text.text(" ")
    }

    private static func title(_ entry: BibliographyEntry, _ text: inout EntryText) {
        guard !entry.title.isEmpty else { return }
        text.add(entry.title)
        text.close(".")
        text.text(" ")
    }

    private static func parenthesis(_ parts: [String?], _ text: inout EntryText) {
        let joined = parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", ")
        if !joined.isEmpty { text.text((text.last == " " ? "" : " ") + "(\(joined))") }
    }

    private static func article(_ entry: BibliographyEntry, _ text: inout EntryText) {
        let isPlaced = entry.volume != nil || entry.pages != nil
        text.link(isPlaced ? entry.address : nil) { part in
            part.italic(entry.containerTitle)
            if let volume = entry.volume {
                part.text(" ")
                part.bold(volume)
            }
            if let pages = entry.pages { part.text(", \(pages)") }
        }
        if !isPlaced, let address = entry.address {
            text.text(" ")
            text.link(address)
        }
        parenthesis([entry.date?.year], &text)
    }
}
