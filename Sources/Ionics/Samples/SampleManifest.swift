import Glibc

/// A table of spectra with what is known about each sample, as a laboratory keeps it beside its files.
///
/// Columns, in any order, only `file` is needed: `file`, `sweep`, `sample`, `temperature [°C]` or `temperature [K]`, `thickness [mm]`,
/// `thickness uncertainty`, `area [cm2]`, `area uncertainty`, `diameter [mm]`, `diameter uncertainty`, `porosity` or `porosity [%]`,
/// `porosity uncertainty`, `density [g/cm3]`, `density uncertainty`, `theoretical density [g/cm3]`, `date`, `operator`, `mask` (points as `0 3 5-8`),
/// `fit from [Hz]`, `fit to [Hz]`, `sign` (automatic, asWritten, negated). Lengths can be in m, cm, mm and µm, areas in their squares, frequencies in
/// Hz, kHz and MHz; an uncertainty has the unit of its quantity. A temperature can bear its unit in the cell: `25 °C`, `298 K`.
public struct SampleManifest: Hashable, Codable, Sendable {
    /// The file's name as it was given.
    public let path: String
    public let rows: [SampleRow]

    /// Reads a CSV file (see `DataTable`); the files that it names are looked for beside it.
    ///
    /// - Throws: `IonicsError` for the table, `SampleError` for what is in it.
    public init(contentsOf path: String) throws { try self.init(DataTable(contentsOf: path)) }

    public init(_ table: DataTable) throws {
        path = table.path
        let columns = try ManifestColumns(table)
        var rows: [SampleRow] = []
        for index in 0..<table.rowCount { rows.append(try columns.row(index)) }
        self.rows = rows
    }

    /// Where the file of a row is.
    public func path(of row: SampleRow) -> String {
        guard !row.file.hasPrefix("/"), let end = path.lastIndex(of: "/") else { return row.file }
        return path[...end] + row.file
    }
}
