/// How an element or isotope scatters thermal neutrons, as a source lists it.
public struct NeutronRecord: DatasetRow, Hashable {
    /// `Li`, or `7Li` for one isotope; `D` is ²H.
    public let isotope: String
    /// Bound coherent scattering length in fm.
    public let coherentLength: Double
    /// Cross-sections in barn, absorption at 2200 m/s.
    public let coherent: Double
    public let incoherent: Double
    public let absorption: Double

    public static let columns = [
        "isotope", "coherent_length_fm", "coherent_barn", "incoherent_barn", "absorption_barn",
    ]

    public init(_ cells: DatasetCells) throws(IonicsError) {
        isotope = try cells.required("isotope")
        coherentLength = try cells.requiredNumber("coherent_length_fm")
        coherent = try cells.requiredNumber("coherent_barn")
        incoherent = try cells.requiredNumber("incoherent_barn")
        absorption = try cells.requiredNumber("absorption_barn")
    }
}
