import Diagnostics

/// Reads the names of a field: "First von Last and Last, Jr, First and {A Body} and given=First, family=Last and others".
struct BibTeXNames {
    private(set) var names: [PersonName] = []
    /// Whether the list ends in "and others".
    private(set) var hasOthers = false

    init(_ field: BibTeXEntry.Field) {
        for name in Self.split(field.value) {
            let trimmed = name.trimmingWhitespace
            if trimmed.isEmpty { continue }
            if trimmed.lowercased() == "others" || trimmed.lowercased() == "et al." || trimmed.lowercased() == "et al" {
                hasOthers = true
            } else if let name = Self.name(trimmed, span: field.span) {
                names.append(name)
            }
        }
    }

    /// Parts between the word "and" outside braces.
    private static func split(_ text: String) -> [Substring] {
        var parts: [Substring] = []
        var depth = 0
        var start = text.startIndex
        var index = text.startIndex
        var wordStart: String.Index?
        func isSpace(_ index: String.Index) -> Bool { text[index].isWhitespace }
        while index < text.endIndex {
            let character = text[index]
            if character == "{" { depth += 1 }
            if character == "}" { depth -= 1 }
            if character.isWhitespace {
                if let word = wordStart, depth <= 0, text[word..<index].lowercased() == "and", word > start {
                    parts.append(text[start..<word])
                    start = index
                }
                wordStart = nil
            } else if wordStart == nil {
                wordStart = index
            }
            index = text.index(after: index)
        }
        parts.append(text[start...])
        return parts
    }

    private static func name(_ text: String, span: SourceSpan) -> PersonName? {
        func plain(_ words: some Sequence<Substring>) -> String? {
            let joined = words.map(String.init).joined(separator: " ")
            let plain = TeXText.plain(joined, at: span)
            return plain.isEmpty ? nil : plain
        }
        // A name in braces is that of a body, whatever words it holds.
        if text.hasPrefix("{"), isOneGroup(text) {
            return plain([text[...]]).map { PersonName(family: $0) }
        }
        if let name = extended(text, plain: { plain([$0]) }) { return name }
        let parts = pieces(text) { $0 == "," }.map { words($0) }.filter { !$0.isEmpty }
        switch parts.count {
        case 0: return nil
        case 1:
            let words = parts[0]
            let first = words.firstIndex { isLower($0, span) }.flatMap { $0 < words.count - 1 ? $0 : nil }
            guard let first else {
                guard let family = plain(words.suffix(1)) else { return nil }
                // "Jr." and "III" after the name belong to it.
                if words.count > 2, ["Jr.", "Jr", "Sr.", "II", "III", "IV"].contains(words[words.count - 1]) {
                    return plain(words.dropLast().suffix(1)).map {
                        PersonName(given: plain(words.dropLast(2)), family: $0, suffix: family)
                    }
                }
                return PersonName(given: plain(words.dropLast()), family: family)
            }
            let last = words.dropLast().lastIndex { isLower($0, span) } ?? first
            guard let family = plain(words[(last + 1)...]) else { return nil }
            return PersonName(given: plain(words[..<first]), particle: plain(words[first...last]), family: family)
        default:
            let head = parts[0]
            let particles = head.prefix { isLower($0, span) }.count
            let split = min(particles, head.count - 1)
            guard let family = plain(head[split...]) else { return nil }
            let given = parts.count == 2 ? parts[1] : parts[2...].flatMap { $0 }
            return PersonName(
                given: plain(given), particle: plain(head[..<split]), family: family,
                suffix: parts.count > 2 ? plain(parts[1]) : nil)
        }
    }

    /// BibLaTeX's extended format, `given=Hans, prefix=von, family=Harman`; nil for every other name.
    private static func extended(_ text: String, plain: (Substring) -> String?) -> PersonName? {
        guard text.contains("=") else { return nil }
        var values: [String: String] = [:]
        for part in pieces(text, { $0 == "," }) {
            guard let sign = part.firstIndex(of: "=") else { return nil }
            let key = part[..<sign].trimmingWhitespace.lowercased()
            guard extendedKeys.contains(key) else { return nil }
            var value = part[part.index(after: sign)...].trimmingWhitespace
            if value.count >= 2, value.hasPrefix("\""), value.hasSuffix("\"") {
                value = String(value.dropFirst().dropLast())
            }
            values[key] = plain(value[...])
        }
        guard let family = values["family"] ?? values["given"] else { return nil }
        // Without a name in full its initials stand for it.
        let given = values["family"] == nil ? nil : values["given"] ?? values["given-i"].map(initials)
        return PersonName(given: given, particle: values["prefix"], family: family, suffix: values["suffix"])
    }

    private static let extendedKeys: Set<String> = [
        "given", "family", "prefix", "suffix", "given-i", "family-i", "prefix-i", "suffix-i", "id", "useprefix",
    ]

    /// "HJ" and "H. J." as initials with points.
    private static func initials(_ text: String) -> String {
        text.filter(\.isLetter).map { "\($0)." }.joined(separator: " ")
    }

    private static func isOneGroup(_ text: String) -> Bool {
        var depth = 0
        for index in text.indices {
            if text[index] == "{" { depth += 1 }
            if text[index] == "}" { depth -= 1 }
            if depth == 0 { return text.index(after: index) == text.endIndex }
        }
        return false
    }

    private static func words(_ text: Substring) -> [Substring] {
        pieces(String(text)) { $0.isWhitespace || $0 == "~" }.filter { !$0.isEmpty }
    }

    /// Parts between separators outside braces.
    private static func pieces(_ text: String, _ isSeparator: (Character) -> Bool) -> [Substring] {
        var parts: [Substring] = []
        var depth = 0
        var start = text.startIndex
        var isEscaped = false
        for index in text.indices {
            let character = text[index]
            if character == "{" { depth += 1 }
            if character == "}" { depth -= 1 }
            if depth <= 0, !isEscaped, isSeparator(character) {
                parts.append(text[start..<index])
                start = text.index(after: index)
            }
            isEscaped = character == "\\"
        }
        parts.append(text[start...])
        return parts
    }

    /// Whether a word belongs to the particle: its first letter, an accented one too, is small. Words in braces have no case.
    private static func isLower(_ word: Substring, _ span: SourceSpan) -> Bool {
        if word.hasPrefix("{"), !word.hasPrefix("{\\") { return false }
        return TeXText.plain(String(word), at: span).first { $0.isLetter }?.isLowercase == true
    }
}
