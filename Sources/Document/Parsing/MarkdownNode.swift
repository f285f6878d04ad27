/// A node of CommonMark's tree, copied out of libcmark.
///
/// A class, so that building and releasing a tree never nests deeper than `MarkdownTree.deepest`.
final class MarkdownNode {
    enum Kind: Equatable {
        case document, quote, item, paragraph, thematicBreak
        case list(start: Int?, isTight: Bool)
        case code(info: String)
        case html
        case heading(level: Int)
        case text, softBreak, lineBreak, inlineCode, inlineHTML, emphasis, strong
        case link(address: String)
        case image(path: String)
        case other
    }

    let kind: Kind
    let literal: String
    /// First and last line (from 1) and the column of the first byte (from 1); for blocks only.
    let firstLine: Int
    let lastLine: Int
    let column: Int
    fileprivate(set) var children: [MarkdownNode] = []

    init(kind: Kind, literal: String, firstLine: Int, lastLine: Int, column: Int) {
        self.kind = kind
        self.literal = literal
        self.firstLine = firstLine
        self.lastLine = lastLine
        self.column = column
    }

    func append(_ child: MarkdownNode) { children.append(child) }
}
