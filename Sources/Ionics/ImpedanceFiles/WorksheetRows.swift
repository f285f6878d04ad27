/// The cells of a worksheet's XML, row by row.
enum WorksheetRows {
    static func read(_ bytes: [UInt8], shared: [String], path: String) throws(ImpedanceFileError) -> [(
        number: Int, cells: [String]
    )] {
        var rows: [(number: Int, cells: [String])] = []
        var kind = ""
        var value = ""
        var column = 0
        var isValue = false
        var events = XMLEvents(bytes)
        do throws(XMLEvents.Fault) {
            while let event = try events.next() {
                switch event {
                case .start("row", let attributes):
                    let number = attributes["r"].flatMap { Int($0) } ?? (rows.last?.number ?? 0) + 1
                    rows.append((number, []))
                    column = 0
                case .start("c", let attributes):
                    kind = attributes["t"] ?? "n"
                    value = ""
                    if let place = attributes["r"].flatMap({ Self.column($0) }) { column = place }
                case .start("v", _), .start("t", _): isValue = true
                case .end("v"), .end("t"): isValue = false
                case .text(let text): if isValue { value += text }
                case .end("c"):
                    // A sheet has at most 16,384 columns.
                    guard !rows.isEmpty, column < 16_384 else { continue }
                    if kind == "s" {
                        guard let index = Int(value), shared.indices.contains(index) else {
                            throw XMLEvents.Fault(
                                line: rows[rows.count - 1].number,
                                expected: "the number of a shared text, not '\(value)'")
                        }
                        value = shared[index]
                    }
                    while rows[rows.count - 1].cells.count < column { rows[rows.count - 1].cells.append("") }
                    rows[rows.count - 1].cells.append(value)
                    column += 1
                default: break
                }
            }
        } catch { throw .malformed(path: path, line: error.line, expected: error.expected, found: "other XML") }
        return rows
    }

    /// The number of a cell's column, from 0: B7 gives 1.
    private static func column(_ place: String) -> Int? {
        var column = 0
        for byte in place.utf8 {
            guard byte >= 0x41, byte <= 0x5A, column < 1_000_000 else { break }
            column = column * 26 + Int(byte) - 0x40
        }
        return column > 0 ? column - 1 : nil
    }
}
