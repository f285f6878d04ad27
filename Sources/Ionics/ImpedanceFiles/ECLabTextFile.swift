/// The text that EC-Lab and BT-Lab export: the number of header lines, settings, then columns between tabulators.
enum ECLabTextFile: ImpedanceTextFormat {
    static let format = ImpedanceFileFormat.ecLabText

    static func recognises(_ source: SourceText) -> Bool {
        source.firstLine.hasPrefix("EC-Lab ASCII FILE") || source.firstLine.hasPrefix("BT-Lab ASCII FILE")
    }

    static func read(_ source: SourceText) throws(ImpedanceFileError) -> RawFile {
        guard let found = try TableScanner(source: source, isSignStated: true, isStrict: true).scan() else {
            throw .noSpectrum(
                path: source.path,
                expected: "the columns freq/Hz, Re(Z)/Ohm and -Im(Z)/Ohm; choose them when exporting from EC-Lab")
        }
        return RawFile(format: format, sweeps: found.sweeps, header: ImpedanceFileHeader(lines: found.header))
    }
}
