/// Eco Chemie's FRA list (.dfr): version, number of points, a flag, then nine numbers a point, one in a line: ν, Z′, −Z″ and six more.
///
/// After the points follow settings. Source of the order: files of the format.
enum EcoChemieListFile: ImpedanceTextFormat {
    static let format = ImpedanceFileFormat.ecoChemieList

    static func recognises(_ source: SourceText) -> Bool {
        let first = source.firstLine.trimmed
        return first.hasPrefix("VERSION") && first.dropFirst(7).allSatisfy { $0.isNumber || $0 == "." }
    }

    static func read(_ source: SourceText) throws(ImpedanceFileError) -> RawFile {
        let lines = source.lines
        func number(_ index: Int, _ expected: String) throws(ImpedanceFileError) -> Double {
            guard index < lines.count else {
                throw .malformed(
                    path: source.path, line: lines.count + 1, expected: expected, found: "the end of the file")
            }
            let text = lines[index].text
            guard let value = NumberCell(text, hasDecimalComma: text.contains(",")).value else {
                throw .malformed(
                    path: source.path, line: index + 1, expected: expected, found: String(text.trimmed.prefix(80)))
            }
            return value
        }
        let count = try number(1, "the number of points")
        guard count >= 1, count <= 1e6, count == count.rounded() else {
            throw .malformed(
                path: source.path, line: 2, expected: "the number of points, at least 1",
                found: String(lines[1].text.trimmed))
        }
        var sweep = RawSweep(name: source.path)
        for point in 0..<Int(count) {
            let start = 3 + 9 * point
            sweep.points.append(
                RawSweep.Point(
                    line: start + 1, frequency: try number(start, "the frequency of point \(point + 1)"),
                    real: try number(start + 1, "Z′ of point \(point + 1)"),
                    imaginary: -(try number(start + 2, "−Z″ of point \(point + 1)"))))
        }
        return RawFile(format: format, sweeps: sweep.divided(), header: ImpedanceFileHeader(lines: []))
    }
}
