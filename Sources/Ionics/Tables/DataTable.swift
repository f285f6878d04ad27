import Glibc

/// A table of text cells as read from a CSV file; columns are asked for by name and type.
public struct DataTable: Hashable, Sendable {
    /// The file's name as it was given.
    public let path: String
    public let columnNames: [String]
    /// Text of the `#` lines, for example the source of the numbers.
    public let notes: [String]
    private let rows: [Row]

    private struct Row: Hashable, Sendable {
        var line: Int
        var cells: [String]
    }

    /// Reads a CSV file; a path that is not absolute starts at the notebook's folder.
    ///
    /// Lines that begin with `#` are notes, the first other line names the columns, cells may be quoted, empty cells are missing
    /// values. The separator is the comma, the semicolon or the tabulator, whichever the line of names holds most of.
    public init(contentsOf path: String) throws(IonicsError) {
        guard let file = fopen(path, "r") else {
            throw .unreadableFile(path: path, reason: String(cString: strerror(errno)))
        }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&buffer, 1, buffer.count, file)
            if count == 0 { break }
            bytes += buffer[0..<count]
        }
        try self.init(text: String(decoding: bytes, as: UTF8.self), path: path)
    }

    /// Reads CSV text; `path` names it in messages.
    public init(text: String, path: String) throws(IonicsError) {
        var notes: [String] = []
        var names: [String]?
        var separator: Character = ","
        var rows: [Row] = []
        var number = 0
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            number += 1
            let line = number == 1 && line.hasPrefix("\u{FEFF}") ? line.dropFirst() : line
            if line.hasPrefix("#") {
                notes.append(String(line.dropFirst().drop { $0 == " " }))
                continue
            }
            guard line.contains(where: { !$0.isWhitespace }) else { continue }
            if names == nil {
                let counts = [",", ";", "\t"].map { mark in (Character(mark), line.count { $0 == Character(mark) }) }
                separator = counts.max { $0.1 < $1.1 }?.0 ?? ","
            }
            let cells = try Self.cells(line, separator: separator, path: path, line: number)
            guard let known = names else {
                for (index, name) in cells.enumerated() where cells[..<index].contains(name) {
                    throw .repeatedColumn(path: path, name: name)
                }
                names = cells
                continue
            }
            guard cells.count == known.count else {
                throw .malformedTable(
                    path: path, line: number, reason: "\(cells.count) cells, but \(known.count) columns")
            }
            rows.append(Row(line: number, cells: cells))
        }
        guard let names else {
            throw .malformedTable(path: path, line: max(1, number), reason: "no line names the columns")
        }
        self.path = path
        columnNames = names
        self.notes = notes
        self.rows = rows
    }

    private init(path: String, columnNames: [String], notes: [String], rows: [Row]) {
        self.path = path
        self.columnNames = columnNames
        self.notes = notes
        self.rows = rows
    }

    public var rowCount: Int { rows.count }

    /// The line of the file in which each row stands, from 1.
    public var lineNumbers: [Int] { rows.map(\.line) }

    /// The cells of a column; empty text where a cell is empty.
    public func texts(_ column: String) throws(IonicsError) -> [String] {
        let index = try index(of: column)
        return rows.map { $0.cells[index] }
    }

    /// The numbers of a column; every cell must hold one.
    public func numbers(_ column: String) throws(IonicsError) -> [Double] {
        let index = try index(of: column)
        var numbers: [Double] = []
        numbers.reserveCapacity(rows.count)
        for row in rows {
            guard !row.cells[index].isEmpty else { throw .missingValue(path: path, line: row.line, column: column) }
            numbers.append(try number(row, index, column))
        }
        return numbers
    }

    /// The numbers of a column, nil where a cell is empty.
    public func optionalNumbers(_ column: String) throws(IonicsError) -> [Double?] {
        let index = try index(of: column)
        var numbers: [Double?] = []
        for row in rows { numbers.append(row.cells[index].isEmpty ? nil : try number(row, index, column)) }
        return numbers
    }

    /// The rows in which a column's text fulfils a condition.
    public func rows(where column: String, _ condition: (String) -> Bool) throws(IonicsError) -> DataTable {
        let index = try index(of: column)
        return DataTable(
            path: path, columnNames: columnNames, notes: notes, rows: rows.filter { condition($0.cells[index]) })
    }

    private func index(of column: String) throws(IonicsError) -> Int {
        guard let index = columnNames.firstIndex(of: column) else {
            throw .unknownColumn(path: path, name: column, known: columnNames)
        }
        return index
    }

    private func number(_ row: Row, _ index: Int, _ column: String) throws(IonicsError) -> Double {
        guard let number = Double(row.cells[index].replacing("\u{2212}", with: "-")), number.isFinite else {
            throw .notANumber(path: path, line: row.line, column: column, text: row.cells[index])
        }
        return number
    }

    private static func cells(
        _ line: Substring, separator: Character, path: String, line number: Int
    ) throws(IonicsError) -> [String] {
        var cells: [String] = []
        var cell = ""
        var isQuoted = false
        var wasQuoted = false
        var rest = line[...]
        func finish() {
            cells.append(wasQuoted ? cell : cell.trimmed)
            cell = ""
            wasQuoted = false
        }
        while let character = rest.popFirst() {
            if isQuoted {
                if character != "\"" {
                    cell.append(character)
                } else if rest.first == "\"" {
                    cell.append("\"")
                    rest.removeFirst()
                } else {
                    isQuoted = false
                }
            } else if character == separator {
                finish()
            } else if character == "\"", cell.allSatisfy(\.isWhitespace) {
                cell = ""
                isQuoted = true
                wasQuoted = true
            } else {
                cell.append(character)
            }
        }
        guard !isQuoted else {
            throw .malformedTable(path: path, line: number, reason: "a quotation mark is not closed")
        }
        finish()
        return cells
    }
}

extension String {
    fileprivate var trimmed: String {
        var text = self[...]
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
