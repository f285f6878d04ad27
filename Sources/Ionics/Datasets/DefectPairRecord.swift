/// Energies of a mobile defect and of the partner that balances its charge, in eV.
public struct DefectPairRecord: DatasetRow, Hashable {
    /// In Kröger and Vink's notation, for example `V_Li' - V_Cl•`.
    public let pair: String
    /// Of the pair.
    public let formationEnergy: Double
    /// Of the free mobile defect.
    public let migrationBarrier: Double
    /// Positive where the pair attracts; nil where none is printed.
    public let bindingEnergy: Double?
    /// As printed; nil where it is not.
    public let activationEnergy: Double?
    /// The original work: its number in the source's list.
    public let reference: String

    /// The columns of its files.
    public static let columns = [
        "pair", "formation_energy_eV", "migration_barrier_eV", "binding_energy_eV", "activation_energy_eV", "reference",
    ]

    /// Reads one row.
    ///
    /// - Throws: `IonicsError` naming file, line and column.
    public init(_ cells: DatasetCells) throws(IonicsError) {
        pair = try cells.required("pair")
        formationEnergy = try cells.requiredNumber("formation_energy_eV")
        migrationBarrier = try cells.requiredNumber("migration_barrier_eV")
        bindingEnergy = try cells.number("binding_energy_eV")
        activationEnergy = try cells.number("activation_energy_eV")
        reference = cells.text("reference")
    }
}
