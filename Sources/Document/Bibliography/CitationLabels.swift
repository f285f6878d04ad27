/// How cited works are called in running text: names and years, told apart by initials and letters.
struct CitationLabels {
    struct Label {
        /// "Li", "He and Mo", "Li et al.".
        var authors: [Inline]
        /// "2023a".
        var year: String
        var yearSuffix: String
    }

    private(set) var labels: [String: Label] = [:]
    /// Keys in the order of a list by names.
    private(set) var sortedKeys: [String] = []

    init(_ entries: [BibliographyEntry], style: CitationStyle) {
        let sorted = entries.map { (entry: $0, key: Self.sortKey($0)) }.sorted {
            $0.key.lexicographicallyPrecedes($1.key)
        }.map(\.entry)
        sortedKeys = sorted.map(\.key)
        var needsInitials: Set<String> = []
        var groups: [String: [BibliographyEntry]] = [:]
        for entry in sorted { groups[Self.identity(entry, withInitials: false), default: []].append(entry) }
        for group in groups.values where Set(group.map { $0.authors.first?.initials(separatedBy: " ") ?? "" }).count > 1
        {
            needsInitials.formUnion(group.map(\.key))
        }
        var counts: [String: Int] = [:]
        var totals: [String: Int] = [:]
        for entry in sorted {
            totals[Self.identity(entry, withInitials: needsInitials.contains(entry.key)), default: 0] += 1
        }
        for entry in sorted {
            let identity = Self.identity(entry, withInitials: needsInitials.contains(entry.key))
            var suffix = ""
            if totals[identity] ?? 0 > 1 {
                suffix = Self.letters(counts[identity, default: 0])
                counts[identity, default: 0] += 1
            }
            labels[entry.key] = Label(
                authors: Self.authors(
                    entry, withInitials: style == .authorYear && needsInitials.contains(entry.key), style: style),
                year: (entry.date?.year ?? "n.d.") + suffix, yearSuffix: suffix)
        }
    }

    /// a to z, then aa, ab.
    private static func letters(_ index: Int) -> String {
        let letter = String(UnicodeScalar(UInt8(ascii: "a") + UInt8(index % 26)))
        return index < 26 ? letter : letters(index / 26 - 1) + letter
    }

    private static func people(_ entry: BibliographyEntry) -> [PersonName] {
        entry.authors.isEmpty ? entry.editors : entry.authors
    }

    private static func authors(_ entry: BibliographyEntry, withInitials: Bool, style: CitationStyle) -> [Inline] {
        var text = EntryText(span: entry.span)
        let people = people(entry)
        func name(_ person: PersonName) -> String {
            let initials = withInitials ? person.initials(separatedBy: " ").map { $0 + "\u{A0}" } ?? "" : ""
            return initials + person.familyName
        }
        switch people.count {
        case 0: text.add(entry.title)
        case 1 where !entry.hasMoreAuthors: text.text(name(people[0]))
        case 2 where !entry.hasMoreAuthors: text.text("\(name(people[0])) and \(people[1].familyName)")
        default:
            text.text(name(people[0]) + " ")
            if style == .rsc { text.italic("et\u{A0}al.") } else { text.text("et\u{A0}al.") }
        }
        return text.inlines
    }

    private static func identity(_ entry: BibliographyEntry, withInitials: Bool) -> String {
        authors(entry, withInitials: withInitials, style: .authorYear).plainText + "\n" + (entry.date?.year ?? "")
    }

    /// Names, then year, then title: letters without accents and case, so that no locale has a say.
    private static func sortKey(_ entry: BibliographyEntry) -> [String] {
        let people = people(entry)
        let names = people.map { TeXAccents.folded($0.familyName + " " + ($0.initials(separatedBy: "") ?? "")) }
        let title = TeXAccents.folded(entry.title.plainText)
        return [names.isEmpty ? title : names.joined(separator: " , "), entry.date?.year ?? "n.d.", title, entry.key]
    }
}
