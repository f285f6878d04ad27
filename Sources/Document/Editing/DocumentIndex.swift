public import Diagnostics

/// What a notebook's references can lead to, for editors.
public struct DocumentIndex: Sendable {
    /// Something with a label.
    public struct Label: Sendable {
        /// The label as references write it, without `@`.
        public var identifier: String
        /// How a reference names it, for example "Figure 1"; for a section without number its title.
        public var name: String
        /// Where the label is defined.
        public var span: SourceSpan
    }

    /// In the order of their identifiers.
    public let labels: [Label]

    /// Collects the labels of a parsed notebook; nothing runs.
    public init(_ document: NotebookDocument) {
        var expansion = CellExpansion(outputs: [], expressions: [], words: document.metadata.words)
        let blocks = expansion.expand(document.blocks)
        var numbering = Numbering(
            numbersSections: document.metadata.numbersSections, isSupplement: document.metadata.isSupplement,
            cells: document.cells)
        _ = numbering.number(blocks)
        labels = numbering.targets.map { identifier, target in
            let kind = target.kind?.names(document.metadata.words, isCapitalized: false).one ?? ""
            let name = target.number.map { kind.isEmpty ? $0 : "\(kind) \($0)" } ?? target.title.plainText
            return Label(identifier: identifier, name: name, span: target.span)
        }.sorted { $0.identifier < $1.identifier }
    }

    /// The label with an identifier.
    public func label(_ identifier: String) -> Label? { labels.first { $0.identifier == identifier } }

    /// The label that the text at an offset of a file refers to, and the range of its name.
    public func reference(in file: SourceFile, at offset: Int) -> (label: Label, range: Range<Int>)? {
        let range = Self.word(in: file, at: offset)
        guard range.lowerBound > 0, let mark = range.isEmpty ? nil : file.bytes[range.lowerBound - 1],
            mark == UInt8(ascii: "@") || mark == UInt8(ascii: "#")
        else { return nil }
        var name = String(decoding: file.bytes[range], as: UTF8.self)
        while let last = name.last, ".:-_".contains(last) { name.removeLast() }
        let lowered = ReferenceName(name)?.identifier
        guard let label = label(name) ?? lowered.flatMap(label) else { return nil }
        return (label, range.lowerBound..<(range.lowerBound + name.utf8.count))
    }

    /// The name round an offset.
    static func word(in file: SourceFile, at offset: Int) -> Range<Int> {
        func isPart(_ byte: UInt8) -> Bool {
            byte.isLetter || byte.isDigit || byte >= 0x80 || [45, 46, 58, 95].contains(byte)
        }
        let offset = min(max(0, offset), file.bytes.count)
        var start = offset
        while start > 0, isPart(file.bytes[start - 1]) { start -= 1 }
        var end = offset
        while end < file.bytes.count, isPart(file.bytes[end]) { end += 1 }
        return start..<end
    }
}
