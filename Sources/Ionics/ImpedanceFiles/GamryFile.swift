/// Gamry Framework's text: lines of ‘tag, type, value, label’ between tabulators, then the table ZCURVE.
///
/// Names stand above units and rows begin with a tabulator; a file can hold several curves. The sign of Zimag is that of Z″.
enum GamryFile: ImpedanceTextFormat {
    static let format = ImpedanceFileFormat.gamry

    static func recognises(_ source: SourceText) -> Bool { source.firstLine.trimmed == "EXPLAIN" }

    static func read(_ source: SourceText) throws(ImpedanceFileError) -> RawFile {
        guard let found = try TableScanner(source: source, isSignStated: true).scan() else {
            throw .noSpectrum(path: source.path, expected: "a table ZCURVE with the columns Freq, Zreal and Zimag")
        }
        var header = ImpedanceFileHeader(lines: [])
        header.lines = found.header
        for line in source.lines.prefix(200) {
            let cells = CellSeparator.tabulator.cells(line.text)
            guard cells.count >= 3 else { continue }
            let number = NumberCell(cells[2], hasDecimalComma: cells[2].contains(",")).value ?? .nan
            switch cells[0] {
            case "AREA": header.area = number > 0 ? number : nil
            case "DATE": header.date = String(cells[2])
            case "TIME": header.date = [header.date, String(cells[2])].compactMap { $0 }.joined(separator: " ")
            default: break
            }
        }
        return RawFile(format: format, sweeps: found.sweeps, header: header)
    }
}
