import Glibc

/// A table of spectra with what is known about each sample, as a laboratory keeps it beside its files.
///
/// Columns, in any order, only `file` is needed: `file`, `sweep`, `sample`, `temperature [°C]` or `temperature [K]`, `thickness [mm]`,
/// `thickness uncertainty`, `area [cm2]`, `area uncertainty`, `diameter [mm]`, `diameter uncertainty`, `porosity` or `porosity [%]`,
/// `porosity uncertainty`, `density [g/cm3]`, `density uncertainty`, `theoretical density [g/cm3]`, `date`, `operator`, `mask` (points as `0 3 5-8`),
/// `fit from [Hz]`, `fit to [Hz]`, `sign` (automatic, asWritten, negated), `short` and `open` (files of blanks, see `BlankCorrection`). Lengths can be
/// in m, cm, mm and µm, areas in their squares, frequencies in Hz, kHz and MHz; an uncertainty has the unit of its quantity. A temperature can bear its unit in the cell: `25 °C`, `298 K`.
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
    public func path(of row: SampleRow) -> String { path(ofFile: row.file) }

    private func path(ofFile file: String) -> String {
        guard !file.hasPrefix("/"), let end = path.lastIndex(of: "/") else { return file }
        return path[...end] + file
    }

    /// All samples in the order of the manifest: spectra read, masked, cut to their windows and corrected for blanks.
    ///
    /// - Throws: what is wrong with the first row that cannot be read; `analysed(by:)` leaves the other rows alone instead.
    public func samples() throws -> [Sample] { try inputs().map { try $0.sample() } }

    /// Files are read one after the other: what a notebook used is recorded in the same order each time. Each blank is read once.
    func inputs() -> [SampleInput] {
        var blanks: [String: Result<ImpedanceSpectrum, any Error>] = [:]
        func blank(_ file: String?) -> Result<ImpedanceSpectrum, any Error>? {
            guard let file else { return nil }
            let path = path(ofFile: file)
            if let known = blanks[path] { return known }
            let found = Result { try ImpedanceSpectrum(contentsOf: path) }
            blanks[path] = found
            return found
        }
        return rows.map { row in
            let path = path(of: row)
            return SampleInput(
                row: row, path: path,
                bytes: Result { () throws(ImpedanceFileError) in try ImpedanceFile.bytes(of: path) },
                short: blank(row.shortFile), open: blank(row.openFile))
        }
    }
}
