public import Diagnostics

/// The works that a document may cite, from all its bibliography files.
public struct Bibliography: Sendable {
    public private(set) var entries: [String: BibliographyEntry] = [:]
    /// Keys that are defined more than once, with every place.
    public private(set) var duplicates: [String: [SourceSpan]] = [:]
    /// Whether the document names a bibliography at all.
    public var isNamed = false

    public init() {}

    public init(_ entries: [BibliographyEntry]) {
        isNamed = true
        for entry in entries { add(entry) }
    }

    /// Adds an entry; the first with a key counts.
    public mutating func add(_ entry: BibliographyEntry) {
        guard let first = entries[entry.key] else {
            entries[entry.key] = entry
            return
        }
        duplicates[entry.key, default: [first.span]].append(entry.span)
    }

    public subscript(key: String) -> BibliographyEntry? { entries[key] }
}
