/// The radius that a source takes for an ion, be it of one atom or of several.
public struct EffectiveRadiusRecord: DatasetRow, Hashable {
    /// For example `Li` or `[BH4]`, without the charge.
    public let ion: String
    /// In elementary charges.
    public let charge: Int
    /// In pm.
    public let radius: Double
    /// The original work: its number in the source's list.
    public let reference: String

    /// The columns of its files.
    public static let columns = ["ion", "charge", "radius_pm", "reference"]

    /// Reads one row.
    ///
    /// - Throws: `IonicsError` naming file, line and column.
    public init(_ cells: DatasetCells) throws(IonicsError) {
        ion = try cells.required("ion")
        let charge = try cells.requiredNumber("charge")
        guard let whole = Int(exactly: charge), whole != 0 else {
            throw cells.malformed("\(charge) is no ion's charge")
        }
        self.charge = whole
        radius = try cells.requiredNumber("radius_pm")
        guard radius > 0 else { throw cells.malformed("the radius is not above 0") }
        reference = cells.text("reference")
    }
}
