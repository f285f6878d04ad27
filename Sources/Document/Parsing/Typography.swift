/// Typographic quotes, dashes and ellipses for the plain signs that authors type; also puts escaped signs back.
enum Typography {
    static func apply(to inlines: [Inline]) -> [Inline] {
        var previous: Character?
        return apply(inlines, previous: &previous)
    }

    private static func apply(_ inlines: [Inline], previous: inout Character?) -> [Inline] {
        inlines.map { inline in
            var inline = inline
            switch inline.kind {
            case .text(let text): inline.kind = .text(typeset(text, previous: &previous))
            case .subscript(let content): inline.kind = .subscript(apply(content, previous: &previous))
            case .superscript(let content): inline.kind = .superscript(apply(content, previous: &previous))
            case .softBreak, .lineBreak: previous = " "
            case .emphasis(let content), .strong(let content), .link(_, let content), .crossReference(_, let content):
                previous = content.plainText.last
            case .code, .math, .image, .reference, .expression: previous = "x"
            }
            return inline
        }
    }

    private static func typeset(_ text: String, previous: inout Character?) -> String {
        var result = ""
        let characters = Array(text)
        var index = 0
        while index < characters.count {
            let character = characters[index]
            var replacement = String(character)
            var length = 1
            switch character {
            case "'": replacement = opensQuote(after: previous) && !isApostrophe(characters, index) ? "‘" : "’"
            case "\"": replacement = opensQuote(after: previous) ? "“" : "”"
            case "-" where characters[index...].starts(with: ["-", "-", "-"]):
                replacement = "—"
                length = 3
            case "-" where characters[index...].starts(with: ["-", "-"]):
                replacement = "–"
                length = 2
            case "." where characters[index...].starts(with: [".", ".", "."]):
                replacement = "…"
                length = 3
            default:
                if let scalar = character.unicodeScalars.first, let sign = escapedSign(scalar) { replacement = String(sign) }
            }
            result += replacement
            previous = replacement.last
            index += length
        }
        return result
    }

    private static func opensQuote(after previous: Character?) -> Bool {
        guard let previous else { return true }
        return previous.isWhitespace || "([{—–‘“\u{202F}".contains(previous)
    }

    /// Before digits ('97) an apostrophe stands, not an opening quote.
    private static func isApostrophe(_ characters: [Character], _ index: Int) -> Bool {
        index + 1 < characters.count && characters[index + 1].isNumber
    }

    private static func escapedSign(_ scalar: Unicode.Scalar) -> Character? {
        guard (0x80...0x9F).contains(scalar.value) else { return nil }
        let mark = UInt8(scalar.value)
        return SourceMask.escapes.first { $0.mark == mark }.map { Character(Unicode.Scalar($0.sign)) }
    }
}
