/// A reaction of point defects, checked for atoms, sites and charge: `2 Li_Li× + O_O× -> 2 V_Li' + V_O•• + Li2O`.
///
/// Atoms and effective charge are conserved, and so is the number of sites of each kind, except that whole formula units of the crystal may
/// be added at its surface: `CaCl2 ->[LiCl] Ca_Li• + V_Li' + 2 Cl_Cl×` makes two sites of Li and two of Cl, which is right in LiCl alone. The crystal
/// stands on the arrow, or is given. `nil`, `null`, `0` and ∅ are the perfect crystal.
/// Source: Kröger and Vink, Solid State Phys. 3, 307 (1956); Xia 2022, eqs. 11–15 (row X4).
public struct DefectReaction: Hashable, Sendable {
    /// One term of a side.
    public struct Term: Hashable, Sendable {
        /// What a term counts.
        public enum Kind: Hashable, Sendable {
            case defect(DefectSpecies)
            /// A phase beside the crystal, such as `O2` with `(g)`.
            case compound(ChemicalFormula, phase: String)
        }

        /// Above 0.
        public let coefficient: Double
        /// What is counted.
        public let kind: Kind
    }

    /// What is used up; empty for the perfect crystal.
    public let reactants: [Term]
    /// What is made; empty for the perfect crystal.
    public let products: [Term]
    /// Sites of each kind in one formula unit of the crystal; empty when no crystal is named.
    public let siteRatio: [String: Double]
    /// The crystal's formula, where it is known.
    public let host: ChemicalFormula?

    /// - Parameters:
    ///   - text: two sides with an arrow (`->`, `→`, `=`, `⇌`, `\to`, `\xrightarrow{LiCl}`, `->[LiCl]`) between them, terms joined by `+` in spaces.
    ///   - host: the crystal, when the arrow does not name it; its elements are the names of its sites.
    ///   - siteRatio: sites of each name in one formula unit, when names other than elements are used, such as `["4a": 1, "4d": 1]`.
    /// - Throws: `ChemistryError.unreadableDefects`, or what a formula throws. A reaction that does not balance is no error here: see `check`.
    public init(
        _ text: String, host: ChemicalFormula? = nil, siteRatio: [String: Double] = [:]
    ) throws(ChemistryError) {
        let sides = try DefectReactionReader(text).read()
        var crystal = host
        if let name = sides.host, crystal == nil { crystal = try ChemicalFormula(name) }
        try self.init(reactants: sides.left, products: sides.right, host: crystal, siteRatio: siteRatio)
    }

    private init(
        reactants: [Term], products: [Term], host: ChemicalFormula?, siteRatio: [String: Double]
    ) throws(ChemistryError) {
        self.reactants = reactants
        self.products = products
        self.host = host
        if let host, siteRatio.isEmpty {
            self.siteRatio = try host.elementCounts()
        } else {
            self.siteRatio = siteRatio
        }
    }

    /// What is made less what is used up, in what the reaction must conserve.
    public struct Imbalance: Hashable, Sendable {
        /// Atoms of each element, those that differ alone.
        public let atoms: [String: Double]
        /// Sites of each kind beyond whole formula units of the crystal, those that differ alone.
        public let sites: [String: Double]
        /// In elementary charges.
        public let charge: Double
        /// Formula units of the crystal that are added.
        public let formulaUnits: Double

        /// Whether nothing differs.
        public var isBalanced: Bool { atoms.isEmpty && sites.isEmpty && charge == 0 }

        /// One sentence part for each difference, in alphabetical order.
        public var differences: [String] {
            func amount(_ value: Double) -> String {
                "\(DefectReaction.number(value.magnitude)) too \(value > 0 ? "many" : "few")"
            }
            return atoms.sorted { $0.key < $1.key }.map { "\(amount($0.value)) \($0.key) made" }
                + sites.sorted { $0.key < $1.key }.map { "\(amount($0.value)) sites of \($0.key) made" }
                + (charge == 0
                    ? []
                    : [
                        "the charge changes by \(charge > 0 ? "+" : "\u{2212}")\(DefectReaction.number(charge.magnitude))"
                    ])
        }
    }

