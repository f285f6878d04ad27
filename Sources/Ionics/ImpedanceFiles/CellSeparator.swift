/// What stands between the cells of a line.
enum CellSeparator: CaseIterable {
    case tabulator
    case semicolon
    case comma
    /// Two blanks or more, for names that hold single ones.
    case wideBlank
    case blank

    /// The cells of a line without white space at their ends and without quotation marks; one empty cell at the end is left out.
    func cells(_ line: Substring) -> [Substring] {
        var cells: [Substring]
        switch self {
        case .tabulator: cells = Self.split(line, at: "\t")
        case .semicolon: cells = Self.split(line, at: ";")
        case .comma: cells = Self.split(line, at: ",")
        case .blank: return line.split(whereSeparator: \.isWhitespace)
        case .wideBlank: return Self.splitAtWideBlanks(line)
        }
        if cells.count > 1, cells.last?.isEmpty == true { cells.removeLast() }
        return cells
    }

    private static func split(_ line: Substring, at separator: Character) -> [Substring] {
        guard line.contains("\"") else {
            return line.split(separator: separator, omittingEmptySubsequences: false).map(\.trimmed)
        }
        var cells: [Substring] = []
        var cell = ""
        var isQuoted = false
        for character in line {
            if character == "\"", isQuoted || cell.allSatisfy(\.isWhitespace) {
                isQuoted.toggle()
            } else if character == separator, !isQuoted {
                cells.append(Substring(cell).trimmed)
                cell = ""
            } else {
                cell.append(character)
            }
        }
        cells.append(Substring(cell).trimmed)
        return cells
    }

    private static func splitAtWideBlanks(_ line: Substring) -> [Substring] {
        var cells: [Substring] = []
        var cell = ""
        var blanks = 0
        for character in line {
            if character.isWhitespace {
                blanks += 1
                continue
            }
            if blanks == 1, !cell.isEmpty { cell.append(" ") }
            if blanks > 1, !cell.isEmpty {
                cells.append(Substring(cell))
                cell = ""
            }
            blanks = 0
            cell.append(character)
        }
        if !cell.isEmpty { cells.append(Substring(cell)) }
        return cells
    }
}
