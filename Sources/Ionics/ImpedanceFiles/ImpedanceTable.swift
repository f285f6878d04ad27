import Glibc

/// Columns of text with their names, of which one or more groups are impedances.
struct ImpedanceTable {
    /// The columns of one spectrum in a line.
    struct Group {
        var frequency: Int
        var first: Int
        var second: Int
        var names: [Int: ColumnName]
        var sweep: Int?
        /// Whether the columns are modulus and phase.
        var isPolar: Bool

        var last: Int { max(frequency, first, second) }
    }

    let path: String
    private(set) var groups: [Group]
    /// Line of the names; nil when the columns have none.
    let nameLine: Int?
    /// Number of names; nil when the columns have none.
    let nameCount: Int?

    /// Looks for the names of columns in a line, at whatever is between them.
    ///
    /// - Throws: when a line names the columns of a spectrum, of which one cannot be used.
    static func names(in line: SourceText.Line, path: String) throws(ImpedanceFileError) -> ImpedanceTable? {
        guard line.text.utf8.count < 20_000, line.text.contains(where: \.isLetter) else { return nil }
        var text = line.text
        // A whole line in quotation marks holds names between wide blanks.
        let trimmed = text.trimmed
        if trimmed.count > 2, trimmed.first == "\"", trimmed.last == "\"",
            trimmed.count(where: { $0 == "\"" }) % 2 == 0,
            !trimmed.contains(",")
        {
            text = trimmed.dropFirst().dropLast()
        }
        while text.first == "#" || text.first == "%" || text.first == "!" { text = text.dropFirst() }
        for separator in [CellSeparator.tabulator, .semicolon, .comma, .wideBlank, .blank] {
            let cells = separator.cells(text)
            guard cells.count >= 3 else { continue }
            let groups = try groups(cells, path: path, line: line.number)
            if !groups.isEmpty {
                return ImpedanceTable(path: path, groups: groups, nameLine: line.number, nameCount: cells.count)
            }
        }
        return nil
    }

    /// Every column of frequencies begins a group.
    private static func groups(_ cells: [Substring], path: String, line: Int) throws(ImpedanceFileError) -> [Group] {
        let names = cells.map { ColumnName($0) }
        var starts = names.indices.filter { index in
            switch names[index]?.quantity {
            case .frequency, .angularFrequency, .logFrequency: true
            default: false
            }
        }
        // ν, ω and log ν of the same points stand side by side in some exports: only a group with an impedance counts.
        guard !starts.isEmpty else { return [] }
        starts = starts.enumerated().filter { position, start in
            let end = position + 1 < starts.count ? starts[position + 1] : names.count
            return position == 0 || names[start..<end].contains { $0?.quantity == .real || $0?.quantity == .modulus }
        }.map(\.element)
        var groups: [Group] = []
        for (position, start) in starts.enumerated() {
            let begin = position == 0 ? 0 : start
            let end = position + 1 < starts.count ? starts[position + 1] : names.count
            func column(_ quantity: ColumnName.Quantity) -> Int? {
                (begin..<end).first { names[$0]?.quantity == quantity }
            }
            let pair: (Int, Int)?
            let isPolar: Bool
            if let real = column(.real), let imaginary = column(.imaginary) {
                (pair, isPolar) = ((real, imaginary), false)
            } else if let modulus = column(.modulus), let phase = column(.phase) {
                (pair, isPolar) = ((modulus, phase), true)
            } else {
                (pair, isPolar) = (nil, false)
            }
            guard let (first, second) = pair else { continue }
            let frequency = column(.frequency) ?? start
            var meanings: [Int: ColumnName] = [:]
            for index in [frequency, first, second] {
                meanings[index] = names[index]
                if let problem = names[index]?.problem {
                    throw .unclearColumn(path: path, line: line, name: String(cells[index]), reason: problem)
                }
            }
            groups.append(
                Group(
                    frequency: frequency, first: first, second: second, names: meanings, sweep: column(.sweep),
                    isPolar: isPolar))
        }
        // Nothing is left out unsaid: two columns of Z′ under one frequency are a choice that only the reader of the file can make.
        let reals = names.indices.filter { names[$0]?.quantity == .real }
        if !groups.isEmpty, reals.count > groups.count {
            throw .unclearColumn(
                path: path, line: line, name: String(cells[reals[groups.count]]),
                reason:
                    "there are \(reals.count) columns of Z′; give the meaning of each column, columns: [.frequency, …, .other]"
            )
        }
        return groups
    }

    /// The table of columns whose meaning is given.
    init(columns: [ImpedanceColumn], path: String, nameLine: Int?) throws(ImpedanceFileError) {
        self.path = path
        self.nameLine = nameLine
        nameCount = nil
        var names: [Int: ColumnName] = [:]
        var places: [ImpedanceColumn: Int] = [:]
        for (index, column) in columns.enumerated() where column != .other {
            places[column] = places[column] ?? index
            names[index] = ColumnName(column)
        }
        let frequency = places[.frequency] ?? places[.angularFrequency] ?? places[.logFrequency]
        let cartesian = (places[.real], places[.imaginary] ?? places[.negativeImaginary])
        let polar = (places[.modulus], places[.phaseDegrees] ?? places[.phaseRadians])
        guard let frequency, let first = cartesian.0 ?? polar.0, let second = cartesian.0 == nil ? polar.1 : cartesian.1
        else {
            throw .noSpectrum(
                path: path, expected: "columns for the frequency and for either Z′ and Z″ or modulus and phase")
        }
        groups = [
            Group(
                frequency: frequency, first: first, second: second, names: names, sweep: places[.sweep],
                isPolar: cartesian.0 == nil)
        ]
    }

    private init(path: String, groups: [Group], nameLine: Int?, nameCount: Int) {
        self.path = path
        self.groups = groups
        self.nameLine = nameLine
        self.nameCount = nameCount
    }

    /// Takes over the units of a line below the names, as Gamry and Origin write them.
    mutating func adoptUnits(_ line: SourceText.Line) throws(ImpedanceFileError) {
        guard let count = nameCount else { return }
        for separator in [CellSeparator.tabulator, .semicolon, .comma] {
            let cells = separator.cells(line.text)
            // Units of the last columns can be missing.
            guard cells.count >= 2, cells.count <= count else { continue }
            for index in groups.indices {
                for place in [groups[index].frequency, groups[index].first, groups[index].second]
                where place < cells.count {
                    groups[index].names[place]?.adopt(unit: cells[place])
                    if let problem = groups[index].names[place]?.problem {
                        throw .unclearColumn(path: path, line: line.number, name: String(cells[place]), reason: problem)
                    }
                }
            }
        }
    }

    /// Largest number of cells that a line must have.
    var width: Int { (groups.map(\.last).max() ?? 0) + 1 }
}

extension ColumnName {
    /// The name that means a given column; nil for one without meaning.
    init?(_ column: ImpedanceColumn) {
        let name: String
        switch column {
        case .frequency: name = "f/Hz"
        case .angularFrequency: name = "ω (rad/s)"
        case .logFrequency: name = "log f"
        case .real: name = "Z'/Ω"
        case .imaginary: name = "Z''/Ω"
        case .negativeImaginary: name = "-Z''/Ω"
        case .modulus: name = "|Z|/Ω"
        case .phaseDegrees: name = "phase/deg"
        case .phaseRadians: name = "phase/rad"
        case .sweep: name = "sweep"
        case .other: return nil
        }
        self.init(Substring(name))
    }
}
