import Diagnostics

/// The text round a citation: what must move when a number is raised.
enum CitationPlace {
    /// Takes blanks and line ends off the end.
    static func removeSpace(_ inlines: inout [Inline]) {
        while let last = inlines.last {
            switch last.kind {
            case .softBreak: inlines.removeLast()
            case .text(let text):
                var trimmed = text
                while trimmed.last?.isWhitespace == true { trimmed.removeLast() }
                guard trimmed != text else { return }
                if trimmed.isEmpty {
                    inlines.removeLast()
                } else {
                    inlines[inlines.count - 1].kind = .text(trimmed)
                    return
                }
            default: return
            }
        }
    }

    static func isBlank(_ inline: Inline) -> Bool {
        switch inline.kind {
        case .softBreak: true
        case .text(let text): text.allSatisfy(\.isWhitespace)
        default: false
        }
    }

    /// Takes a comma, stop, colon or semicolon off the start of what follows.
    static func takePunctuation(_ rest: inout ArraySlice<Inline>) -> String? {
        guard let first = rest.first, case .text(let text) = first.kind, let mark = text.first, ".,;:".contains(mark)
        else { return nil }
        let remaining = String(text.dropFirst())
        if remaining.isEmpty { rest.removeFirst() } else { rest[rest.startIndex].kind = .text(remaining) }
        return String(mark)
    }

    static func needsSpace(after inlines: [Inline]) -> Bool {
        guard let last = inlines.last else { return false }
        switch last.kind {
        case .text(let text): return text.last.map { !$0.isWhitespace && !"([–—".contains($0) } ?? false
        case .softBreak, .lineBreak: return false
        default: return true
        }
    }

    /// Whether a raised number here would be taken for an exponent, a charge or a further digit.
    static func isMisread(after inlines: [Inline]) -> Bool {
        guard let last = inlines.last(where: { !isBlank($0) }) else { return false }
        switch last.kind {
        case .math, .subscript, .superscript: return true
        case .crossReference: return false
        default: return last.trailingCharacter?.isNumber == true
        }
    }
}

extension Inline {
    /// The last character of the inline's text.
    fileprivate var trailingCharacter: Character? { [self].plainText.last { !$0.isWhitespace } }
}
