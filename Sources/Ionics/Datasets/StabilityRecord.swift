/// Electrochemical window and elastic moduli of an electrolyte, as a review lists them.
public struct StabilityRecord: DatasetRow, Hashable {
    /// As the source calls it.
    public let electrolyte: String
    /// Empty where none is printed.
    public let formula: String
    /// As the source groups electrolytes.
    public let family: String
    /// For example `Li+`.
    public let mobileIon: String
    /// Potentials in V against the metal of the mobile ion between which the electrolyte is stable.
    public let window: ClosedRange<Double>
    /// Phases in equilibrium at the lower end.
    public let reductionPhases: [String]
    /// Phases in equilibrium at the upper end.
    public let oxidationPhases: [String]
    /// E, G and K in GPa, and ν; both ends are the same but for printed ranges, nil where nothing is printed.
    public let youngModulus: ClosedRange<Double>?
    /// ν, without dimension.
    public let poissonRatio: ClosedRange<Double>?
    /// G in GPa.
    public let shearModulus: ClosedRange<Double>?
    /// K in GPa.
    public let bulkModulus: ClosedRange<Double>?
    /// The original works: their numbers in the source's list.
    public let references: [String]

    /// The columns of its files.
    public static let columns = [
        "electrolyte", "formula", "family", "mobile_ion", "reduction_V", "oxidation_V", "reduction_phases",
        "oxidation_phases", "young_modulus_GPa", "young_modulus_to_GPa", "poisson_ratio", "poisson_ratio_to",
        "shear_modulus_GPa", "shear_modulus_to_GPa", "bulk_modulus_GPa", "bulk_modulus_to_GPa", "reference",
    ]

    /// Reads one row.
    ///
    /// - Throws: `IonicsError` naming file, line and column.
    public init(_ cells: DatasetCells) throws(IonicsError) {
        electrolyte = try cells.required("electrolyte")
        formula = cells.text("formula")
        family = try cells.required("family")
        mobileIon = try cells.required("mobile_ion")
        guard let window = try cells.range("reduction_V", to: "oxidation_V") else {
            throw .missingValue(path: cells.path, line: cells.line, column: "reduction_V")
        }
        self.window = window
        reductionPhases = Self.list(cells.text("reduction_phases"))
        oxidationPhases = Self.list(cells.text("oxidation_phases"))
        youngModulus = try cells.range("young_modulus_GPa", to: "young_modulus_to_GPa")
        poissonRatio = try cells.range("poisson_ratio", to: "poisson_ratio_to")
        shearModulus = try cells.range("shear_modulus_GPa", to: "shear_modulus_to_GPa")
        bulkModulus = try cells.range("bulk_modulus_GPa", to: "bulk_modulus_to_GPa")
        references = Self.list(cells.text("reference"))
    }

    private static func list(_ text: String) -> [String] {
        text.split(separator: ",").map { String($0.drop { $0 == " " }) }
    }
}
