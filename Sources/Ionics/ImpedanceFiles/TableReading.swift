import Glibc

/// Reads the lines of a table, whose names or columns are known, into sweeps.
struct TableReading {
    private(set) var table: ImpedanceTable
    private var separator: CellSeparator?
    /// Found at the first number that has a mark.
    private var hasDecimalComma: Bool?
    private(set) var sweeps: [RawSweep]
    private var rowCount = 0
    /// Cells of the first row.
    private(set) var cellCount = 0
    /// A line that is too short, which is an error unless it is the last.
    private var shortLine: (number: Int, text: Substring)?
    private var largestPhase = 0.0

    init(_ table: ImpedanceTable, name: String, isSignStated: Bool) {
        self.table = table
        sweeps = table.groups.map { group in
            RawSweep(name: name, isSignStated: isSignStated || group.names[group.second]?.hasMinus == true)
        }
    }

    var isEmpty: Bool { rowCount == 0 }

    /// Takes a line; false when it is no row of numbers.
    mutating func take(_ line: SourceText.Line) throws(ImpedanceFileError) -> Bool {
        let text = line.text.trimmed
        guard !text.isEmpty else { return true }
        if let first = text.first, "#!%".contains(first) { return true }
        guard let cells = cells(line.text) else {
            guard rowCount > 0, let separator else {
                try rejectFirstRow(line)
                if rowCount == 0 { try table.adoptUnits(line) }
                return false
            }
            let cells = separator.cells(line.text)
            // A row has numbers from the first cell on, if wrongly written ones; anything else ends the table.
            guard let first = cells.first,
                first.unicodeScalars.first.map({ "0123456789+-.,\u{2212}".unicodeScalars.contains($0) }) ?? true
            else { return false }
            guard cells.count < table.width else { return try rejectsRow(cells, line) }
            try rejectEarlierShortLine()
            shortLine = (line.number, text)
            return true
        }
        try rejectEarlierShortLine()
        try rejectSplitDecimals(cells, line)
        if rowCount == 0 { cellCount = cells.count }
        rowCount += 1
        for (index, group) in table.groups.enumerated() {
            // Tables of several spectra side by side have shorter and longer ones.
            let places = [group.frequency, group.first, group.second]
            if table.groups.count > 1, places.allSatisfy({ $0 >= cells.count || cells[$0].isEmpty }) { continue }
            sweeps[index].points.append(try point(cells, group, line))
        }
        return true
    }

    /// The sweeps, with the last line that is cut, if any.
    mutating func finish() throws(ImpedanceFileError) -> [RawSweep] {
        for (index, group) in table.groups.enumerated() where group.isPolar {
            try setPhases(of: index, group)
        }
        if let shortLine, !sweeps.isEmpty { sweeps[sweeps.count - 1].incompleteLines.append(shortLine.number) }
        return sweeps.filter { !$0.points.isEmpty }.flatMap { $0.divided() }
    }

    private func rejectEarlierShortLine() throws(ImpedanceFileError) {
        if let shortLine {
            throw .malformed(
                path: table.path, line: shortLine.number, expected: "at least \(table.width) cells",
                found: String(shortLine.text.prefix(80)))
        }
    }

    /// Decimal commas between cells that commas separate give twice as many cells: that must never pass for numbers.
    private func rejectSplitDecimals(_ cells: [Substring], _ line: SourceText.Line) throws(ImpedanceFileError) {
        guard separator == .comma, !line.text.contains("\"") else { return }
        let isSplit =
            table.nameCount.map { cells.count > $0 }
            ?? (cells.count >= 6 && cells.count % 2 == 0
                && cells.allSatisfy { $0.allSatisfy { $0.isNumber || $0 == "-" } })
        if isSplit {
            throw .malformed(
                path: table.path, line: line.number,
                expected:
                    "\(table.nameCount ?? cells.count / 2) cells; decimal commas need another mark between the cells",
                found: String(line.text.prefix(80)))
        }
    }

    /// A line with as many cells as there are names and with a frequency is a row, and a word in it a mistake; others may be units or remarks.
    private func rejectFirstRow(_ line: SourceText.Line) throws(ImpedanceFileError) {
        guard let count = table.nameCount else { return }
        let group = table.groups[0]
        for candidate in [CellSeparator.tabulator, .semicolon, .comma] {
            let cells = candidate.cells(line.text)
            guard cells.count == count, cells.count >= table.width,
                case .number = NumberCell(cells[group.frequency], hasDecimalComma: cells[group.frequency].contains(","))
            else { continue }
            for place in [group.first, group.second] { _ = try number(cells[place], line) }
        }
    }

