/// How an element or isotope scatters thermal neutrons, as a source lists it.
public struct NeutronRecord: DatasetRow, Hashable {
    /// `Li`, or `7Li` for one isotope; `D` is ²H.
    public let isotope: String
    /// Bound coherent scattering length in fm.
    public let coherentScatteringLength: Double
    /// In barn.
    public let coherentCrossSection: Double
    /// In barn.
    public let incoherentCrossSection: Double
    /// In barn at 2200 m/s.
    public let absorptionCrossSection: Double

    /// The columns of its files.
    public static let columns = [
        "isotope", "coherent_length_fm", "coherent_barn", "incoherent_barn", "absorption_barn",
    ]

    /// Reads one row.
    ///
    /// - Throws: `IonicsError` naming file, line and column.
    public init(_ cells: DatasetCells) throws(IonicsError) {
        isotope = try cells.required("isotope")
        coherentScatteringLength = try cells.requiredNumber("coherent_length_fm")
        coherentCrossSection = try cells.requiredNumber("coherent_barn")
        incoherentCrossSection = try cells.requiredNumber("incoherent_barn")
        absorptionCrossSection = try cells.requiredNumber("absorption_barn")
    }
}
