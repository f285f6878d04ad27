import Quantities

extension Sample {
    /// An analysis of σ′(ν): σ_dc and ν_p where the spectrum determines them; where it does not, the remarks say the bound or the reason (row L4, L11).
    ///
    /// The uncertainty of σ_dc joins that of the fit with thickness and area.
    /// - Throws: `IonicsError.outOfRange` for a sample without geometry.
    public static func hoppingRate(_ sample: Sample) throws -> [SampleValue] {
        guard let dielectric = sample.dielectric else {
            throw IonicsError.outOfRange(
                name: "number of sizes of \(sample.row.sample)", value: 0, expected: "2: thickness and area or diameter"
            )
        }
        let analysis = HoppingRateAnalysis(try dielectric.conductivitySpectrum().spectrum)
        let unknown = Uncertain(.nan, standardUncertainty: .nan)
        let geometry = dielectric.geometricUncertainty
        let conductivity = analysis.dcConductivity.map {
            $0 * Uncertain(1, standardUncertainty: geometry)
        }
        return [
            SampleValue("σ_dc", unit: "S/cm", conductivity ?? unknown),
            SampleValue(
                "ν_p", unit: "Hz", analysis.hoppingRate?.hertz ?? unknown,
                remark: analysis.hoppingRate == nil ? analysis.verdict.description : ""),
        ]
    }
}
