import Diagnostics

/// Looks for what is wrong with the works that a document cites.
struct CitedEntryCheck {
    private(set) var diagnostics: [Diagnostic] = []

    init(entries: [BibliographyEntry], duplicates: [String: [SourceSpan]]) {
        var byDOI: [String: BibliographyEntry] = [:]
        for entry in entries {
            if let places = duplicates[entry.key], let first = places.first, places.count > 1 {
                diagnostics.append(
                    .error(
                        "duplicate-citation-key", "the key '\(entry.key)' is defined twice", at: places[1],
                        hint: "give one of them another key, or remove it",
                        notes: [Diagnostic.Note("first defined here", span: first)]))
            }
            let missing = Self.missing(entry)
            if !missing.isEmpty {
                diagnostics.append(
                    .warning(
                        "incomplete-reference",
                        "'\(entry.key)' has no \(EntryWords.list(missing, separator: ", ", last: " and no "))",
                        at: entry.span))
            }
            guard let doi = entry.doi?.lowercased() else { continue }
            if let other = byDOI[doi] {
                diagnostics.append(
                    .warning(
                        "duplicate-doi", "'\(entry.key)' and '\(other.key)' are one work, which is listed twice",
                        at: entry.span,
                        hint: "cite one of them",
                        notes: [Diagnostic.Note("'\(other.key)' has the same DOI", span: other.span)]))
            } else {
                byDOI[doi] = entry
            }
        }
    }

    /// What no reader can do without.
    private static func missing(_ entry: BibliographyEntry) -> [String] {
        var missing: [String] = []
        if entry.authors.isEmpty, entry.editors.isEmpty, entry.kind != .webPage { missing.append("author") }
        if entry.title.isEmpty { missing.append("title") }
        if entry.date == nil, entry.kind != .webPage || entry.accessed == nil { missing.append("year") }
        if entry.kind == .article, entry.containerTitle.isEmpty { missing.append("journal") }
        if entry.kind == .chapter, entry.container.isEmpty { missing.append("booktitle") }
        if entry.kind == .thesis, entry.publisher == nil { missing.append("school") }
        return missing
    }
}
