import Quantities

/// A row of a manifest with the spectrum that it names, masked, cut to the fit window and freed from blanks.
public struct Sample: Sendable {
    public let row: SampleRow
    /// The points that the mask and the fit window leave, at the temperature of the manifest, or else of the file.
    public let spectrum: ImpedanceSpectrum
    /// What was found when the file was read.
    public let report: ReadingReport
    /// Temperature that the file itself tells, in K.
    public let fileTemperature: Double?

    /// Properties of the material; nil without geometry.
    public var dielectric: DielectricSpectrum? { row.geometry.map { DielectricSpectrum(spectrum, geometry: $0) } }

    init(_ row: SampleRow, bytes: [UInt8], path: String, blank: BlankCorrection?) throws {
        let file = try ImpedanceFile(bytes: bytes, path: path, sign: row.sign)
        guard row.sweep != nil || file.sweeps.count == 1 else {
            throw ImpedanceFileError.severalSweeps(path: path, count: file.sweeps.count)
        }
        guard file.sweeps.indices.contains(row.sweep ?? 0) else {
            throw ImpedanceFileError.noSuchSweep(path: path, number: row.sweep ?? 0, count: file.sweeps.count)
        }
        let sweep = file.sweeps[row.sweep ?? 0]
        self.row = row
        report = sweep.report
        fileTemperature = file.header.temperature
        var spectrum = try sweep.spectrum.omitting(row.mask)
        if let window = row.fitWindow { spectrum = try spectrum.restricted(to: window) }
        if let blank { spectrum = try blank.corrected(spectrum) }
        self.spectrum = try ImpedanceSpectrum(
            frequencies: spectrum.frequencies, realImpedances: spectrum.realImpedances,
            imaginaryImpedances: spectrum.imaginaryImpedances, standardUncertainties: spectrum.standardUncertainties,
            temperature: row.temperature ?? spectrum.temperature, name: row.sample)
    }

    /// σ from the resistance at the phase nearest to zero, and what is needed to judge it.
    ///
    /// Z′ there is the resistance of all that conducts in series, bulk and grain boundaries together: between their arcs and the electrodes' rise,
    /// the phase comes nearest to zero. The uncertainty joins the noise by the Kramers–Kronig test, thickness and area. Without geometry, only the
    /// resistance is given.
    public static func totalConductivity(_ sample: Sample) throws -> [SampleValue] {
        let spectrum = sample.spectrum
        let phases = spectrum.phases
        guard let place = phases.indices.min(by: { abs(phases[$0]) < abs(phases[$1]) }) else { return [] }
        let noise = (try? LinearKramersKronig(spectrum))?.relativeNoise ?? .nan
        let value = spectrum.realImpedances[place]
        let resistance = Uncertain(value, standardUncertainty: noise * abs(value))
        var values = [
            SampleValue("R", unit: "Ω", resistance),
            SampleValue("frequency of R", unit: "Hz", Uncertain(exactly: spectrum.frequencies[place])),
            SampleValue("phase at R", unit: "°", Uncertain(exactly: phases[place] * 180 / .pi)),
        ]
        if let geometry = sample.row.geometry {
            values.append(SampleValue("σ", unit: "S/cm", geometry.cellConstant / resistance))
        }
        return values
    }
}
