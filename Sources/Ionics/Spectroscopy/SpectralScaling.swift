import Glibc

/// Conductivity spectra brought onto one curve, and how well they fall together.
///
/// Each point of a spectrum is compared with the other spectra, interpolated between their points in the logarithms; the root mean square of these
/// deviations, in decades of σ/σ_dc, is the measure. Source: J. C. Dyre, T. B. Schrøder, Rev. Mod. Phys. 2000, 72, 873 (row L9).
public struct SpectralScaling: Sendable {
    /// What frequencies are divided by.
    public enum Kind: String, Hashable, Codable, Sendable {
        /// The hopping frequency ν_p in Hz.
        case hoppingRate
        /// σ_dc T in S cm⁻¹ K. Source: S. Summerfield, Philos. Mag. B 1985, 52, 9.
        case summerfield
    }

    public let kind: Kind
    /// log₁₀ of the scaled frequency, for each spectrum.
    public let frequencies: [[Double]]
    /// log₁₀(σ′/σ_dc), for each spectrum.
    public let conductivities: [[Double]]
    /// Root mean square deviation from the other spectra in decades; nil when no two of them overlap.
    public let deviation: Double?
    /// How many points were compared.
    public let comparedCount: Int

    /// - Parameters:
    ///   - spectra: at least two; with temperatures for `.summerfield`.
    ///   - dcConductivities: σ_dc in S/cm.
    ///   - hoppingFrequencies: ν_p in Hz, for `.hoppingRate`; nil scales by σ_dc T.
    /// - Throws: `IonicsError.outOfRange` for lists of different length, values that are not positive, and unknown temperatures.
    public init(spectra: [ConductivitySpectrum], dcConductivities: [Double], hoppingFrequencies: [Double]? = nil)
        throws(IonicsError)
    {
        for (name, list) in [
            ("dcConductivities", dcConductivities), ("hoppingFrequencies", hoppingFrequencies ?? dcConductivities),
        ] {
            guard list.count == spectra.count else {
                throw .outOfRange(
                    name: "number of \(name)", value: Double(list.count),
                    expected: "that of the spectra, \(spectra.count)")
            }
            for (index, value) in list.enumerated() where !(value > 0 && value.isFinite) {
                throw .outOfRange(name: "\(name)[\(index)]", value: value, expected: "positive")
            }
        }
        kind = hoppingFrequencies == nil ? .summerfield : .hoppingRate
        var frequencies: [[Double]] = []
        for (index, spectrum) in spectra.enumerated() {
            let unit: Double
            if let hoppingFrequencies {
                unit = hoppingFrequencies[index]
            } else if let temperature = spectrum.temperature {
                unit = dcConductivities[index] * temperature
            } else {
                throw .outOfRange(name: "temperature of spectra[\(index)]", value: .nan, expected: "known, in K")
            }
            frequencies.append(spectrum.frequencies.map { log10($0 / unit) })
        }
        let conductivities = zip(spectra, dcConductivities).map { spectrum, level in
            spectrum.conductivities.map { log10($0 / level) }
        }
        self.frequencies = frequencies
        self.conductivities = conductivities
        var (sum, count) = (0.0, 0)
        for own in spectra.indices {
            for point in frequencies[own].indices {
                let others = spectra.indices.filter { $0 != own }.compactMap {
                    Self.interpolated(frequencies[$0], conductivities[$0], frequencies[own][point])
                }
                guard !others.isEmpty else { continue }
                let difference = conductivities[own][point] - others.reduce(0, +) / Double(others.count)
                sum += difference * difference
                count += 1
            }
        }
        deviation = count > 0 ? sqrt(sum / Double(count)) : nil
        comparedCount = count
    }

    private static func interpolated(_ x: [Double], _ y: [Double], _ place: Double) -> Double? {
        guard let first = x.first, let last = x.last, place >= first, place <= last,
            let upper = x.firstIndex(where: { $0 >= place })
        else { return nil }
        guard upper > 0, x[upper] > x[upper - 1] else { return y[upper] }
        let part = (place - x[upper - 1]) / (x[upper] - x[upper - 1])
        return y[upper - 1] + part * (y[upper] - y[upper - 1])
    }
}
