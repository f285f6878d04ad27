/// ZPlot's and ZView's text: settings, the line of names, ‘End Comments’, then columns. The sign of Z''(b) is that of Z″.
enum ZPlotFile: ImpedanceTextFormat {
    static let format = ImpedanceFileFormat.zPlot

    static func recognises(_ source: SourceText) -> Bool {
        source.firstLine.hasPrefix("ZPLOT") || source.firstLine.trimmed.hasPrefix("\"ZPLOT")
    }

    static func read(_ source: SourceText) throws(ImpedanceFileError) -> RawFile {
        guard let found = try TableScanner(source: source, isSignStated: true, isStrict: true).scan() else {
            throw .noSpectrum(path: source.path, expected: "a line that names the columns Freq(Hz), Z'(a) and Z''(b)")
        }
        var header = ImpedanceFileHeader(lines: found.header)
        // The line has no unit; ZPlot asks for the area in cm².
        for line in found.header where line.hasPrefix("Surface Area:") {
            if let area = NumberCell(Substring(line.dropFirst(13)), hasDecimalComma: false).value, area > 0 {
                header.area = area
            }
        }
        return RawFile(format: format, sweeps: found.sweeps, header: header)
    }
}
