/// Finds the tables of a text: lines that name the columns of a spectrum, and the rows below each.
struct TableScanner {
    let source: SourceText
    /// Whether the format defines the sign of the columns that it names.
    var isSignStated = false
    /// Whether rows of numbers outside the tables are an error.
    var isStrict = false

    /// The sweeps of all tables and the lines before the first; nil when no line names the columns of a spectrum.
    func scan() throws(ImpedanceFileError) -> (sweeps: [RawSweep], header: [String])? {
        var sweeps: [RawSweep] = []
        var header: [String] = []
        var reading: TableReading?
        var tableCount = 0
        for line in source.lines {
            if reading != nil, let isRow = try reading?.take(line), isRow { continue }
            if let table = try ImpedanceTable.names(in: line, path: source.path) {
                if var finished = reading { sweeps += try finished.finish() }
                reading = TableReading(table, name: source.path, isSignStated: isSignStated)
                tableCount += 1
                continue
            }
            if var finished = reading, !finished.isEmpty {
                sweeps += try finished.finish()
                reading = nil
            }
            if tableCount == 0 {
                header.append(String(line.text.trimmed))
            } else if isStrict, reading == nil, Self.isRow(line.text) {
                throw .malformed(
                    path: source.path, line: line.number, expected: "a line that names the columns before more numbers",
                    found: String(line.text.trimmed.prefix(80)))
            }
        }
        if var finished = reading { sweeps += try finished.finish() }
        guard tableCount > 0 else { return nil }
        guard !sweeps.isEmpty else {
            throw .noSpectrum(path: source.path, expected: "rows of numbers below the line that names the columns")
        }
        return (sweeps, header)
    }

    private static func isRow(_ line: Substring) -> Bool {
        CellSeparator.allCases.contains { separator in
            let cells = separator.cells(line)
            return cells.count >= 3
                && cells.allSatisfy {
                    if case .number = NumberCell($0, hasDecimalComma: false) { true } else { false }
                }
        }
    }
}
