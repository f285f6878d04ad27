/// What a change of a material did to its conductivity and its activation energy, as a review lists it.
public struct StrategyRecord: DatasetRow, Hashable {
    /// The kind of change, as the source groups them.
    public let strategy: String
    /// The material after the change.
    public let material: String
    /// For example `Li+`.
    public let mobileIon: String
    /// What was done.
    public let measure: String
    /// In S/cm, nil where it is not reported.
    public let conductivityBefore: Double?
    /// In S/cm, nil where it is not reported.
    public let conductivityAfter: Double?
    /// In K, where it is said and another one than before: then the two conductivities do not compare.
    public let temperatureAfter: Double?
    /// In eV; both ends are the same but for printed ranges.
    public let activationEnergyBefore: ClosedRange<Double>?
    /// In eV, in the same way.
    public let activationEnergyAfter: ClosedRange<Double>?
    /// Nil where no energy is printed.
    public let energyOrigin: ConductivityRecord.Origin?
    /// The original work: its number in the source's list.
    public let reference: String

    /// The columns of its files.
    public static let columns = [
        "strategy", "material", "mobile_ion", "measure", "conductivity_before_S_per_cm", "conductivity_after_S_per_cm",
        "temperature_after_K", "activation_energy_before_eV", "activation_energy_before_to_eV",
        "activation_energy_after_eV", "activation_energy_after_to_eV", "energy_origin", "reference",
    ]

    /// Reads one row.
    ///
    /// - Throws: `IonicsError` naming file, line and column.
    public init(_ cells: DatasetCells) throws(IonicsError) {
        strategy = try cells.required("strategy")
        material = try cells.required("material")
        mobileIon = try cells.required("mobile_ion")
        measure = cells.text("measure")
        conductivityBefore = try cells.number("conductivity_before_S_per_cm")
        conductivityAfter = try cells.number("conductivity_after_S_per_cm")
        temperatureAfter = try cells.number("temperature_after_K")
        activationEnergyBefore = try cells.range("activation_energy_before_eV", to: "activation_energy_before_to_eV")
        activationEnergyAfter = try cells.range("activation_energy_after_eV", to: "activation_energy_after_to_eV")
        let origin = cells.text("energy_origin")
        energyOrigin = ConductivityRecord.Origin(rawValue: origin)
        guard origin.isEmpty || energyOrigin != nil else {
            throw cells.malformed("'\(origin)' is no origin; write measured or computed")
        }
        reference = cells.text("reference")
    }

    /// The factor by which the conductivity grew; nil where either value is missing or the temperatures differ.
    public var gain: Double? {
        guard let conductivityBefore, let conductivityAfter, temperatureAfter == nil else { return nil }
        return conductivityAfter / conductivityBefore
    }

    /// By how much the activation energy fell in eV, from the middle of printed ranges; nil where either is missing.
    public var energyDrop: Double? {
        guard let before = activationEnergyBefore, let after = activationEnergyAfter else { return nil }
        return (before.lowerBound + before.upperBound - after.lowerBound - after.upperBound) / 2
    }
}
