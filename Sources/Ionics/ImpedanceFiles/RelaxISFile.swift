/// The text that RelaxIS exports: names that begin with ‘Data:’, a line of metadata, then columns; several spectra stand side by side.
enum RelaxISFile: ImpedanceTextFormat {
    static let format = ImpedanceFileFormat.relaxIS

    static func recognises(_ source: SourceText) -> Bool { source.firstLine.hasPrefix("RelaxIS") }

    static func read(_ source: SourceText) throws(ImpedanceFileError) -> RawFile {
        guard let found = try TableScanner(source: source, isSignStated: true, isStrict: true).scan() else {
            throw .noSpectrum(path: source.path, expected: "the columns Data: Frequency, Data: Z' and Data: Z''")
        }
        return RawFile(format: format, sweeps: found.sweeps, header: ImpedanceFileHeader(lines: found.header))
    }
}
