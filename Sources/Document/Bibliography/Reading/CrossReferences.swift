import Diagnostics

/// Gives entries the fields that they take from others (`crossref`, and BibLaTeX's `xdata`).
enum CrossReferences {
    /// Chains are followed this far; a circle ends there.
    private static let depthLimit = 8
    private static let notInherited: Set<String> = [
        "crossref", "xref", "xdata", "label", "keywords", "file", "abstract", "note",
    ]
    /// Types whose parent's title is the title of the book that they stand in.
    private static let partTypes: Set<String> = [
        "inproceedings", "conference", "incollection", "inbook", "inreference", "suppbook",
    ]

    static func resolved(_ entries: [BibTeXEntry], log: DiagnosticLog) -> [BibTeXEntry] {
        guard entries.contains(where: { $0.fields["crossref"] != nil || $0.fields["xdata"] != nil }) else {
            return entries
        }
        var places: [String: Int] = [:]
        for (index, entry) in entries.enumerated() where places[entry.key.lowercased()] == nil {
            places[entry.key.lowercased()] = index
        }
        return entries.map { entry in
            var result = entry
            var visited: Set<Int> = []
            var next = entry.field("crossref", "xdata")
            while let field = next, visited.count < depthLimit {
                let name = field.value.trimmingWhitespace.lowercased()
                guard let place = places[name] else {
                    log.warning(
                        "unknown-crossref",
                        "'\(entry.key)' refers to '\(field.value.trimmingWhitespace)', which is not in this file",
                        at: field.span)
                    break
                }
                guard visited.insert(place).inserted, entries[place].key != entry.key else { break }
                inherit(from: entries[place], into: &result)
                next = entries[place].field("crossref", "xdata")
            }
            return result
        }
    }

    private static func inherit(from parent: BibTeXEntry, into entry: inout BibTeXEntry) {
        for (name, field) in parent.fields where !notInherited.contains(name) {
            if partTypes.contains(entry.type), parent.type != "xdata" {
                // A book's title is not the title of its chapters.
                if name == "title" {
                    if entry.fields["booktitle"] == nil {
                        entry.fields["booktitle"] = parent.fields["booktitle"] ?? field
                    }
                    continue
                }
                if name == "author" || name == "subtitle" || name == "doi" || name == "url" || name == "pages" {
                    continue
                }
            }
            if entry.fields[name] == nil { entry.fields[name] = field }
        }
    }
}
