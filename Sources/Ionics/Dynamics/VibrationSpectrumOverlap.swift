extension VibrationSpectrum {
    /// How far two spectra lie over one another, ∫ √(p q) df of the normalised spectra: 1 for equal shapes, 0 for none in common (row F20).
    ///
    /// Vibrations of the cations that overlap with librations of the anions can drive jumps. Source: Wood et al. 2021, §4a; the measure is
    /// Bhattacharyya's.
    ///
    /// - Throws: `TrajectoryError.countsDiffer` when the spectra do not have the same frequencies.
    public func overlap(with other: VibrationSpectrum) throws(TrajectoryError) -> Double {
        guard frequencies == other.frequencies else {
            throw .countsDiffer(
                name: "equal frequencies", found: other.frequencies.count, expected: frequencies.count)
        }
        let own = density.dropFirst().reduce(0, +)
        let others = other.density.dropFirst().reduce(0, +)
        guard own > 0, others > 0 else { throw .notDetermined(name: "the overlap", reason: "a spectrum is empty") }
        return zip(density, other.density).dropFirst().reduce(0) { $0 + ($1.0 * $1.1).squareRoot() }
            / (own * others).squareRoot()
    }
}
