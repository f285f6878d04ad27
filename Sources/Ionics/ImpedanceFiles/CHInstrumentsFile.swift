/// The text of CH Instruments' program: date, technique, settings, then columns between commas. The sign of Z" is that of Z″.
enum CHInstrumentsFile: ImpedanceTextFormat {
    static let format = ImpedanceFileFormat.chInstruments

    static func recognises(_ source: SourceText) -> Bool {
        source.contains("A.C. Impedance", inFirst: 3) && source.contains("Instrument Model", inFirst: 10)
    }

    static func read(_ source: SourceText) throws(ImpedanceFileError) -> RawFile {
        guard let found = try TableScanner(source: source, isSignStated: true, isStrict: true).scan() else {
            throw .noSpectrum(path: source.path, expected: "a line that names the columns Freq/Hz, Z'/ohm and Z\"/ohm")
        }
        var header = ImpedanceFileHeader(lines: found.header)
        header.date = header.date ?? found.header.first
        return RawFile(format: format, sweeps: found.sweeps, header: header)
    }
}
