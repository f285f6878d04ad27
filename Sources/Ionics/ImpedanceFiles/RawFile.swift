/// A file as it is written, before points are judged.
struct RawFile {
    var format: ImpedanceFileFormat
    var sweeps: [RawSweep]
    var header: ImpedanceFileHeader
}

/// A text format that is told by its first lines.
protocol ImpedanceTextFormat {
    static var format: ImpedanceFileFormat { get }
    static func recognises(_ source: SourceText) -> Bool
    static func read(_ source: SourceText) throws(ImpedanceFileError) -> RawFile
}
