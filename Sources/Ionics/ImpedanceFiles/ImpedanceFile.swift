internal import Compression
import Glibc

/// A file of impedance spectra, whatever instrument or program wrote it.
///
/// The format is found from what is in the file, never from its name; gzip and Zstandard are unpacked. Frequencies become Hz, impedances Ω, with Z″ < 0
/// for a capacitor. A column whose name says nothing of the sign is compared with the spectrum (`ImaginarySign`); what was found and what was left
/// out stands in the report of each sweep.
public struct ImpedanceFile: Hashable, Codable, Sendable {
    /// The file's name as it was given.
    public let path: String
    public let format: ImpedanceFileFormat
    /// What the file says about the sample. Nothing of it is used by itself, except the temperature, which the spectra take over.
    public let header: ImpedanceFileHeader
    /// In the order of the file, at least one.
    public let sweeps: [ImpedanceSweep]

    /// Reads a file; a path that is not absolute starts at the notebook's folder.
    ///
    /// - Parameters:
    ///   - path: of the file.
    ///   - sign: how the sign of Im Z is meant, where the file's own statement or lack of one is not to be followed.
    ///   - columns: the meaning of each column, from the first on, for tables whose names do not tell it; nil takes the names, and frequency, Z′, Z″
    ///     for three columns without names.
    ///   - rule: which points are kept.
    /// - Throws: `ImpedanceFileError` with the place and what was expected there.
    public init(
        contentsOf path: String, sign: ImaginarySign = .automatic, columns: [ImpedanceColumn]? = nil,
        rule: PointRule = .standard
    ) throws(ImpedanceFileError) {
        try self.init(bytes: Self.bytes(of: path), path: path, sign: sign, columns: columns, rule: rule)
    }

    /// A file's bytes, unpacked.
    static func bytes(of path: String) throws(ImpedanceFileError) -> [UInt8] {
        do throws(CompressionError) {
            return try DecompressingFile(path: path).readToEnd()
        } catch {
            if case .unreadableFile(_, let reason) = error { throw .unreadable(path: path, reason: reason) }
            throw .unpacking(path: path, reason: "\(error)")
        }
    }

    /// Reads the bytes of a file; `path` names it in messages.
    public init(
        bytes: [UInt8], path: String, sign: ImaginarySign = .automatic, columns: [ImpedanceColumn]? = nil,
        rule: PointRule = .standard
    ) throws(ImpedanceFileError) {
        let raw = try Self.raw(bytes, path: path, columns: columns)
        self.path = path
        format = raw.format
        header = raw.header
        var sweeps: [ImpedanceSweep] = []
        for var sweep in raw.sweeps {
            sweep.name = raw.sweeps.count == 1 ? path : "\(path) (sweep \(sweeps.count))"
            sweeps.append(
                try ImpedanceSweep(sweep, path: path, temperature: raw.header.temperature, sign: sign, rule: rule))
        }
        guard !sweeps.isEmpty else { throw .noSpectrum(path: path, expected: "at least one point") }
        self.sweeps = sweeps
    }

    /// The spectra of all sweeps.
    public var spectra: [ImpedanceSpectrum] { sweeps.map(\.spectrum) }

    /// The spectrum of a file with one sweep, or of one of several.
    ///
    /// - Parameter number: of the sweep, from 0; nil for the only one.
    public func spectrum(sweep number: Int? = nil) throws(ImpedanceFileError) -> ImpedanceSpectrum {
        guard number != nil || sweeps.count == 1 else { throw .severalSweeps(path: path, count: sweeps.count) }
        guard sweeps.indices.contains(number ?? 0) else {
            throw .noSuchSweep(path: path, number: number ?? 0, count: sweeps.count)
        }
        return sweeps[number ?? 0].spectrum
    }

    private static var textFormats: [any ImpedanceTextFormat.Type] {
        [
            GamryFile.self, ECLabTextFile.self, ZPlotFile.self, AutolabFile.self, VersaStudioFile.self,
            CHInstrumentsFile.self, RelaxISFile.self, EcoChemieListFile.self, IviumFile.self,
        ]
    }

    private static func raw(_ bytes: [UInt8], path: String, columns: [ImpedanceColumn]?) throws(ImpedanceFileError)
        -> RawFile
    {
        if ECLabBinaryFile.recognises(bytes) { return try ECLabBinaryFile.read(bytes, path: path) }
        if WorkbookFile.recognises(bytes) { return try WorkbookFile.read(bytes, path: path, columns: columns) }
        let source = SourceText(bytes, path: path)
        if columns != nil { return try NumberBlock.read(source, columns: columns) }
        for format in textFormats where format.recognises(source) { return try format.read(source) }
        if let found = try TableScanner(source: source, isStrict: true).scan() {
            return RawFile(format: .table, sweeps: found.sweeps, header: ImpedanceFileHeader(lines: found.header))
        }
        return try NumberBlock.read(source, columns: nil)
    }
}

extension ImpedanceSpectrum {
    /// The spectrum of a file that an instrument or program wrote; see `ImpedanceFile`, which also tells what was left out.
    ///
    /// - Parameter sweep: which of several sweeps, from 0.
    public init(
        contentsOf path: String, sweep: Int? = nil, sign: ImaginarySign = .automatic, columns: [ImpedanceColumn]? = nil,
        rule: PointRule = .standard
    ) throws(ImpedanceFileError) {
        self = try ImpedanceFile(contentsOf: path, sign: sign, columns: columns, rule: rule).spectrum(sweep: sweep)
    }
}
