internal import Compression
import Glibc

/// Columns of results that are written as CSV, as plain columns for Origin, and as an Excel workbook.
public struct ResultTable: Hashable, Sendable {
    public enum Cells: Hashable, Sendable {
        /// nil and what is not finite give an empty cell.
        case numbers([Double?])
        case texts([String])
    }

    public struct Column: Hashable, Sendable {
        public let name: String
        public let unit: String
        public let cells: Cells

        public init(_ name: String, unit: String = "", _ cells: Cells) {
            self.name = name
            self.unit = unit
            self.cells = cells
        }

        /// The name with its unit: σ [S/cm].
        public var title: String { unit.isEmpty ? name : "\(name) [\(unit)]" }

        var count: Int {
            switch cells {
            case .numbers(let values): values.count
            case .texts(let values): values.count
            }
        }

        var isEmpty: Bool {
            switch cells {
            case .numbers(let values): values.allSatisfy { $0.map { !$0.isFinite } ?? true }
            case .texts(let values): values.allSatisfy(\.isEmpty)
            }
        }

        /// A number with fifteen digits, or a text.
        func text(_ row: Int) -> String {
            switch cells {
            case .numbers(let values):
                guard row < values.count, let value = values[row], value.isFinite else { return "" }
                let rounded = ResultTable.rounded(value)
                return rounded == rounded.rounded() && abs(rounded) < 1e15 ? "\(Int(rounded))" : "\(rounded)"
            case .texts(let values): return row < values.count ? values[row] : ""
            }
        }
    }

    public let columns: [Column]
    /// Lines that say how the numbers came about.
    public let notes: [String]

    public init(columns: [Column], notes: [String] = []) {
        self.columns = columns
        self.notes = notes
    }

    public var rowCount: Int { columns.map(\.count).max() ?? 0 }

    /// Comma-separated, notes before it after `#`, as `DataTable` reads it; decimal points.
    public var csv: String {
        var text = notes.map { "# \(Self.oneLine($0))\n" }.joined()
        text += columns.map { Self.quoted($0.title) }.joined(separator: ",") + "\n"
        for row in 0..<rowCount {
            text += columns.map { Self.quoted($0.text(row)) }.joined(separator: ",") + "\n"
        }
        return text
    }

    /// Columns between tabulators; Origin takes the first line for long names and the second for units.
    public var originText: String {
        func line(_ cells: [String]) -> String {
            cells.map { Self.oneLine($0) }.joined(separator: "\t") + "\n"
        }
        var text = line(columns.map(\.name)) + line(columns.map(\.unit))
        for row in 0..<rowCount { text += line(columns.map { $0.text(row) }) }
        return text
    }

    /// An Excel workbook with the sheet ‘Results’ and, where there are notes, ‘Notes’; equal tables give equal bytes.
    public var workbook: [UInt8] {
        var writer = WorkbookWriter()
        var rows = [columns.map { WorkbookWriter.Cell.title($0.title) }]
        for row in 0..<rowCount {
            rows.append(
                columns.map { column in
                    if case .numbers(let values) = column.cells {
                        return row < values.count ? values[row].map { .number(Self.rounded($0)) } ?? .empty : .empty
                    }
                    return .text(column.text(row))
                })
        }
        writer.add("Results", rows)
        if !notes.isEmpty { writer.add("Notes", notes.map { [.text($0)] }) }
        return writer.bytes
    }

    /// Writes a file; its ending tells the format: .csv, .txt (columns for Origin) or .xlsx.
    public func write(to path: String) throws(SampleError) {
        let bytes: [UInt8]
        if path.hasSuffix(".csv") {
            bytes = Array(csv.utf8)
        } else if path.hasSuffix(".txt") {
            bytes = Array(originText.utf8)
        } else if path.hasSuffix(".xlsx") {
            bytes = workbook
        } else {
            throw .unknownEnding(path: path)
        }
        guard let file = fopen(path, "wb") else {
            throw .unwritable(path: path, reason: String(cString: strerror(errno)))
        }
        let written = fwrite(bytes, 1, bytes.count, file)
        guard fclose(file) == 0, written == bytes.count else {
            throw .unwritable(path: path, reason: String(cString: strerror(errno)))
        }
    }

    /// Fifteen digits, as spreadsheets keep them: −25 °C is 248.15 K and not 248.14999999999998 K.
    fileprivate static func rounded(_ value: Double) -> Double {
        guard value.isFinite else { return value }
        var buffer = [CChar](repeating: 0, count: 40)
        _ = withVaList([value]) { vsnprintf(&buffer, buffer.count, "%.14e", $0) }
        return Double(String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)) ?? value
    }

    private static func quoted(_ cell: String) -> String {
        guard cell.contains(where: { ",\"#\n\r".contains($0) }) else { return cell }
        return "\"" + oneLine(cell).replacing("\"", with: "\"\"") + "\""
    }

    private static func oneLine(_ cell: String) -> String {
        String(cell.map { $0.isNewline || $0 == "\t" ? " " : $0 })
    }
}
