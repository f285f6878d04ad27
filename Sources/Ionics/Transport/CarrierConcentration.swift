public import Quantities

/// The concentration of mobile ions that a concentration factor stands for, beside what the crystal holds: n = C k_B/(z q² a²).
///
/// More mobile ions than ions is no physics: then the factor's inputs contradict each other, most often because an angular
/// hopping rate was read as an ordinary one or E_a − E_m is uncertain. Source: Li et al. 2023, eq 9 (row L5).
public struct CarrierConcentration: Hashable, Codable, Sendable {
    /// C in S cm⁻¹ Hz⁻¹ K.
    public let factor: Uncertain
    /// z, with the correlation factor in it.
    public let geometricalFactor: Double
    /// a in m.
    public let hoppingDistance: Double
    /// n in m⁻³.
    public let concentration: Uncertain
    /// All ions of this kind in the crystal, in m⁻³.
    public let crystalConcentration: Double

    /// - Parameters:
    ///   - factor: C in S cm⁻¹ Hz⁻¹ K.
    ///   - geometricalFactor: z, 1/6 for random jumps in three dimensions.
    ///   - hoppingDistance: a in m.
    ///   - chargeNumber: q in elementary charges.
    ///   - crystalConcentration: all ions of this kind in the crystal in m⁻³.
    /// - Throws: `IonicsError.outOfRange` when one of them is not positive.
    public init(
        factor: Uncertain, geometricalFactor: Double, hoppingDistance: Double, chargeNumber: Int = 1,
        crystalConcentration: Double
    ) throws(IonicsError) {
        let given = [
            ("geometricalFactor", geometricalFactor), ("hoppingDistance", hoppingDistance),
            ("crystalConcentration", crystalConcentration), ("factor", factor.value),
        ]
        for (name, value) in given where !(value > 0 && value.isFinite) {
            throw .outOfRange(name: name, value: value, expected: "positive")
        }
        guard chargeNumber != 0 else { throw .outOfRange(name: "chargeNumber", value: 0, expected: "not zero") }
        self.factor = factor
        self.geometricalFactor = geometricalFactor
        self.hoppingDistance = hoppingDistance
        self.crystalConcentration = crystalConcentration
        let perFactor = CarrierConcentrationFactor.carrierConcentration(
            factor: 1, geometricalFactor: geometricalFactor, hoppingDistance: hoppingDistance,
            chargeNumber: chargeNumber)
        concentration = perFactor * factor
    }

    /// n divided by the crystal's own concentration, without unit.
    public var mobileFraction: Uncertain { 1 / crystalConcentration * concentration }

    /// Whether more ions would be mobile than there are, by more than twice the standard uncertainty (where that is known).
    public var exceedsCrystal: Bool {
        let deviation = concentration.standardUncertainty
        return concentration.value - (deviation.isFinite ? 2 * deviation : 0) > crystalConcentration
    }
}
