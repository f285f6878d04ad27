/// The figures or the tables of a report in their order, for a list of them.
public struct CaptionList: Sendable {
    /// What is listed.
    public enum Kind: Sendable { case figures, tables }

    /// A line of the list.
    public struct Entry: Sendable {
        /// The number as it is printed.
        public var number: String
        /// The first sentence of the caption.
        public var title: [Inline]
        /// What links to it lead to.
        public var identifier: String
    }

    /// In the order in which they stand; those without a number are left out.
    public private(set) var entries: [Entry] = []
    private let kind: Kind

    /// Looks into divisions, quotations, lists and panels too.
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
                number: number, title: Self.title(caption ?? []),
                identifier: identifier ?? Self.identifier(kind, number)))
    }

    /// The caption's first sentence on one line: notes, citations and links have no place there, nor has a stop.
    static func title(_ caption: [Inline]) -> [Inline] {
        let plain = caption.flatMap { inline -> [Inline] in
            switch inline.kind {
            case .note, .citation: []
            case .link(_, _, let content), .crossReference(_, let content): content
            case .softBreak, .lineBreak: [Inline(.text(" "), span: inline.span)]
            default: [inline]
            }
        }
        return FirstSentence(plain).withoutStop
    }
}