    private func rejectsRow(_ cells: [Substring], _ line: SourceText.Line) throws(ImpedanceFileError) -> Bool {
        for group in table.groups {
            for place in [group.frequency, group.first, group.second] where place < cells.count {
                _ = try number(cells[place], line)
            }
        }
        return false
    }

    /// The cells of a row; nil when the line is none.
    private mutating func cells(_ line: Substring) -> [Substring]? {
        let candidates = separator.map { [$0] } ?? CellSeparator.allCases.filter { $0 != .wideBlank }
        let comma = hasDecimalComma.map { [$0] } ?? [false, true]
        for candidate in candidates {
            let cells = candidate.cells(line)
            guard cells.count >= table.width || (table.groups.count > 1 && cells.count > table.groups[0].last) else {
                continue
            }
            for hasComma in comma where candidate != .comma || !hasComma || line.contains("\"") {
                let group = table.groups[0]
                let numbers = [group.frequency, group.first, group.second].map {
                    NumberCell(cells[$0], hasDecimalComma: hasComma)
                }
                guard numbers.allSatisfy({ $0 != .text }) else { continue }
                if separator == nil {
                    // The first row must hold a frequency.
                    guard case .number = numbers[0] else { continue }
                    separator = candidate
                }
                if hasDecimalComma == nil,
                    [group.frequency, group.first, group.second].contains(where: {
                        cells[$0].contains(",") || cells[$0].contains(".")
                    })
                {
                    hasDecimalComma = hasComma
                }
                return cells
            }
        }
        return nil
    }

    private func number(_ cell: Substring, _ line: SourceText.Line) throws(ImpedanceFileError) -> Double {
        guard let value = NumberCell(cell, hasDecimalComma: hasDecimalComma ?? false).value else {
            let mark = hasDecimalComma == true ? "comma" : "point"
            throw .malformed(
                path: table.path, line: line.number, expected: "a number with decimal \(mark)",
                found: String(cell.prefix(80)))
        }
        return value
    }

    private mutating func point(_ cells: [Substring], _ group: ImpedanceTable.Group, _ line: SourceText.Line)
        throws(ImpedanceFileError) -> RawSweep.Point
    {
        func value(_ index: Int) throws(ImpedanceFileError) -> Double {
            guard index < cells.count else { return .nan }
            return try number(cells[index], line) * (group.names[index]?.factor ?? 1)
        }
        var frequency = try value(group.frequency)
        switch group.names[group.frequency]?.quantity {
        case .angularFrequency: frequency /= 2 * .pi
        case .logFrequency: frequency = pow(10, frequency)
        default: break
        }
        let second = try value(group.second)
        if group.isPolar, second.isFinite { largestPhase = max(largestPhase, abs(second)) }
        var sweep: Double?
        if let column = group.sweep, column < cells.count {
            sweep = NumberCell(cells[column], hasDecimalComma: hasDecimalComma ?? false).value
        }
        return RawSweep.Point(
            line: line.number, frequency: frequency, real: try value(group.first), imaginary: second, sweep: sweep)
    }

    /// From modulus and phase to Z′ and Z″.
    private mutating func setPhases(of index: Int, _ group: ImpedanceTable.Group) throws(ImpedanceFileError) {
        var factor = 1.0
        if group.names[group.second]?.hasUnit != true {
            // A phase beyond a turn is in degrees; a smaller one can be either.
            guard largestPhase > 2 * .pi else {
                throw .unclearColumn(
                    path: table.path, line: table.nameLine ?? 1, name: "phase",
                    reason:
                        "the unit is not written and the values can be degrees or radians; name the column phase/deg or phase/rad"
                )
            }
            factor = .pi / 180
        }
        for point in sweeps[index].points.indices {
            let modulus = sweeps[index].points[point].real
            let phase = sweeps[index].points[point].imaginary * factor
            sweeps[index].points[point].real = modulus * cos(phase)
            sweeps[index].points[point].imaginary = modulus * sin(phase)
        }
    }
}
