/// The Z60W text that Autolab exports for ZView: lines in quotation marks, one of them the names, then columns between commas.
enum AutolabFile: ImpedanceTextFormat {
    static let format = ImpedanceFileFormat.autolab

    static func recognises(_ source: SourceText) -> Bool { source.firstLine.contains("Z60W Data File") }

    static func read(_ source: SourceText) throws(ImpedanceFileError) -> RawFile {
        guard let found = try TableScanner(source: source, isSignStated: true).scan() else {
            throw .noSpectrum(path: source.path, expected: "a line that names the columns Freq (Hz), Z'(a) and Z''(b)")
        }
        return RawFile(format: format, sweeps: found.sweeps, header: ImpedanceFileHeader(lines: found.header))
    }
}
