import Glibc

/// The ideal configurational entropy of species mixed at random over sites, S/k_B = −n Σ x ln x, of one set of equivalent sites.
///
/// Source: Deck and Hu 2023, site mixing of S²⁻, Cl⁻ and Br⁻ over 4a and 4d (row D6).
public enum MixingEntropy {
    /// S/k_B per formula.
    ///
    /// - Parameter amounts: of each species (and of vacancies) on these sites per formula, 0 or more; their sum is the number of sites.
    /// - Throws: `IonicsError.outOfRange` for a negative or infinite amount.
    public static func perFormula(_ amounts: [Double]) throws(IonicsError) -> Double {
        for (index, amount) in amounts.enumerated() where !(amount >= 0 && amount.isFinite) {
            throw .outOfRange(name: "amounts[\(index)]", value: amount, expected: "0 or more")
        }
        let sites = amounts.reduce(0, +)
        return amounts.reduce(0) { $1 > 0 ? $0 - $1 * log($1 / sites) : $0 }
    }
}
