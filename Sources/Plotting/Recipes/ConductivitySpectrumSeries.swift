/// One conductivity spectrum: points, the fitted curve and the crossover that the fit found.
public struct ConductivitySpectrumSeries: Codable, Hashable, Sendable {
    /// The series' name, in label markup, usually its temperature.
    public var label: String
    /// Frequencies (not angular) in Hz.
    public var frequencies: [Double]
    /// Real parts of the conductivity in S cm⁻¹.
    public var conductivities: [Double]
    public var fittedFrequencies: [Double]
    public var fittedConductivities: [Double]
    /// ν_p = ω_p / 2π in Hz.
    public var hoppingFrequency: Double?
    /// Conductivity at ν_p in S cm⁻¹, twice the dc value.
    public var hoppingConductivity: Double?

    public init(
        _ label: String, frequencies: [Double], conductivities: [Double], fittedFrequencies: [Double] = [],
        fittedConductivities: [Double] = [], hoppingPoint: (frequency: Double, conductivity: Double)? = nil
    ) {
        requireEqualCounts(
            "ConductivitySpectrumSeries", ("frequencies", frequencies.count), ("conductivities", conductivities.count))
        requireEqualCounts(
            "ConductivitySpectrumSeries", ("fittedFrequencies", fittedFrequencies.count),
            ("fittedConductivities", fittedConductivities.count))
        self.label = label
        self.frequencies = frequencies
        self.conductivities = conductivities
        self.fittedFrequencies = fittedFrequencies
        self.fittedConductivities = fittedConductivities
        hoppingFrequency = hoppingPoint?.frequency
        hoppingConductivity = hoppingPoint?.conductivity
    }
}
