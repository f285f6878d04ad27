/// The markup of labels, spelled as in Pandoc: `*italic*`, `**bold**`, `~sub~`, `^sup^`; a backslash makes the next
/// character plain and "\n" starts a new line. Delimiters without a partner stand for themselves.
public enum LabelMarkup {
    /// The label's text without markup, scripts on the line.
    public static func plainText(_ markup: String) -> String {
        lines(markup).map { $0.map(plainText).joined() }.joined(separator: ", ")
    }

    /// Superscripts stay superscripts, because 10¹² is not 1012; subscripts are letters and digits like others.
    private static func plainText(_ span: LabelSpan) -> String {
        guard span.scripts.first == .sup else { return span.text }
        let raised = span.text.compactMap { superscripts[$0] }
        return raised.count == span.text.count ? String(raised) : "^" + span.text
    }

    private static let superscripts: [Character: Character] = Dictionary(
        uniqueKeysWithValues: zip("0123456789+\u{2212}-′•", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻′•"))

    static func lines(_ markup: String) -> [[LabelSpan]] {
        markup.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            var spans: [LabelSpan] = []
            parse(Array(line)[...], like: LabelSpan(text: ""), into: &spans)
            return spans
        }
    }

    private static func parse(_ characters: ArraySlice<Character>, like style: LabelSpan, into spans: inout [LabelSpan])
    {
        var rest = characters
        var previous: Character?
        func append(_ character: Character) {
            if let last = spans.last, last.hasStyle(of: style) {
                spans[spans.count - 1].text.append(character)
            } else {
                var span = style
                span.text = String(character)
                spans.append(span)
            }
        }
        while let character = rest.first {
            if character == "\\", rest.count > 1 {
                let escaped = rest[rest.startIndex + 1]
                append(escaped)
                previous = escaped
                rest = rest.dropFirst(2)
                continue
            }
            if let (inner, after, nested) = delimited(rest, style: style) {
                parse(inner, like: nested, into: &spans)
                previous = nil
                rest = after
                continue
            }
            let next = rest.dropFirst().first
            append(isMinus(character, after: previous, before: next, style: style) ? "\u{2212}" : character)
            previous = character
            rest = rest.dropFirst()
        }
    }

    /// The content of the delimiter pair that starts here, what follows it, and the content's style.
    private static func delimited(
        _ rest: ArraySlice<Character>, style: LabelSpan
    ) -> (inner: ArraySlice<Character>, after: ArraySlice<Character>, style: LabelSpan)? {
        var nested = style
        let delimiter: [Character]
        switch rest.first {
        case "*" where rest.dropFirst().first == "*":
            delimiter = ["*", "*"]
            nested.isBold = true
        case "*":
            delimiter = ["*"]
            nested.isItalic = true
        case "~":
            delimiter = ["~"]
            nested.scripts.append(.sub)
        case "^":
            delimiter = ["^"]
            nested.scripts.append(.sup)
        default: return nil
        }
        let content = rest.dropFirst(delimiter.count)
        guard let first = content.first, !first.isWhitespace,
            let end = end(of: delimiter, in: content, allowsSpace: delimiter[0] == "*"), end > content.startIndex
        else { return nil }
        return (content[..<end], content[(end + delimiter.count)...], nested)
    }

    private static func end(of delimiter: [Character], in content: ArraySlice<Character>, allowsSpace: Bool) -> Int? {
        var index = content.startIndex
        while index < content.endIndex {
            let character = content[index]
            if character == "\\" {
                index += 2
                continue
            }
            if !allowsSpace, character == " " { return nil }
            if content[index...].starts(with: delimiter),
                index == content.startIndex || !content[index - 1].isWhitespace
            {
                // A lone "*" does not end at the "**" of bold text inside.
                if delimiter == ["*"], content[index...].starts(with: ["*", "*"]) {
                    index += 2
                    continue
                }
                return index
            }
            index += 1
        }
        return nil
    }

    /// A hyphen is a minus before a digit at the start of a number, and always in scripts.
    private static func isMinus(
        _ character: Character, after previous: Character?, before next: Character?, style: LabelSpan
    ) -> Bool {
        guard character == "-" else { return false }
        guard style.scripts.isEmpty else { return true }
        guard let next, next.isNumber else { return false }
        return previous.map { !$0.isLetter && !$0.isNumber && $0 != ")" } ?? true
    }
}

extension LabelSpan {
    func hasStyle(of other: LabelSpan) -> Bool {
        isItalic == other.isItalic && isBold == other.isBold && scripts == other.scripts
    }
}
