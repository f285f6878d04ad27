public import Quantities

/// Three diffusivities of one ion and what their ratios say: f = D*/D_r and H_R = D*/D_σ.
///
/// Source: Deck and Hu 2023, section on NMR (row D2); Wang et al. 2022, eq 7 (row W4).
public struct DiffusionComparison: Hashable, Codable, Sendable {
    /// D* in m²/s: of single ions over long distances, from pulsed field gradients or tracers.
    public let tracer: Uncertain
    /// D_r in m²/s: of uncorrelated jumps, from relaxation rates and the jump distance.
    public let random: Uncertain?
    /// D_σ in m²/s: of the charge, from the conductivity by Nernst and Einstein.
    public let charge: Uncertain?

    /// - Throws: `IonicsError.outOfRange` when a diffusivity is not positive.
    public init(tracer: Uncertain, random: Uncertain? = nil, charge: Uncertain? = nil) throws(IonicsError) {
        for (name, value) in [("tracer", tracer), ("random", random), ("charge", charge)] {
            guard let value else { continue }
            guard value.value > 0, value.value.isFinite else {
                throw .outOfRange(name: name, value: value.value, expected: "positive, in m²/s")
            }
        }
        self.tracer = tracer
        self.random = random
        self.charge = charge
    }

    /// D_r = a²/(2d τ) in m²/s of a jump rate 1/τ and a jump distance.
    ///
    /// - Parameters:
    ///   - jumpRate: 1/τ in s⁻¹.
    ///   - jumpDistance: a in m.
    ///   - dimensions: d, 1 to 3.
    public static func randomDiffusivity(jumpRate: Uncertain, jumpDistance: Uncertain, dimensions: Int = 3) -> Uncertain
    {
        jumpRate * jumpDistance.power(2) / Double(2 * dimensions)
    }

    /// D_σ in m²/s of a conductivity.
    ///
    /// - Parameters:
    ///   - conductivity: σ in S/m.
    ///   - concentration: n in m⁻³.
    ///   - temperature: in K.
    public static func chargeDiffusivity(
        conductivity: Uncertain, concentration: Uncertain, chargeNumber: Int = 1, temperature: Double
    ) -> Uncertain {
        let unit = NernstEinstein.diffusivity(
            conductivity: 1, concentration: 1, chargeNumber: chargeNumber, temperature: temperature)
        return unit * (conductivity / concentration)
    }

    /// f, 0…1 for jumps that lead back; nil without D_r.
    public var correlationFactor: Uncertain? { random.map { tracer / $0 } }
    /// H_R; below 1 where ions move together, nil without D_σ.
    public var havenRatio: Uncertain? { charge.map { tracer / $0 } }
    /// Whether H_R lies below 1 by more than twice its standard uncertainty: ions move together; nil without D_σ.
    public var showsConcertedMotion: Bool? { havenRatio.map { $0.value + 2 * $0.standardUncertainty < 1 } }
    /// Whether f lies above 1 by more than twice its standard uncertainty, which no jump process gives: rates and distances do not fit; nil without D_r.
    public var exceedsRandomWalk: Bool? { correlationFactor.map { $0.value - 2 * $0.standardUncertainty > 1 } }
}
