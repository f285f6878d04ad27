import Glibc
import Quantities

/// Concentrations of defects in equilibrium against the activity of a component, as a Brouwer (or Kröger–Vink) diagram shows them.
///
/// A defect that takes up n atoms of the component forms with E − n k_B T ln a; charges and dopants cancel at every activity (`DefectEquilibrium`).
/// Between two activities the pair of charges that outweighs all others rules: q₁ c₁ = |q₂| c₂. There every line is straight,
/// d ln c/d ln a = n − q m with m = (n₁ − n₂)/(q₁ − q₂), or m = n₁/q₁ against frozen dopants; each regime gives these slopes beside the exact ones.
/// Source: Brouwer, Philips Res. Rep. 9, 366 (1954); Kröger and Vink 1956 (row X5).
public struct BrouwerDiagram: Hashable, Sendable {
    /// A kind of defect, electrons and holes among them.
    public struct Species: Hashable, Sendable {
        /// Its formation energy is that at activity 1 and μ = 0.
        public let defect: DefectEquilibrium.Defect
        /// Atoms or molecules of the component that it takes up: −1 for V_Li against a(Li), −½ for V_O against p(O₂), 0 for electrons.
        public let order: Double

        /// - Parameters: as the properties.
        public init(_ defect: DefectEquilibrium.Defect, order: Double = 0) {
            self.defect = defect
            self.order = order
        }
    }

    /// A range of activities in which two kinds of charges outweigh all others.
    public struct Regime: Hashable, Sendable {
        /// Activities at its ends.
        public let range: ClosedRange<Double>
        /// Names of what carries most of the positive and of the negative charge.
        public let positive: String
        /// The name of what carries most of the negative charge.
        public let negative: String
        /// The condition of electroneutrality, such as `2[V_O••] = [e']`.
        public let condition: String
        /// d ln c/d ln a of each species by the condition alone, for defects that are few beside their sites.
        public let slopes: [Double]
    }

    /// As given.
    public let species: [Species]
    /// Rising, positive.
    public let activities: [Double]
    /// In K.
    public let temperature: Double
    /// `[species][activity]` per formula.
    public let concentrations: [[Double]]
    /// μ in eV at each activity: the potential of the electrons, or of the ions that charges couple to.
    public let potentials: [Double]
    /// Exact d ln c/d ln a, `[species][activity]`.
    public let slopes: [[Double]]
    /// In rising order of activity.
    public let regimes: [Regime]

    /// - Parameters:
    ///   - species: at least two, whose charges and dopants can cancel.
    ///   - activities: rising, positive: activities, or pressures over the standard pressure.
    ///   - dopantCharge: effective charge per formula of dopants that are frozen in.
    ///   - dopant: their name in conditions.
    ///   - temperature: in K.
    public init(
        species: [Species], activities: [Double], dopantCharge: Double = 0, dopant: String = "dopant",
        temperature: Double
    ) throws(IonicsError) {
        guard activities.count >= 2 else {
            throw .outOfRange(name: "number of activities", value: Double(activities.count), expected: "at least 2")
        }
        for (index, activity) in activities.enumerated() {
            guard activity > 0, activity.isFinite else {
                throw .outOfRange(name: "activities[\(index)]", value: activity, expected: "positive")
            }
            if index > 0, activity <= activities[index - 1] {
                throw .outOfRange(name: "activities[\(index)]", value: activity, expected: "larger than the one before")
            }
        }
        let thermal = PhysicalConstants.boltzmannElectronvolt * temperature
        var equilibria: [DefectEquilibrium] = []
        for activity in activities {
            let shifted = species.map { kind in
                DefectEquilibrium.Defect(
                    name: kind.defect.name, charge: kind.defect.charge,
                    energy: kind.defect.energy - kind.order * thermal * log(activity), sites: kind.defect.sites)
            }
            equilibria.append(
                try DefectEquilibrium(defects: shifted, dopantCharge: dopantCharge, temperature: temperature))
        }
        self.species = species
        self.activities = activities
        self.temperature = temperature
        potentials = equilibria.map(\.potential)
        concentrations = species.indices.map { index in equilibria.map { $0.concentrations[index] } }
        let columns = equilibria.map { Self.slopes(species, $0.concentrations) }
        slopes = species.indices.map { index in columns.map { $0[index] } }
        regimes = Self.regimes(species, equilibria, activities, dopantCharge, dopant)
    }

    /// The potential's own slope follows from charges that stay balanced: m = Σ q c (1 − θ) n / Σ q² c (1 − θ).
    private static func slopes(_ species: [Species], _ concentrations: [Double]) -> [Double] {
        let free = zip(species, concentrations).map { 1 - $1 / $0.defect.sites }
        var (order, charge) = (0.0, 0.0)
        for (index, kind) in species.enumerated() {
            let weight = Double(kind.defect.charge) * concentrations[index] * free[index]
            order += weight * kind.order
            charge += weight * Double(kind.defect.charge)
        }
        let shift = charge > 0 ? order / charge : 0
        return zip(species, free).map { $1 * ($0.order - Double($0.defect.charge) * shift) }
    }

    private static func regimes(
        _ species: [Species], _ equilibria: [DefectEquilibrium], _ activities: [Double], _ dopantCharge: Double,
        _ dopant: String
    ) -> [Regime] {
        // The index behind the last species stands for the dopants.
        func leader(_ equilibrium: DefectEquilibrium, _ sign: Double) -> Int? {
            var best: (index: Int, charge: Double)?
            for index in 0...species.count {
                let charge =
                    sign
                    * (index == species.count
                        ? dopantCharge : Double(species[index].defect.charge) * equilibrium.concentrations[index])
                if charge > best?.charge ?? 0 { best = (index, charge) }
            }
            return best?.index
        }
        let pairs = equilibria.map { (leader($0, 1), leader($0, -1)) }
        var regimes: [Regime] = []
        var start = 0
        for index in 1...pairs.count where index == pairs.count || pairs[index] != pairs[start] {
            defer { start = index }
            guard let positive = pairs[start].0, let negative = pairs[start].1 else { continue }
            let lower = start == 0 ? activities[0] : (activities[start - 1] * activities[start]).squareRoot()
            let upper =
                index == pairs.count ? activities[index - 1] : (activities[index - 1] * activities[index]).squareRoot()
            func order(_ index: Int) -> Double { index == species.count ? 0 : species[index].order }
            func charge(_ index: Int) -> Double { index == species.count ? 0 : Double(species[index].defect.charge) }
            let shift = (order(positive) - order(negative)) / (charge(positive) - charge(negative))
            func term(_ index: Int) -> String {
                guard index < species.count else { return "[\(dopant)]" }
                let size = species[index].defect.charge.magnitude
                return "\(size == 1 ? "" : "\(size)")[\(species[index].defect.name)]"
            }
            regimes.append(
                Regime(
                    range: lower...upper, positive: positive == species.count ? dopant : species[positive].defect.name,
                    negative: negative == species.count ? dopant : species[negative].defect.name,
                    condition: "\(term(positive)) = \(term(negative))",
                    slopes: species.map { $0.order - Double($0.defect.charge) * shift }))
        }
        return regimes
    }
}
