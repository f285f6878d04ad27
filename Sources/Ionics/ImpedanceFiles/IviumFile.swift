/// IviumSoft's file (.idf): settings as ‘name=value’ with binary lengths between, then ‘primary_data’ with the number of columns, the number of
/// points and, in each line, Z′, Z″ and ν. Raw oscillations follow, which are not read. Source of the order: files of the format.
enum IviumFile: ImpedanceTextFormat {
    static let format = ImpedanceFileFormat.ivium

    static func recognises(_ source: SourceText) -> Bool {
        source.contains("Peaks=", inFirst: 4) || source.contains("Method=Impedance", inFirst: 2000)
    }

    static func read(_ source: SourceText) throws(ImpedanceFileError) -> RawFile {
        guard source.contains("Method=Impedance", inFirst: source.lines.count) else {
            throw .noSpectrum(path: source.path, expected: "a measurement of the kind Method=Impedance")
        }
        let starts = source.lines.indices.filter { source.lines[$0].text.contains("primary_data") }
        guard !starts.isEmpty else { throw .noSpectrum(path: source.path, expected: "a block primary_data") }
        var sweeps: [RawSweep] = []
        for start in starts {
            func cells(_ index: Int, _ expected: String) throws(ImpedanceFileError) -> [Double] {
                guard index < source.lines.count else {
                    throw .malformed(
                        path: source.path, line: source.lines.count, expected: expected, found: "the end of the file")
                }
                let text = source.lines[index].text
                let numbers = CellSeparator.blank.cells(text).map {
                    NumberCell($0, hasDecimalComma: text.contains(",")).value
                }
                guard !numbers.isEmpty, !numbers.contains(nil) else {
                    throw .malformed(
                        path: source.path, line: index + 1, expected: expected, found: String(text.trimmed.prefix(80)))
                }
                return numbers.compactMap { $0 }
            }
            let width = try cells(start + 1, "the number of columns, 3")
            let count = try cells(start + 2, "the number of points")[0]
            guard width == [3], count >= 1, count <= 1e6, count == count.rounded() else {
                throw .malformed(
                    path: source.path, line: start + 2, expected: "3 columns and at least 1 point",
                    found: "\(width[0]) columns and \(count) points")
            }
            var sweep = RawSweep(name: source.path)
            for point in 0..<Int(count) {
                let numbers = try cells(start + 3 + point, "Z′, Z″ and frequency of point \(point + 1)")
                guard numbers.count == 3 else {
                    throw .malformed(
                        path: source.path, line: start + 4 + point, expected: "three numbers",
                        found: String(source.lines[start + 3 + point].text.trimmed.prefix(80)))
                }
                sweep.points.append(
                    RawSweep.Point(
                        line: start + 4 + point, frequency: numbers[2], real: numbers[0], imaginary: numbers[1]))
            }
            sweeps += sweep.divided()
        }
        return RawFile(format: format, sweeps: sweeps, header: ImpedanceFileHeader(lines: []))
    }
}
