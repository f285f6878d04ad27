extension MathParser {
    // MARK: Delimiters

    mutating func delimiter() -> String {
        skipBlanks()
        guard let next = current else {
            report("a delimiter must follow")
            return ""
        }
        let name: String
        if next == "\\" {
            name = commandName()
            if name == "|" { return "‖" }
        } else {
            name = String(next)
            // A brace would end the group that it stands in.
            if next == "{" || next == "}" || next == "&" {
                report("'\(next)' is no delimiter: write '\\\(next)'")
                return ""
            }
            position += 1
        }
        if let known = MathSymbols.delimiters[name] { return known.sign }
        report("'\(name)' is no delimiter")
        return ""
    }

    mutating func fenced() -> MathNode {
        let open = delimiter()
        var parts: [MathNode] = []
        var middle: [String] = []
        while true {
            let part = nodes(until: { $0.stands("right") || $0.stands("middle") || $0.isCellEnd })
            parts.append(.row(part))
            guard stands("middle") else { break }
            position += "\\middle".count
            middle.append(delimiter())
        }
        guard stands("right") else {
            report("'\\left' without '\\right'")
            return .fenced(open: open, parts, middle: middle, close: "")
        }
        position += "\\right".count
        return .fenced(open: open, parts, middle: middle, close: delimiter())
    }

    // MARK: Rows and columns

    private var isCellEnd: Bool { current == "&" || stands("\\") || stands("end") || stands("cr") }

    /// Rows of cells up to a closing brace, an end that the caller names, or the end of the source.
    mutating func rows(isEnd: (MathParser) -> Bool) -> [[MathNode]] {
        var rows: [[MathNode]] = [[]]
        while true {
            let outer = variant
            let cell = nodes(until: { isEnd($0) || $0.current == "&" || $0.stands("\\") || $0.stands("cr") })
            variant = outer
            rows[rows.count - 1].append(Self.row(cell))
            if current == "&" {
                position += 1
            } else if stands("\\") || stands("cr") {
                position += stands("\\") ? 2 : 3
                if let ems = rowSpace() {
                    let row = rows.count - 1
                    let last = rows[row].count - 1
                    rows[row][last] = .row(Self.elements(rows[row][last]) + [.rowSpace(ems)])
                }
                rows.append([])
            } else {
                break
            }
        }
        if rows.count > 1, let last = rows.last, last == [.row([])] { rows.removeLast() }
        return rows
    }

    /// The space that may be asked for after a row, `\\[2pt]`, in ems; nil where none is.
    private mutating func rowSpace() -> Double? {
        if current == "*" { position += 1 }
        guard current == "[", let end = characters[position...].firstIndex(of: "]"), end - position < 12,
            characters[position + 1..<end].first.map({ $0.isNumber || "-.".contains($0) }) == true
        else { return nil }
        let text = String(characters[position + 1..<end])
        position = end + 1
        guard let ems = Self.ems(text) else {
            report("'\(text)' is no length: write a number with em, ex, mu or pt")
            return nil
        }
        return ems
    }

    mutating func bracedRows() -> [[MathNode]] {
        skipBlanks()
        guard current == "{" else { return [[argument()]] }
        position += 1
        let rows = rows(isEnd: { _ in false })
        if current == "}" { position += 1 } else { report("'{' is not closed") }
        return rows
    }

    mutating func environment() -> MathNode {
        var name = rawGroup()
        if name.hasSuffix("*") { name.removeLast() }
        var columns: [TableBlock.Alignment] = []
        if name == "array" || name == "alignedat" || name == "alignat" {
            let specification = rawGroup()
            columns = specification.compactMap { ["l": .left, "c": .center, "r": .right][$0] }
        }
        let lineMark = stands("hline")
        var rows: [[MathNode]] = []
        repeat {
            rows += self.rows(isEnd: { $0.stands("end") })
            guard current == "}" else { break }
            report("'}' closes nothing")
            position += 1
        } while position < characters.count
        if stands("end") {
            position += "\\end".count
            let end = rawGroup()
            if end != name, end != name + "*" { report("'\\begin{\(name)}' ends with '\\end{\(end)}'") }
        } else {
            report("'\\begin{\(name)}' is not closed")
        }
        if lineMark { report("'\\hline' has no meaning here") }
        return table(name, rows, columns)
    }

    private mutating func table(_ name: String, _ rows: [[MathNode]], _ columns: [TableBlock.Alignment]) -> MathNode {
        func matrix(_ open: String, _ close: String) -> MathNode {
            .fenced(open: open, [.table(.matrix(columns), rows)], middle: [], close: close)
        }
        switch name {
        case "cases": return .fenced(open: "{", [.table(.cases, rows)], middle: [], close: "")
        case "rcases": return .fenced(open: "", [.table(.cases, rows)], middle: [], close: "}")
        case "aligned", "align", "split", "alignedat", "alignat", "eqnarray":
            return .table(.aligned, Self.aligned(rows))
        case "gathered", "gather", "multline", "equation": return .table(.gathered, rows)
        case "pmatrix": return matrix("(", ")")
        case "bmatrix": return matrix("[", "]")
        case "Bmatrix": return matrix("{", "}")
        case "vmatrix": return matrix("|", "|")
        case "Vmatrix": return matrix("‖", "‖")
        case "matrix", "array": return .table(.matrix(columns), rows)
        case "smallmatrix": return .table(.stacked, rows)
        default:
            report("unknown environment '\(name)'")
            return .table(.matrix(columns), rows)
        }
    }

    /// Rows whose right columns begin with an empty atom, so that a sign at their start keeps its space.
    static func aligned(_ rows: [[MathNode]]) -> [[MathNode]] {
        rows.map { row in
            row.enumerated().map { column, cell in
                let nodes = elements(cell)
                return column % 2 == 1 && !nodes.isEmpty ? .row([.row([])] + nodes) : cell
            }
        }
    }
}
