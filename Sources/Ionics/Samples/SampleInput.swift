/// What was read for one row of a manifest, to be made into a sample on any thread.
struct SampleInput: Sendable {
    let row: SampleRow
    let path: String
    let bytes: Result<[UInt8], ImpedanceFileError>
    /// Spectra of the blanks; nil where the row names none.
    let short: Result<ImpedanceSpectrum, any Error>?
    let open: Result<ImpedanceSpectrum, any Error>?

    /// - Throws: what is wrong with the file or a blank.
    func sample() throws -> Sample {
        let (short, open) = (try short?.get(), try open?.get())
        return try Sample(
            row, bytes: bytes.get(), path: path,
            blank: short == nil && open == nil ? nil : BlankCorrection(short: short, open: open))
    }
}