    /// What does not balance with the coefficients as written.
    public func imbalance() throws(ChemistryError) -> Imbalance {
        var atoms: [String: Double] = [:]
        var sites: [String: Double] = [:]
        var charge = 0.0
        for (side, terms) in [(-1.0, reactants), (1, products)] {
            for term in terms {
                let factor = side * term.coefficient
                let parts = try Self.counts(term.kind)
                for (element, count) in parts.atoms { atoms[element, default: 0] += factor * count }
                for (site, count) in parts.sites { sites[site, default: 0] += factor * Double(count) }
                charge += factor * Double(parts.charge)
            }
        }
        // As many formula units as leave the fewest kinds of sites wrong.
        func left(_ units: Double) -> [String: Double] {
            var rest = sites
            for (site, count) in siteRatio { rest[site, default: 0] -= units * count }
            return rest.filter { abs($0.value) > 1e-6 }
        }
        var units = 0.0
        for site in siteRatio.keys.sorted() {
            guard let ratio = siteRatio[site], ratio > 0 else { continue }
            let candidate = (sites[site] ?? 0) / ratio
            if left(candidate).count < left(units).count { units = candidate }
        }
        return Imbalance(
            atoms: atoms.filter { abs($0.value) > 1e-6 }, sites: left(units), charge: abs(charge) > 1e-6 ? charge : 0,
            formulaUnits: units)
    }

    /// - Throws: `ChemistryError.unbalancedDefects` with everything that differs.
    public func check() throws(ChemistryError) {
        let imbalance = try imbalance()
        guard imbalance.isBalanced else {
            var differences = imbalance.differences
            if siteRatio.isEmpty, imbalance.atoms.isEmpty, imbalance.charge == 0 {
                differences.append("name the crystal on the arrow, as in ->[LiCl], if it may grow")
            }
            throw .unbalancedDefects(text, differences: differences)
        }
    }

    /// The same reaction with the smallest whole coefficients that conserve atoms, sites and charge.
    ///
    /// Sites are conserved strictly where that has a solution; otherwise the crystal may grow by formula units.
    /// - Throws: `ChemistryError.noBalance`, `.severalBalances`.
    public func balanced() throws(ChemistryError) -> DefectReaction {
        let terms = reactants + products
        var all: [(atoms: [String: Double], sites: [String: Int], charge: Int)] = []
        for term in terms { all.append(try Self.counts(term.kind)) }
        func sign(_ index: Int) -> Int { index < reactants.count ? 1 : -1 }
        func whole(_ value: Double) -> Int { Int((value * 10_000).rounded()) }
        guard all.allSatisfy({ $0.atoms.values.allSatisfy { $0 < 1e9 } }), siteRatio.values.allSatisfy({ $0 < 1e9 })
        else {
            throw .noBalance(text)
        }
        func rows(growing: Bool) -> [[Int]] {
            // The first column is the crystal's own growth.
            let elements = Set(all.flatMap { $0.atoms.keys }).sorted().map { element in
                [0] + all.indices.map { sign($0) * whole(all[$0].atoms[element] ?? 0) }
            }
            let sites = Set(all.flatMap { $0.sites.keys } + (growing ? Array(siteRatio.keys) : [])).sorted().map {
                site in
                [growing ? whole(siteRatio[site] ?? 0) : 0]
                    + all.indices.map { sign($0) * 10_000 * (all[$0].sites[site] ?? 0) }
            }
            return elements + sites + [[0] + all.indices.map { sign($0) * all[$0].charge }]
                + (growing ? [] : [[1] + all.map { _ in 0 }])
        }
        var outcome = IntegerNullVector.find(rows(growing: false), columns: terms.count + 1)
        var solution = Self.positive(outcome)
        if solution == nil, outcome != .several, !siteRatio.isEmpty {
            outcome = IntegerNullVector.find(rows(growing: true), columns: terms.count + 1)
            solution = Self.positive(outcome)
        }
        if outcome == .several { throw .severalBalances(text) }
        guard let solution else { throw .noBalance(text) }
        let counted = zip(terms, solution).map { Term(coefficient: Double($1), kind: $0.kind) }
        return try DefectReaction(
            reactants: Array(counted.prefix(reactants.count)), products: Array(counted.dropFirst(reactants.count)),
            host: host, siteRatio: siteRatio)
    }

    /// The terms' coefficients without the crystal's, all above 0; nil where they are not.
    private static func positive(_ outcome: IntegerNullVector.Outcome) -> [Int]? {
        guard case .line(let vector) = outcome else { return nil }
        let terms = vector.dropFirst()
        guard terms.contains(where: { $0 < 0 }) else { return terms.contains(0) ? nil : Array(terms) }
        return terms.contains { $0 >= 0 } ? nil : terms.map { -$0 }
    }

    private static func counts(_ kind: Term.Kind) throws(ChemistryError) -> (
        atoms: [String: Double], sites: [String: Int], charge: Int
    ) {
        switch kind {
        case .defect(let species): (try species.elementCounts(), species.siteCounts, species.effectiveCharge)
        case .compound(let formula, _): (try formula.elementCounts(), [:], formula.charge)
        }
    }
}
