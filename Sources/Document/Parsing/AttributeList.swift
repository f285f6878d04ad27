/// Pandoc's attributes: `{#identifier .class key=value}`.
struct AttributeList: Equatable {
    var identifier: String?
    var classes: [String] = []
    var values: [String: String] = [:]

    /// Reads what stands between the braces.
    init(_ text: some StringProtocol) {
        var rest = Substring(text)
        while true {
            rest = rest.drop { $0 == " " || $0 == "\t" }
            guard let first = rest.first else { return }
            if first == "#" || first == "." {
                let word = rest.dropFirst().prefix { $0 != " " }
                if first == "#" { identifier = String(word) } else { classes.append(String(word)) }
                rest = rest.dropFirst(word.count + 1)
            } else {
                let key = rest.prefix { $0 != "=" && $0 != " " }
                rest = rest.dropFirst(key.count)
                guard rest.first == "=" else {
                    classes.append(String(key))
                    continue
                }
                rest = rest.dropFirst()
                if let quote = rest.first, quote == "\"" || quote == "“" || quote == "”" {
                    let value = rest.dropFirst().prefix { !"\"“”".contains($0) }
                    values[String(key)] = String(value)
                    rest = rest.dropFirst(value.count + 2)
                } else {
                    let value = rest.prefix { $0 != " " }
                    values[String(key)] = String(value)
                    rest = rest.dropFirst(value.count)
                }
            }
        }
    }

    /// Takes attributes off the end of a text.
    static func trailing(in text: String) -> (text: String, attributes: AttributeList)? {
        var trimmed = Substring(text)
        while trimmed.last?.isWhitespace == true { trimmed.removeLast() }
        guard trimmed.last == "}", let open = trimmed.lastIndex(of: "{") else { return nil }
        let content = trimmed[trimmed.index(after: open)...].dropLast()
        guard let first = content.first, first == "#" || first == "." || content.contains("=") else { return nil }
        var rest = trimmed[..<open]
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return (String(rest), AttributeList(content))
    }

    /// Takes attributes off the end of a line of inlines.
    static func trailing(in inlines: [Inline]) -> (inlines: [Inline], attributes: AttributeList)? {
        guard let last = inlines.last, case .text(let text) = last.kind, let found = trailing(in: text) else { return nil }
        var rest = Array(inlines.dropLast())
        if !found.text.isEmpty { rest.append(Inline(.text(found.text), span: last.span)) }
        return (rest, found.attributes)
    }
}
