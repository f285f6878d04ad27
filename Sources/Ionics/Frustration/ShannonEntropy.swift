import Glibc

/// The configurational entropy of ions spread over kinds of sites, S/k_B = −Σ fᵢ [Pᵢ ln Pᵢ + (1 − Pᵢ) ln(1 − Pᵢ)].
///
/// Pᵢ is the occupancy of the sites of kind i. The source calls fᵢ "the fraction of total occupied interstitial sites that are of type i",
/// which can be read in two ways; only the share of *sites* puts the maximum where the paper has it. Source: Wood et al. 2021, eq 3.1 (row F6).
public enum ShannonEntropy {
    /// What fᵢ is.
    public enum Weighting: String, Hashable, Codable, Sendable {
        /// Sites of kind i over the sites of all kinds that are occupied at all.
        case sites
        /// Ions on sites of kind i over all ions on sites.
        case ions
    }

    /// S/k_B.
    ///
    /// - Parameters:
    ///   - occupancies: Pᵢ, 0…1.
    ///   - siteCounts: sites of each kind, in any common unit.
    ///   - weighting: what fᵢ is.
    public static func value(
        occupancies: [Double], siteCounts: [Double], weighting: Weighting = .sites
    ) throws(TrajectoryError) -> Double {
        guard occupancies.count == siteCounts.count else {
            throw .countsDiffer(name: "siteCounts", found: siteCounts.count, expected: occupancies.count)
        }
        for value in occupancies where !(value >= 0 && value <= 1) {
            throw .outOfRange(name: "occupancy", value: value, expected: "0 to 1")
        }
        for value in siteCounts where !(value > 0 && value.isFinite) {
            throw .outOfRange(name: "siteCounts", value: value, expected: "positive")
        }
        let weights = zip(occupancies, siteCounts).map { $0 > 0 ? (weighting == .sites ? $1 : $0 * $1) : 0 }
        let total = weights.reduce(0, +)
        guard total > 0 else { throw .notDetermined(name: "the entropy", reason: "no site is occupied") }
        func term(_ p: Double) -> Double { p > 0 ? p * log(p) : 0 }
        return -zip(weights, occupancies).reduce(0) { $0 + $1.0 / total * (term($1.1) + term(1 - $1.1)) }
    }

    /// S/k_B of the sites of a trajectory, a kind for each label.
    public static func value(_ occupation: SiteOccupation, weighting: Weighting = .sites) throws(TrajectoryError)
        -> Double
    {
        let kinds = occupation.occupanciesByLabel
        return try value(
            occupancies: kinds.map(\.occupancy), siteCounts: kinds.map { Double($0.siteCount) }, weighting: weighting)
    }
}
