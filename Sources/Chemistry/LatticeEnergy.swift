import Glibc

/// Lattice energies of ionic crystals without their structure, from charges and either radii or the volume.
///
/// Both forms rest on I = ½ Σ n z² over the ions of a formula unit. They do not agree for salts of many ions: an antiperovskite X₃BA has 2I = 8 and a
/// perovskite ABX₃ of doubly charged anions 32, a ratio of 4 by radii (at equal distances) and of 4^(4/3) = 6.3 by volume (at equal volumes).
/// Source: Xia 2022, §2.7 (row X16); A. F. Kapustinskii, Q. Rev. Chem. Soc. 10 (1956) 283; L. Glasser, Inorg. Chem. 34 (1995) 4935; L. Glasser and
/// H. D. B. Jenkins, J. Am. Chem. Soc. 122 (2000) 632.
public enum LatticeEnergy {
    /// An ion of the formula unit.
    public struct Ion: Hashable, Sendable {
        /// In elementary charges, not zero.
        public let charge: Int
        /// How many a formula unit has, above 0.
        public let count: Double
        /// In pm, above 0; only the form of Kapustinskii uses it.
        public let radius: Double

        /// - Parameters: as the properties.
        public init(charge: Int, count: Double, radius: Double) {
            self.charge = charge
            self.count = count
            self.radius = radius
        }
    }

    /// Σ n z², which is 2I.
    ///
    /// - Throws: `ChemistryError.notNeutral` where the charges do not cancel.
    public static func chargeSum(_ ions: [Ion]) throws(ChemistryError) -> Double {
        let total = ions.reduce(0) { $0 + Double($1.charge) * $1.count }
        guard abs(total) < 1e-9, ions.contains(where: { $0.charge != 0 }) else { throw .notNeutral(charge: total) }
        return ions.reduce(0) { $0 + Double($1.charge * $1.charge) * $1.count }
    }

    /// U = K Σ n z² / r (1 − d/r), K = 121.4 kJ nm/mol, d = 34.5 pm: Kapustinskii's equation, with Glasser's sum in the place of ν|z₊z₋|.
    ///
    /// r is the mean radius of the cations and that of the anions together, each weighted by count. For a salt of two kinds of ions the sum is
    /// ν|z₊z₋|. Good to about 5 % for simple salts.
    ///
    /// - Returns: in kJ/mol of formula units, positive.
    /// - Throws: `ChemistryError.notNeutral` and `.invalidRadius`.
    public static func kapustinskii(_ ions: [Ion]) throws(ChemistryError) -> Double {
        let sum = try chargeSum(ions)
        var distance = 0.0
        for sign in [1, -1] {
            let side = ions.filter { $0.charge.signum() == sign }
            for ion in side where !(ion.radius > 0 && ion.radius.isFinite) {
                throw .invalidRadius("the ion of charge \(ion.charge)", radius: ion.radius)
            }
            distance += side.reduce(0) { $0 + $1.radius * $1.count } / side.reduce(0) { $0 + $1.count }
        }
        return 121.4e3 * sum / distance * (1 - 34.5 / distance)
    }

    /// U = A I (2I/V)^(1/3), A = 121.39 kJ nm/mol: the form that needs the volume alone, meant for lattice energies above 5000 kJ/mol.
    ///
    /// - Parameters:
    ///   - ions: their radii are not used.
    ///   - volume: of a formula unit in nm³, above 0.
    /// - Returns: in kJ/mol of formula units, positive.
    /// - Throws: `ChemistryError.notNeutral` and `.invalidVolume`.
    public static func glasserJenkins(_ ions: [Ion], volume: Double) throws(ChemistryError) -> Double {
        let sum = try chargeSum(ions)
        guard volume > 0, volume.isFinite else { throw .invalidVolume(volume) }
        return 121.39 * sum / 2 * cbrt(sum / volume)
    }
}
