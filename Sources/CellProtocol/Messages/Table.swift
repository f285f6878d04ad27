/// A table as a value: columns with a head and cells in the notebook's inline notation.
public struct Table: Hashable, Codable, Sendable {
    /// How the cells of a column stand under its head.
    public enum Alignment: String, Codable, Sendable { case left, center, right, decimal }

    /// One column: its head and its cells.
    public struct Column: Hashable, Codable, Sendable {
        public var head: String
        public var alignment: Alignment
        public var cells: [String]

        public init(head: String, alignment: Alignment, cells: [String]) {
            self.head = head
            self.alignment = alignment
            self.cells = cells
        }
    }

    public var columns: [Column]
    public var caption: String?

    public init(columns: [Column], caption: String? = nil) {
        self.columns = columns
        self.caption = caption
    }

    /// Rows that the longest column has; shorter columns end in empty cells.
    public var rowCount: Int { columns.map(\.cells.count).max() ?? 0 }

    public func cell(row: Int, column: Int) -> String {
        let cells = columns[column].cells
        return row < cells.count ? cells[row] : ""
    }
}
