/// The first sentence of a text.
public struct FirstSentence: Sendable {
    /// The sentence with the mark that ends it; the whole text where none does.
    public let content: [Inline]
    /// The same without a stop at its end, as lists and titles have it.
    public let withoutStop: [Inline]

    /// - Parameter text: notes and citations stay in it, and are never looked into.
    public init(_ text: [Inline]) {
        var before: [Inline] = []
        for (index, inline) in text.enumerated() {
            guard case .text(let words) = inline.kind else {
                before.append(inline)
                continue
            }
            let next = text.dropFirst(index + 1).first
            guard let end = Self.end(in: words, endsText: next.map(\.isBreak) ?? true) else {
                before.append(inline)
                continue
            }
            content = before + [Inline(.text(String(words[...end])), span: inline.span)]
            let bare = words[end] == "." ? words[..<end] : words[...end]
            withoutStop = bare.isEmpty ? before : before + [Inline(.text(String(bare)), span: inline.span)]
            return
        }
        content = before
        withoutStop = before
    }

    /// Where the mark of a sentence stands: behind it the text ends, or a space and a capital follow.
    private static func end(in text: String, endsText: Bool) -> String.Index? {
        for index in text.indices where ".?!".contains(text[index]) {
            let rest = text[text.index(after: index)...]
            let ends = rest.isEmpty ? endsText : rest.first == " " && rest.dropFirst().first?.isUppercase == true
            if ends, text[index] != "." || !isAbbreviation(text[..<index]) { return index }
        }
        return nil
    }

    private static let abbreviations: Set<Substring> = [
        "Fig", "Figs", "Eq", "Eqs", "Ref", "Refs", "Sec", "Tab", "al", "e.g", "i.e", "cf", "vs", "approx", "ca", "No",
        "Dr", "Prof", "z.B", "bzw", "Abb",
    ]

    private static func isAbbreviation(_ text: Substring) -> Bool {
        let start = text.lastIndex { $0.isWhitespace || $0 == "(" }.map { text.index(after: $0) } ?? text.startIndex
        let word = text[start...]
        // A single letter is an initial.
        return (word.count == 1 && word.first?.isLetter == true) || abbreviations.contains(word)
    }
}

extension Inline {
    fileprivate var isBreak: Bool {
        switch kind {
        case .softBreak, .lineBreak: true
        default: false
        }
    }
}
