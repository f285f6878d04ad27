/// A kind of row of a dataset: which columns its files have, and how a row is read from them.
public protocol DatasetRow: Sendable {
    /// The columns that a file must have, in any order; units stand in their names.
    static var columns: [String] { get }

    /// Reads one row.
    ///
    /// - Throws: `IonicsError` naming file, line and column of a cell that is not understood.
    init(_ cells: DatasetCells) throws(IonicsError)
}
