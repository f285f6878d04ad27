import Glibc

/// The cells of one row by the names of their columns.
public struct DatasetCells: Hashable, Sendable {
    /// The file's name as it was given.
    public let path: String
    /// The row's line in the file, from 1.
    public let line: Int
    private let cells: [String: String]

    init(path: String, line: Int, cells: [String: String]) {
        self.path = path
        self.line = line
        self.cells = cells
    }

    /// A cell's text, empty where the cell is.
    public func text(_ column: String) -> String { cells[column] ?? "" }

    /// A cell's text.
    ///
    /// - Throws: `IonicsError.missingValue` for an empty cell.
    public func required(_ column: String) throws(IonicsError) -> String {
        let text = text(column)
        guard !text.isEmpty else { throw .missingValue(path: path, line: line, column: column) }
        return text
    }

    /// A cell's number, nil where the cell is empty.
    ///
    /// - Throws: `IonicsError.notANumber`.
    public func number(_ column: String) throws(IonicsError) -> Double? {
        let text = text(column)
        guard !text.isEmpty else { return nil }
        guard let number = Double(text.replacing("\u{2212}", with: "-")), number.isFinite else {
            throw .notANumber(path: path, line: line, column: column, text: text)
        }
        return number
    }

    /// A cell's number.
    ///
    /// - Throws: `IonicsError.missingValue` for an empty cell, and `.notANumber`.
    public func requiredNumber(_ column: String) throws(IonicsError) -> Double {
        guard let number = try number(column) else { throw .missingValue(path: path, line: line, column: column) }
        return number
    }

    /// A printed value or range from a column and the column that ends its ranges; nil where the first is empty.
    ///
    /// - Throws: `IonicsError.malformedTable` for a range that ends below its start.
    public func range(_ column: String, to end: String) throws(IonicsError) -> ClosedRange<Double>? {
        guard let low = try number(column) else { return nil }
        let high = try number(end) ?? low
        guard high >= low else { throw malformed("'\(end)' is below '\(column)'") }
        return low...high
    }

    /// The error that says what is wrong with this row.
    public func malformed(_ reason: String) -> IonicsError { .malformedTable(path: path, line: line, reason: reason) }
}
