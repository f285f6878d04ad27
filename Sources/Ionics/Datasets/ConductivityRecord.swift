/// One conductivity as somebody printed it: of what, how exactly, at which temperature, and where.
public struct ConductivityRecord: DatasetRow, Hashable {
    /// How a printed value stands to the truth.
    public enum Relation: String, Hashable, Sendable {
        case equal = "="
        /// An order of magnitude, or "about".
        case about = "~"
        case below = "<"
        case above = ">"
    }

    /// At which temperature a value holds, as it was said.
    public enum StatedTemperature: Hashable, Sendable {
        case celsius(Double)
        /// "Room temperature" without a number.
        case room
        case notStated
    }

    /// Where a value comes from.
    public enum Origin: String, Hashable, Sendable { case measured, computed }

    /// The formula, with words where a formula alone would not do.
    public let material: String
    /// For example `Li+`; `e-` for electronic conductivities.
    public let mobileIon: String
    /// As the source groups materials.
    public let family: String
    /// Phase or preparation.
    public let form: String
    /// In S/cm; both ends are the same but for printed ranges. Nil where only an energy is printed.
    public let conductivity: ClosedRange<Double>?
    /// How the printed value stands to the truth.
    public let relation: Relation
    /// As it was said; see `temperature` for a number.
    public let statedTemperature: StatedTemperature
    /// In eV; sources seldom say whether of σ or of σT.
    public let activationEnergy: Double?
    /// Nil where the source does not say.
    public let origin: Origin?
    /// Section, table or figure.
    public let place: String
    /// The original work: its number in the source's list, or an identifier.
    public let reference: String
    /// Of the original work.
    public let year: Int?

    /// The columns of its files.
    public static let columns = [
        "material", "mobile_ion", "family", "form", "conductivity_S_per_cm", "conductivity_to_S_per_cm", "relation",
        "temperature_C", "activation_energy_eV", "origin", "place", "reference", "year",
    ]

    /// Reads one row.
    ///
    /// - Throws: `IonicsError` naming file, line and column.
    public init(_ cells: DatasetCells) throws(IonicsError) {
        let conductivity = try cells.range("conductivity_S_per_cm", to: "conductivity_to_S_per_cm")
        if let conductivity, !(conductivity.lowerBound > 0) { throw cells.malformed("the conductivity is not above 0") }
        let sign = cells.text("relation")
        guard let relation = Relation(rawValue: sign.isEmpty && conductivity == nil ? "=" : sign) else {
            throw cells.malformed("'\(sign)' is no relation; write =, ~, < or >")
        }
        let originText = cells.text("origin")
        let origin = Origin(rawValue: originText)
        guard origin != nil || originText.isEmpty else {
            throw cells.malformed("'\(originText)' is no origin; write measured or computed")
        }
        let temperature: StatedTemperature
        switch cells.text("temperature_C") {
        case "": temperature = .notStated
        case "RT": temperature = .room
        default: temperature = .celsius(try cells.requiredNumber("temperature_C"))
        }
        self.init(
            material: try cells.required("material"), mobileIon: try cells.required("mobile_ion"),
            family: try cells.required("family"), form: cells.text("form"), conductivity: conductivity,
            relation: relation, statedTemperature: temperature,
            activationEnergy: try cells.number("activation_energy_eV"), origin: origin, place: cells.text("place"),
            reference: cells.text("reference"), year: try cells.number("year").map { Int($0) })
    }

    init(
        material: String, mobileIon: String, family: String, form: String, conductivity: ClosedRange<Double>?,
        relation: Relation, statedTemperature: StatedTemperature, activationEnergy: Double?, origin: Origin?,
        place: String, reference: String, year: Int?
    ) {
        self.material = material
        self.mobileIon = mobileIon
        self.family = family
        self.form = form
        self.conductivity = conductivity
        self.relation = relation
        self.statedTemperature = statedTemperature
        self.activationEnergy = activationEnergy
        self.origin = origin
        self.place = place
        self.reference = reference
        self.year = year
    }

    /// Whether the value is said to hold at room temperature, or at 20 to 30 °C.
    public var isAtRoomTemperature: Bool {
        switch statedTemperature {
        case .celsius(let value): (20...30).contains(value)
        case .room: true
        case .notStated: false
        }
    }

    /// In K; 298.15 K where room temperature is printed without a number, nil where nothing is.
    public var temperature: Double? {
        switch statedTemperature {
        case .celsius(let value): value + 273.15
        case .room: 298.15
        case .notStated: nil
        }
    }

    /// A single conductivity in S/cm, the geometric mean of a printed range; nil for bounds and where none is printed.
    public var representativeConductivity: Double? {
        guard let conductivity, relation == .equal || relation == .about else { return nil }
        return (conductivity.lowerBound * conductivity.upperBound).squareRoot()
    }
}
