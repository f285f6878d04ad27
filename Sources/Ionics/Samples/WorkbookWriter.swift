internal import Compression

/// Writes an Excel workbook (.xlsx) of texts and numbers.
///
/// Source of the layout: ECMA-376, part 1, SpreadsheetML, and part 2, packages.
struct WorkbookWriter {
    enum Cell {
        case empty
        case number(Double)
        case text(String)
        /// In bold type.
        case title(String)
    }

    private var sheets: [(name: String, xml: String)] = []

    mutating func add(_ name: String, _ rows: [[Cell]]) {
        var xml = "<worksheet xmlns=\"\(Self.main)\"><sheetData>"
        for (index, row) in rows.enumerated() {
            xml += "<row r=\"\(index + 1)\">"
            for (column, cell) in row.enumerated() {
                let place = "r=\"\(Self.letters(column))\(index + 1)\""
                switch cell {
                case .empty: break
                case .number(let value):
                    if value.isFinite { xml += "<c \(place)><v>\(value)</v></c>" }
                case .text(let text):
                    if !text.isEmpty { xml += "<c \(place) t=\"inlineStr\">\(Self.inline(text))</c>" }
                case .title(let text): xml += "<c \(place) s=\"1\" t=\"inlineStr\">\(Self.inline(text))</c>"
                }
            }
            xml += "</row>"
        }
        sheets.append((name, xml + "</sheetData></worksheet>"))
    }

    var bytes: [UInt8] {
        var archive = ZipArchiveWriter()
        func add(_ name: String, _ text: String) {
            archive.add(name, Array("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\(text)".utf8))
        }
        let type = "application/vnd.openxmlformats-officedocument.spreadsheetml."
        let parts = sheets.indices.map {
            "<Override PartName=\"/xl/worksheets/sheet\($0 + 1).xml\" ContentType=\"\(type)worksheet+xml\"/>"
        }
        add(
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"\(type)sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"\(type)styles+xml\"/>\(parts.joined())</Types>"
        )
        add("_rels/.rels", relationships([("officeDocument", "xl/workbook.xml")]))
        let names = sheets.enumerated().map { index, sheet in
            "<sheet name=\"\(Self.escaped(sheet.name))\" sheetId=\"\(index + 1)\" r:id=\"rId\(index + 1)\"/>"
        }
        add(
            "xl/workbook.xml",
            "<workbook xmlns=\"\(Self.main)\" xmlns:r=\"\(Self.relation)\"><sheets>\(names.joined())</sheets></workbook>"
        )
        add(
            "xl/_rels/workbook.xml.rels",
            relationships(
                sheets.indices.map { ("worksheet", "worksheets/sheet\($0 + 1).xml") } + [("styles", "styles.xml")]))
        add(
            "xl/styles.xml",
            "<styleSheet xmlns=\"\(Self.main)\"><fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs count=\"2\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/><xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/></cellXfs></styleSheet>"
        )
        for (index, sheet) in sheets.enumerated() { add("xl/worksheets/sheet\(index + 1).xml", sheet.xml) }
        return archive.bytes
    }

    private func relationships(_ targets: [(type: String, target: String)]) -> String {
        let items = targets.enumerated().map { index, item in
            "<Relationship Id=\"rId\(index + 1)\" Type=\"\(Self.relation)/\(item.type)\" Target=\"\(item.target)\"/>"
        }
        return
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\(items.joined())</Relationships>"
    }

    private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    private static func inline(_ text: String) -> String { "<is><t xml:space=\"preserve\">\(escaped(text))</t></is>" }

    /// Control characters have no place in XML and become blanks.
    private static func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result.append(contentsOf: "&amp;".unicodeScalars)
            case "<": result.append(contentsOf: "&lt;".unicodeScalars)
            case ">": result.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
            default:
                result.append(scalar.value < 0x20 || scalar.value >= 0xFFFE && scalar.value <= 0xFFFF ? " " : scalar)
            }
        }
        return String(result)
    }

    private static func letters(_ column: Int) -> String {
        var number = column + 1
        var letters = ""
        while number > 0 {
            letters = String(Character(Unicode.Scalar(UInt8(65 + (number - 1) % 26)))) + letters
            number = (number - 1) / 26
        }
        return letters
    }
}
