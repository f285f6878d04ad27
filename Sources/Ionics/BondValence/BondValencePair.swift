import Glibc

/// What binds a cation to an anion in the bond-valence method: a Morse potential whose minimum follows from both ions' softness.
///
/// E(R) = D₀ {[exp(α(R_min − R)) − 1]² − 1}. Source of the form: Adams and Rao, Phys. Status Solidi A 206, 1760 (2009); of the shipped values: Chen and
/// Adams, IUCrJ 4, 614 (2017), as BVlain 0.25 tabulates them (row W7).
public struct BondValencePair: Hashable, Sendable {
    /// The element that moves.
    public let cation: String
    /// In elementary charges, positive.
    public let cationCharge: Int
    /// The element that it is bound to.
    public let anion: String
    /// In elementary charges, negative.
    public let anionCharge: Int
    /// D₀ in eV.
    public let depth: Double
    /// R_min in Å.
    public let distance: Double
    /// α = 1/b in 1/Å.
    public let stiffness: Double

    /// - Parameters: as the properties; depth, distance and stiffness are positive.
    public init(
        cation: String, cationCharge: Int, anion: String, anionCharge: Int, depth: Double, distance: Double,
        stiffness: Double
    ) throws(IonicsError) {
        for (name, value) in [("depth", depth), ("distance", distance), ("stiffness", stiffness)]
        where !(value > 0 && value.isFinite) {
            throw .outOfRange(name: "\(name) of \(cation)–\(anion)", value: value, expected: "positive")
        }
        self.init(cation, cationCharge, anion, anionCharge, depth, distance, stiffness)
    }

    private init(
        _ cation: String, _ cationCharge: Int, _ anion: String, _ anionCharge: Int, _ depth: Double, _ distance: Double,
        _ stiffness: Double
    ) {
        self.cation = cation
        self.cationCharge = cationCharge
        self.anion = anion
        self.anionCharge = anionCharge
        self.depth = depth
        self.distance = distance
        self.stiffness = stiffness
    }

    /// E in eV at a distance in Å.
    public func energy(at distance: Double) -> Double {
        let factor = 1 - exp(stiffness * (self.distance - distance))
        return depth * (factor * factor - 1)
    }

    /// Pairs from a table with the columns `cation`, `cation_charge`, `anion`, `anion_charge`, `depth` (eV), `distance` (Å) and `stiffness` (1/Å).
    public static func pairs(_ table: DataTable) throws(IonicsError) -> [BondValencePair] {
        let (cations, anions) = (try table.texts("cation"), try table.texts("anion"))
        let (charges, counter) = (try table.numbers("cation_charge"), try table.numbers("anion_charge"))
        let (depths, distances) = (try table.numbers("depth"), try table.numbers("distance"))
        let stiffnesses = try table.numbers("stiffness")
        var pairs: [BondValencePair] = []
        for row in cations.indices {
            for (name, charge) in [("cation_charge", charges[row]), ("anion_charge", counter[row])]
            where charge != charge.rounded() || abs(charge) > 9 {
                throw .outOfRange(
                    name: "\(name) in line \(table.lineNumbers[row])", value: charge, expected: "a whole number")
            }
            pairs.append(
                try BondValencePair(
                    cation: cations[row], cationCharge: Int(charges[row]), anion: anions[row],
                    anionCharge: Int(counter[row]), depth: depths[row], distance: distances[row],
                    stiffness: stiffnesses[row]))
        }
        return pairs
    }

    /// Lithium, sodium and potassium with nitride, halide and chalcogenide ions.
    ///
    /// Every row fulfils D₀ = 14.4 eV Å |V_A V_X|/(2 α² R_min √(n_A n_X)), n being the ions' periods: a misprint would show.
    public static let alkali: [BondValencePair] = [
        .init("Li", 1, "N", -3, 2.054953, 2.132557, 1.569859),
        .init("Li", 1, "O", -2, 0.98816, 1.940013, 1.937984),
        .init("Li", 1, "F", -1, 0.49611, 1.87265, 1.968504),
        .init("Li", 1, "S", -2, 1.04027, 2.40971, 1.531394),
        .init("Li", 1, "Cl", -1, 0.49302, 2.39647, 1.577287),
        .init("Li", 1, "Se", -2, 0.8875, 2.68386, 1.461988),
        .init("Li", 1, "Br", -1, 0.4491, 2.58255, 1.481481),
        .init("Li", 1, "Te", -2, 0.88544, 2.73313, 1.371742),
        .init("Li", 1, "I", -1, 0.44117, 2.78807, 1.360544),
        .init("Na", 1, "O", -2, 0.575227, 2.374335, 2.074689),
        .init("Na", 1, "F", -1, 0.295862, 2.232158, 2.109705),
        .init("Na", 1, "S", -2, 0.630673, 2.916205, 1.615509),
        .init("Na", 1, "Cl", -1, 0.315458, 2.748011, 1.663894),
        .init("Na", 1, "Se", -2, 0.576407, 3.046979, 1.538462),
        .init("Na", 1, "Br", -1, 0.292879, 2.915883, 1.560062),
        .init("Na", 1, "Te", -2, 0.549276, 3.269608, 1.438849),
        .init("Na", 1, "I", -1, 0.285612, 3.198502, 1.426534),
        .init("K", 1, "O", -2, 0.34985, 2.766359, 2.293578),
        .init("K", 1, "F", -1, 0.176234, 2.645968, 2.336449),
        .init("K", 1, "S", -2, 0.41168, 3.315285, 1.745201),
        .init("K", 1, "Cl", -1, 0.201068, 3.184081, 1.801802),
        .init("K", 1, "Se", -2, 0.373639, 3.51499, 1.655629),
        .init("K", 1, "Br", -1, 0.188913, 3.373219, 1.680672),
        .init("K", 1, "Te", -2, 0.362353, 3.742871, 1.540832),
        .init("K", 1, "I", -1, 0.190106, 3.633321, 1.526718),
    ]
}
