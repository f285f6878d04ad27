/// A table with a head of one row or none.
public struct TableBlock: Sendable {
    public enum Alignment: String, Sendable {
        case left, center, right
        /// Numbers aligned on their decimal marks.
        case decimal
    }

    public var alignments: [Alignment]
    public var head: [[Inline]]
    /// Cells by row and column; every row has as many cells as there are alignments.
    public var rows: [[[Inline]]]
    public var caption: [Inline]?
    public var identifier: String?
    public var number: String?
    /// Relative widths of the columns; empty where they follow the cells.
    public var columnWidths: [Double] = []
    /// Its letter inside a panel.
    public var part: String?

    public init(
        alignments: [Alignment], head: [[Inline]], rows: [[[Inline]]], caption: [Inline]? = nil,
        identifier: String? = nil, number: String? = nil
    ) {
        self.alignments = alignments
        self.head = head
        self.rows = rows
        self.caption = caption
        self.identifier = identifier
        self.number = number
    }
}
