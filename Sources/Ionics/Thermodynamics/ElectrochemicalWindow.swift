public import Chemistry
import Quantities

/// Between which potentials an electrolyte neither takes up nor gives off its mobile ion's element, against competing phases.
///
/// A set of phases that together hold the electrolyte's other elements makes a reaction with Δn atoms of the mobile element taken up and ΔE gained in
/// energy; it does not run while ΔE + Δn φ ≥ 0 (φ in V against the element, one electron per atom). So each set with Δn > 0 bounds φ from
/// below by −ΔE/Δn, and each with Δn < 0 from above by ΔE/(−Δn): the limits are the tightest bounds over all sets, found by trying all.
/// Entropy and volume are in the energies or left out; kinetics is left out, so measured windows are wider.
/// Source: Xia 2022, §6.2 (row X13); Y. Zhu, X. He, Y. Mo, ACS Appl. Mater. Interfaces 7 (2015) 23685.
public struct ElectrochemicalWindow: Sendable {
    /// A compound with its energy of formation from the elements.
    public struct Phase: Hashable, Sendable {
        /// Without charge and variables.
        public let formula: ChemicalFormula
        /// In eV per formula unit; free energies or enthalpies, the same kind for all.
        public let formationEnergy: Double

        /// - Parameter formationEnergy: in eV per formula unit.
        public init(_ formula: String, formationEnergy: Double) throws(ChemistryError) {
            self.formula = try ChemicalFormula(formula)
            self.formationEnergy = formationEnergy
        }

        /// - Parameter kilojoulePerMole: the energy of formation in kJ/mol of formula units.
        public init(_ formula: String, kilojoulePerMole: Double) throws(ChemistryError) {
            // An electronvolt for each is N_A e = F times a volt.
            try self.init(formula, formationEnergy: kilojoulePerMole * 1000 / PhysicalConstants.faraday)
        }
    }

    /// What an electrolyte becomes at one end of its window.
    public struct Limit: Sendable {
        /// In V against the mobile element.
        public let potential: Double
        /// Formula units per unit of the electrolyte, of phases with more than none, in the order given.
        public let products: [(phase: Phase, count: Double)]
        /// Atoms of the mobile element taken up per unit of the electrolyte; negative when given off.
        public let uptake: Double
    }

    /// Where reduction begins: the highest lower bound, not below 0, where the element itself deposits; nil bounds stand for the element.
    public let reduction: Limit
    /// Where oxidation begins; nil when no set of phases gives off the mobile element.
    public let oxidation: Limit?
    /// By how much the electrolyte lies above the best mixture of phases of its own composition, in eV per formula unit; 0 for stable ones. A window
    /// of a metastable electrolyte holds as long as that decomposition is suppressed.
    public let energyAboveHull: Double

    /// - Parameters:
    ///   - electrolyte: whose window is sought.
    ///   - phases: competing compounds and elements (with energy 0) other than the mobile element; those with further elements are left out.
    ///   - mobile: the symbol of the mobile element, for one charge per atom.
    /// - Throws: `ChemistryError.noBalance` when no phases together hold the electrolyte's other elements; `.empty` when it has none.
    public init(of electrolyte: Phase, against phases: [Phase], mobile: String = "Li") throws(ChemistryError) {
        let counts = try electrolyte.formula.elementCounts()
        let elements = counts.keys.filter { $0 != mobile }.sorted()
        guard !elements.isEmpty else { throw .empty }
        var candidates: [(phase: Phase, counts: [Double], mobile: Double)] = []
        for phase in phases {
            let own = try phase.formula.elementCounts()
            guard own.keys.allSatisfy({ $0 == mobile || elements.contains($0) }) else { continue }
            let rest = elements.map { own[$0] ?? 0 }
            if rest.contains(where: { $0 > 0 }) { candidates.append((phase, rest, own[mobile] ?? 0)) }
        }
        let target = elements.map { counts[$0] ?? 0 }
        var lower = Limit(potential: 0, products: [], uptake: 0)
        var upper: Limit?
        var hull = 0.0
        var found = false
        for chosen in Self.subsets(of: candidates.count, upTo: elements.count) {
            guard let shares = Self.shares(chosen.map { candidates[$0].counts }, target) else { continue }
            found = true
            let pairs = zip(chosen, shares).filter { $0.1 > 0 }
            let uptake = pairs.reduce(0) { $0 + $1.1 * candidates[$1.0].mobile } - (counts[mobile] ?? 0)
            let gain =
                pairs.reduce(0) { $0 + $1.1 * candidates[$1.0].phase.formationEnergy } - electrolyte.formationEnergy
            let products = pairs.map { (phase: candidates[$0.0].phase, count: $0.1) }
            if abs(uptake) < 1e-9 {
                hull = max(hull, -gain)
            } else if uptake > 0, -gain / uptake > lower.potential {
                lower = Limit(potential: -gain / uptake, products: products, uptake: uptake)
            } else if uptake < 0, gain / -uptake < upper?.potential ?? .infinity {
                upper = Limit(potential: gain / -uptake, products: products, uptake: uptake)
            }
        }
        guard found else { throw .noBalance(electrolyte.formula.text) }
        reduction = lower
        oxidation = upper
        energyAboveHull = hull
    }

    /// All sets of one to `size` indices in order.
    private static func subsets(of count: Int, upTo size: Int) -> [[Int]] {
        var all: [[Int]] = []
        func extend(_ chosen: [Int], from: Int) {
            if !chosen.isEmpty { all.append(chosen) }
            guard chosen.count < size else { return }
            for next in from..<max(from, count) { extend(chosen + [next], from: next + 1) }
        }
        extend([], from: 0)
        return all
    }

    /// Shares, all above zero, of linearly independent columns that add up to the target; nil where there are none.
    private static func shares(_ columns: [[Double]], _ target: [Double]) -> [Double]? {
        var rows = target.indices.map { row in columns.map { $0[row] } + [target[row]] }
        let count = columns.count
        for column in 0..<count {
            guard let pivot = (column..<rows.count).max(by: { abs(rows[$0][column]) < abs(rows[$1][column]) }),
                abs(rows[pivot][column]) > 1e-9
            else { return nil }
            rows.swapAt(column, pivot)
            for row in rows.indices where row != column {
                let factor = rows[row][column] / rows[column][column]
                for index in column...count { rows[row][index] -= factor * rows[column][index] }
            }
        }
        guard rows.dropFirst(count).allSatisfy({ abs($0[count]) < 1e-9 }) else { return nil }
        let shares = (0..<count).map { rows[$0][count] / rows[$0][$0] }
        return shares.allSatisfy { $0 > 1e-9 } ? shares : nil
    }
}
