internal import Compression

/// An Excel workbook (.xlsx): sheets of cells, of which those are read that name columns of a spectrum or hold three columns of numbers.
///
/// Source of the layout: ECMA-376, part 1, SpreadsheetML: `xl/workbook.xml` names the sheets, its relations their files; texts can be shared.
enum WorkbookFile {
    struct Sheet {
        var name: String
        /// Cells by row, with the row's number; missing cells are empty.
        var rows: [(number: Int, cells: [String])]
    }

    static func recognises(_ bytes: [UInt8]) -> Bool { ZipArchive.isZip(bytes) }

    static func read(_ bytes: [UInt8], path: String, columns: [ImpedanceColumn]?) throws(ImpedanceFileError) -> RawFile
    {
        var sweeps: [RawSweep] = []
        var header: [String] = []
        for sheet in try sheets(bytes, path: path) {
            let source = SourceText(sheet, path: "\(path), sheet '\(sheet.name)'")
            if columns == nil {
                guard let found = try TableScanner(source: source, isStrict: true).scan() else { continue }
                sweeps += found.sweeps
                header += found.header
            } else {
                sweeps += try NumberBlock.read(source, columns: columns).sweeps
            }
        }
        guard !sweeps.isEmpty else {
            throw .noSpectrum(
                path: path, expected: "a sheet with a row of names such as 'f/Hz', 'Re(Z)/Ohm', '-Im(Z)/Ohm'")
        }
        return RawFile(format: .workbook, sweeps: sweeps, header: ImpedanceFileHeader(lines: header))
    }

    /// All sheets in the order of the workbook.
    static func sheets(_ bytes: [UInt8], path: String) throws(ImpedanceFileError) -> [Sheet] {
        let archive: ZipArchive
        do throws(CompressionError) { archive = try ZipArchive(bytes) } catch {
            throw .unpacking(path: path, reason: "\(error)")
        }
        func part(_ name: String) throws(ImpedanceFileError) -> [UInt8] {
            do throws(CompressionError) { return try archive.contents(of: name, limit: 1 << 28) } catch {
                throw .unpacking(path: path, reason: "\(error)")
            }
        }
        guard archive.names.contains("xl/workbook.xml") else {
            throw .unpacking(
                path: path, reason: "a zip archive without xl/workbook.xml is no Excel workbook; unpack it first")
        }
        var targets: [String: String] = [:]
        try elements(try part("xl/_rels/workbook.xml.rels"), path: "\(path), xl/_rels/workbook.xml.rels") {
            name, attributes in
            guard name == "Relationship", let id = attributes["Id"], let target = attributes["Target"] else { return }
            targets[id] = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
        }
        var sheets: [(name: String, file: String)] = []
        try elements(try part("xl/workbook.xml"), path: "\(path), xl/workbook.xml") { name, attributes in
            guard name == "sheet", let title = attributes["name"], let file = attributes["id"].flatMap({ targets[$0] })
            else {
                return
            }
            sheets.append((title, file))
        }
        let shared =
            archive.names.contains("xl/sharedStrings.xml")
            ? try sharedTexts(try part("xl/sharedStrings.xml"), path: "\(path), xl/sharedStrings.xml") : []
        var result: [Sheet] = []
        for sheet in sheets where archive.names.contains(sheet.file) && sheet.file.contains("worksheet") {
            let rows = try WorksheetRows.read(try part(sheet.file), shared: shared, path: "\(path), \(sheet.file)")
            result.append(Sheet(name: sheet.name, rows: rows))
        }
        return result
    }

    private static func elements(_ bytes: [UInt8], path: String, _ body: (String, [String: String]) -> Void)
        throws(ImpedanceFileError)
    {
        var events = XMLEvents(bytes)
        do throws(XMLEvents.Fault) {
            while let event = try events.next() {
                if case .start(let name, let attributes) = event { body(name, attributes) }
            }
        } catch { throw .malformed(path: path, line: error.line, expected: error.expected, found: "other XML") }
    }

    /// A text can be cut into runs of different looks; readings of Asian signs (rPh) are no part of it.
    private static func sharedTexts(_ bytes: [UInt8], path: String) throws(ImpedanceFileError) -> [String] {
        var texts: [String] = []
        var current = ""
        var isText = false
        var readings = 0
        var events = XMLEvents(bytes)
        do throws(XMLEvents.Fault) {
            while let event = try events.next() {
                switch event {
                case .start("si", _): current = ""
                case .end("si"): texts.append(current)
                case .start("rPh", _): readings += 1
                case .end("rPh"): readings -= 1
                case .start("t", _): isText = readings == 0
                case .end("t"): isText = false
                case .text(let text): if isText { current += text }
                default: break
                }
            }
        } catch { throw .malformed(path: path, line: error.line, expected: error.expected, found: "other XML") }
        return texts
    }
}

extension SourceText {
    /// A sheet as lines with tabulators, numbered as its rows are.
    fileprivate init(_ sheet: WorkbookFile.Sheet, path: String) {
        let lines = sheet.rows.map { row in
            let cells = row.cells.map { cell in
                String(cell.map { $0 == "\t" || $0.isNewline ? " " : $0 })
            }
            return Line(number: row.number, text: Substring(cells.joined(separator: "\t")))
        }
        self.init(lines: lines, path: path)
    }
}
