/// Facts transcribed from one source, as rows of one kind.
///
/// A file of a dataset is CSV text whose `#` lines say what it holds and where that is printed: the first is its title, one begins with
/// `source:`. A file without a source is refused, because nobody could check its numbers.
public struct Dataset<Row: DatasetRow>: Sendable {
    /// The file's name as it was given.
    public let path: String
    /// What the file holds, its first `#` line.
    public let title: String
    /// Authors, journal, year, and the tables or sections that were transcribed.
    public let source: String
    /// The source's digital object identifier, nil where the file names none.
    public let doi: String?
    /// All `#` lines behind the title.
    public let notes: [String]
    /// The rows in the order of the file.
    public let rows: [Row]

    /// Reads a file; a path that is not absolute starts at the notebook's folder.
    ///
    /// - Throws: `IonicsError.unreadableFile`, `.unknownColumn` for a column that is missing, `.malformedTable` for a file without title
    ///   or source, and what the rows throw.
    public init(contentsOf path: String) throws(IonicsError) { try self.init(DataTable(contentsOf: path)) }

    /// Reads CSV text; `path` names it in messages.
    public init(text: String, path: String) throws(IonicsError) { try self.init(DataTable(text: text, path: path)) }

    private init(_ table: DataTable) throws(IonicsError) {
        guard let title = table.notes.first, !title.hasPrefix("source:") else {
            throw .malformedTable(path: table.path, line: 1, reason: "the first line must be '# ' and a title")
        }
        guard let source = table.notes.first(where: { $0.hasPrefix("source: ") && $0.count > 8 }) else {
            throw .malformedTable(
                path: table.path, line: 1, reason: "no line '# source: …' says where the numbers are printed")
        }
        var columns: [String: [String]] = [:]
        for column in Row.columns { columns[column] = try table.texts(column) }
        var rows: [Row] = []
        for (index, line) in table.lineNumbers.enumerated() {
            rows.append(try Row(DatasetCells(path: table.path, line: line, cells: columns.mapValues { $0[index] })))
        }
        path = table.path
        self.title = title
        self.source = String(source.dropFirst(8))
        doi = source.firstRange(of: "doi:").map {
            String(source[$0.upperBound...].prefix { !$0.isWhitespace && $0 != "," && $0 != ";" })
        }
        notes = Array(table.notes.dropFirst())
        self.rows = rows
    }
}
