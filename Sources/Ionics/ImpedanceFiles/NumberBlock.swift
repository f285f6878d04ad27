/// Columns of numbers without names: frequency, Z′, Z″, or as the caller says.
enum NumberBlock {
    /// - Parameters:
    ///   - columns: the meaning of each column; nil takes three columns for frequency, Z′ and Z″.
    static func read(_ source: SourceText, columns: [ImpedanceColumn]?) throws(ImpedanceFileError) -> RawFile {
        let table = try ImpedanceTable(
            columns: columns ?? [.frequency, .real, .imaginary], path: source.path, nameLine: nil)
        let isSignStated = columns?.contains(.negativeImaginary) == true
        var reading = TableReading(table, name: source.path, isSignStated: isSignStated)
        var header: [String] = []
        var isAfter = false
        for line in source.lines {
            let isRow = isAfter ? false : try reading.take(line)
            if reading.isEmpty {
                header.append(String(line.text.trimmed))
            } else if !isRow {
                isAfter = true
                var rest = TableReading(table, name: source.path, isSignStated: isSignStated)
                if !line.text.trimmed.isEmpty, try rest.take(line), !rest.isEmpty {
                    throw .malformed(
                        path: source.path, line: line.number, expected: "no numbers after the line of text before it",
                        found: String(line.text.trimmed.prefix(80)))
                }
            }
        }
        guard !reading.isEmpty else {
            throw .noSpectrum(
                path: source.path,
                expected:
                    "a line that names columns of frequency and impedance, such as 'f/Hz, Re(Z)/Ohm, -Im(Z)/Ohm', or three columns of numbers"
            )
        }
        let sweeps = try reading.finish()
        if columns == nil { try check(sweeps, source, width: reading.cellCount) }
        return RawFile(format: .numbers, sweeps: sweeps, header: ImpedanceFileHeader(lines: header))
    }

    /// Three columns of which the first runs like the frequencies of a sweep: anything else is not guessed at.
    private static func check(_ sweeps: [RawSweep], _ source: SourceText, width: Int) throws(ImpedanceFileError) {
        let points = sweeps.flatMap(\.points)
        guard let first = points.first else { return }
        guard width == 3 else {
            throw .malformed(
                path: source.path, line: first.line,
                expected: "three columns, or their meaning, columns: [.frequency, .real, .imaginary, .other]",
                found: "\(width) columns without names")
        }
        for sweep in sweeps {
            let frequencies = sweep.points.map(\.frequency).filter { $0.isFinite }
            let steps = zip(frequencies, frequencies.dropFirst())
            let (rising, falling) = (steps.count { $0 < $1 }, steps.count { $0 > $1 })
            guard frequencies.contains(where: { $0 > 0 }), max(rising, falling) * 4 >= (frequencies.count - 1) * 3
            else {
                throw .malformed(
                    path: source.path, line: sweep.points.first?.line ?? first.line,
                    expected:
                        "frequencies in the first column, which rise or fall; give the meaning of the columns, columns: [.real, .imaginary, .frequency]",
                    found: "\(frequencies.prefix(4).map { "\($0)" }.joined(separator: ", "))")
            }
        }
    }
}
