/// The notation of references to numbered targets: `@fig-x`, `[-@fig-x]`, `[@fig-a; @fig-b]`.
enum ReferenceNotation {
    static let prefixes = ["fig", "tbl", "eq", "sec", "lst"]

    /// The reference that an identifier alone makes, when its prefix is one of a numbered target.
    static func reference(_ identifier: String) -> Reference? {
        guard let name = name(Substring(identifier)), name.end == identifier.endIndex else { return nil }
        return Reference(identifiers: [name.identifier], showsKind: true, isCapitalized: name.isCapitalized)
    }

    /// A reference at the start of a text, with where it ends.
    static func leading(_ text: Substring) -> (reference: Reference, end: String.Index)? {
        if text.hasPrefix("@") {
            guard let name = name(text.dropFirst()) else { return nil }
            return (Reference(identifiers: [name.identifier], showsKind: true, isCapitalized: name.isCapitalized), name.end)
        }
        guard text.hasPrefix("["), let close = text.firstIndex(of: "]") else { return nil }
        var identifiers: [String] = []
        var showsKind = true
        var isCapitalized = false
        for part in text[text.index(after: text.startIndex)..<close].split(separator: ";", omittingEmptySubsequences: false) {
            var part = part.drop { $0 == " " }
            while part.last == " " { part.removeLast() }
            if part.hasPrefix("-@") {
                showsKind = false
                part = part.dropFirst()
            }
            guard part.hasPrefix("@"), let name = name(part.dropFirst()), name.end == part.endIndex else { return nil }
            if identifiers.isEmpty { isCapitalized = name.isCapitalized }
            identifiers.append(name.identifier)
        }
        return (
            Reference(identifiers: identifiers, showsKind: showsKind, isCapitalized: isCapitalized), text.index(after: close)
        )
    }

    private static func name(_ text: Substring) -> (identifier: String, isCapitalized: Bool, end: String.Index)? {
        guard let dash = text.firstIndex(of: "-") else { return nil }
        let prefix = text[..<dash]
        guard prefixes.contains(prefix.lowercased()) else { return nil }
        var end = dash
        while end < text.endIndex, text[end].isLetter || text[end].isNumber || "-_:.".contains(text[end]) {
            end = text.index(after: end)
        }
        // A full stop or colon at the end belongs to the sentence.
        while end > dash, ".:-".contains(text[text.index(before: end)]) { end = text.index(before: end) }
        guard end > text.index(after: dash) else { return nil }
        let isCapitalized = prefix.first?.isUppercase ?? false
        return (prefix.lowercased() + text[dash..<end], isCapitalized, end)
    }
}
