/// The figures or the tables of a report in their order, for a list of them.
public struct CaptionList: Sendable {
    public enum Kind: Sendable { case figures, tables }

    public struct Entry: Sendable {
        /// The number as it is printed.
        public var number: String
        /// The first sentence of the caption.
        public var title: [Inline]
        /// What links to it lead to.
        public var identifier: String
    }

    public private(set) var entries: [Entry] = []
    private let kind: Kind

    public init(_ kind: Kind, in blocks: [Block]) {
        self.kind = kind
        collect(blocks)
    }

    /// What links lead to where a figure or table with a number has no label.
    public static func identifier(_ kind: Kind, _ number: String) -> String {
        kind == .figures ? "listed-figure-\(number)" : "listed-table-\(number)"
    }

    private mutating func collect(_ blocks: [Block]) {
        for block in blocks {
            switch block.kind {
            case .figure(let figure) where kind == .figures: add(figure.number, figure.caption, figure.identifier)
            case .table(let table) where kind == .tables: add(table.number, table.caption, table.identifier)
            case .panel(let panel):
                let isOfTables = panel.identifier?.hasPrefix("tbl-") == true
                if isOfTables == (kind == .tables) { add(panel.number, panel.caption, panel.identifier) }
                collect(panel.parts)
            case .division(let division): collect(division.blocks)
            case .quote(let blocks): collect(blocks)
            case .list(let list): for item in list.items { collect(item) }
            case .figure, .table, .paragraph, .heading, .code, .cell, .math, .output, .note, .references, .rawHTML,
                .thematicBreak, .pageBreak:
                break
            }
        }
    }

    private mutating func add(_ number: String?, _ caption: [Inline]?, _ identifier: String?) {
        guard let number else { return }
        entries.append(
            Entry(
                number: number, title: Self.firstSentence(caption ?? []),
                identifier: identifier ?? Self.identifier(kind, number)))
    }

    /// Up to the first full stop, question or exclamation mark before a capital letter; notes and line ends are left out.
    static func firstSentence(_ content: [Inline]) -> [Inline] {
        var result: [Inline] = []
        for inline in content {
            switch inline.kind {
            case .text(let text):
                guard let end = sentenceEnd(text) else {
                    result.append(inline)
                    continue
                }
                return result + [Inline(.text(String(text[..<end])), span: inline.span)]
            case .note, .citation: continue
            case .link(_, _, let content), .crossReference(_, let content): result += content
            case .softBreak, .lineBreak: result.append(Inline(.text(" "), span: inline.span))
            default: result.append(inline)
            }
        }
        // A stop at the end of a list's line says nothing.
        if let last = result.last, case .text(let text) = last.kind, text.hasSuffix(".") {
            result[result.count - 1].kind = .text(String(text.dropLast()))
        }
        return result
    }

    /// Where a sentence ends inside a text, before its mark. "Fig. 3" and initials end none.
    private static func sentenceEnd(_ text: String) -> String.Index? {
        var index = text.startIndex
        while let mark = text[index...].firstIndex(where: { ".?!".contains($0) }) {
            let after = text.index(after: mark)
            let rest = text[after...]
            let word = text[..<mark].reversed().prefix { $0.isLetter || $0.isNumber }
            if rest.first == " ", let next = rest.dropFirst().first, next.isUppercase,
                word.count > 1 || word.first?.isNumber == true
            {
                return text[mark] == "." ? mark : after
            }
            index = after
        }
        return nil
    }
}
