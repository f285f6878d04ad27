/// VersaStudio's file: sections like those of XML, of which each <SegmentN> has a line ‘Definition=’ with the names of its columns.
///
/// Points without alternating current have the frequency 0. The sign of ‘Z Imag’ is that of Z″.
enum VersaStudioFile: ImpedanceTextFormat {
    static let format = ImpedanceFileFormat.versaStudio

    static func recognises(_ source: SourceText) -> Bool {
        source.firstLine.trimmed == "<Application>" && source.contains("VersaStudio", inFirst: 5)
    }

    static func read(_ source: SourceText) throws(ImpedanceFileError) -> RawFile {
        guard let found = try TableScanner(source: source, isSignStated: true).scan() else {
            throw .noSpectrum(
                path: source.path, expected: "a segment with the columns Frequency(Hz), Z Real and Z Imag")
        }
        return RawFile(format: format, sweeps: found.sweeps, header: ImpedanceFileHeader(lines: found.header))
    }
}
