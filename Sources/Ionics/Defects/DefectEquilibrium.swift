import Chemistry
import Glibc
import Quantities

/// Concentrations of point defects in equilibrium, with the charges in balance.
///
/// Each kind of defect has c = N x/(1 + x), x = exp[−(E + q μ)/k_B T], where N is the number of its sites per formula, and E its formation free
/// energy at given chemical potentials; μ is the one free potential (of electrons, or of the mobile ions) that every effective charge q couples
/// to. Charges and those of dopants cancel: Σ q c + D = 0. The sum falls monotonically with μ, so that the root is the only one. Defects
/// exclude each other on their own sites only. Source: Xia 2022, §5.2 (row X5).
public struct DefectEquilibrium: Hashable, Sendable {
    /// A kind of point defect.
    public struct Defect: Hashable, Sendable {
        /// For example `V_Li'`.
        public let name: String
        /// Effective charge against the perfect crystal.
        public let charge: Int
        /// Formation free energy at μ = 0 in eV.
        public let energy: Double
        /// Sites per formula that it may take, positive.
        public let sites: Double

        public init(name: String, charge: Int, energy: Double, sites: Double) {
            self.name = name
            self.charge = charge
            self.energy = energy
            self.sites = sites
        }

        /// A defect whose formation energy depends on where its atoms come from: E = E₀ − Σ n μ, μ being zero in the reference state of E₀.
        ///
        /// - Parameters:
        ///   - species: gives name, effective charge and what sits there.
        ///   - energy: E₀ in eV.
        ///   - sites: per formula that it may take, positive.
        ///   - chemicalPotentials: μ of each element in eV, against E₀'s reference; 0 where not given. A vacancy needs its site's name to be an element.
        public init(
            _ species: DefectSpecies, energy: Double, sites: Double, chemicalPotentials: [String: Double] = [:]
        ) throws(ChemistryError) {
            var energy = energy
            let added = try species.elementCounts()
            for element in chemicalPotentials.keys.sorted() {
                let removed = Double(species.siteCounts[element] ?? 0)
                energy -= ((added[element] ?? 0) - removed) * (chemicalPotentials[element] ?? 0)
            }
            self.init(name: species.text, charge: species.effectiveCharge, energy: energy, sites: sites)
        }
    }

    /// The kinds of defects, in the order in which they were given.
    public let defects: [Defect]
    /// In K.
    public let temperature: Double
    /// μ in eV at which the charges cancel.
    public let potential: Double
    /// Per formula, in the order of the defects.
    public let concentrations: [Double]

    /// - Parameters:
    ///   - defects: their effective charges and dopants together must be able to cancel.
    ///   - dopantCharge: D, the effective charge per formula of dopants that are frozen in.
    ///   - temperature: in K.
    /// - Throws: `IonicsError.outOfRange` for values without meaning, and where no potential makes the crystal neutral.
    public init(defects: [Defect], dopantCharge: Double = 0, temperature: Double) throws(IonicsError) {
        guard temperature > 0, temperature.isFinite else {
            throw .outOfRange(name: "temperature", value: temperature, expected: "positive, in K")
        }
        for defect in defects {
            guard defect.sites > 0, defect.sites.isFinite else {
                throw .outOfRange(name: "sites of \(defect.name)", value: defect.sites, expected: "positive")
            }
            guard defect.energy.isFinite else {
                throw .outOfRange(name: "energy of \(defect.name)", value: defect.energy, expected: "finite")
            }
        }
        let highest = defects.reduce(dopantCharge) { $0 + max(0, Double($1.charge)) * $1.sites }
        let lowest = defects.reduce(dopantCharge) { $0 + min(0, Double($1.charge)) * $1.sites }
        let isNeutralAnyway = dopantCharge == 0 && defects.allSatisfy { $0.charge == 0 }
        guard isNeutralAnyway || (highest > 0 && lowest < 0) else {
            throw .outOfRange(
                name: "dopantCharge", value: dopantCharge,
                expected: "one that the defects' charges can balance")
        }
        let thermal = PhysicalConstants.boltzmannElectronvolt * temperature
        func concentrations(_ potential: Double) -> [Double] {
            defects.map { defect in
                // e^−y/(1 + e^−y) without overflow on either side.
                let y = (defect.energy + Double(defect.charge) * potential) / thermal
                return defect.sites * (y > 0 ? exp(-y) / (1 + exp(-y)) : 1 / (1 + exp(y)))
            }
        }
        func charge(_ potential: Double) -> Double {
            zip(defects, concentrations(potential)).reduce(dopantCharge) { $0 + Double($1.0.charge) * $1.1 }
        }
        var bounds = (lower: -1.0, upper: 1.0)
        // One k_B T times 700 beyond every energy all sites are full or empty; doubling gets there in few steps.
        while charge(bounds.lower) < 0, bounds.lower > -1e6 { bounds.lower *= 2 }
        while charge(bounds.upper) > 0, bounds.upper < 1e6 { bounds.upper *= 2 }
        for _ in 0..<200 where !isNeutralAnyway {
            let middle = (bounds.lower + bounds.upper) / 2
            guard middle > bounds.lower, middle < bounds.upper else { break }
            if charge(middle) > 0 { bounds.lower = middle } else { bounds.upper = middle }
        }
        self.defects = defects
        self.temperature = temperature
        potential = isNeutralAnyway ? 0 : (bounds.lower + bounds.upper) / 2
        self.concentrations = concentrations(potential)
    }

    /// Concentration per formula of the defect of this name; nil when there is none.
    public func concentration(of name: String) -> Double? {
        defects.firstIndex { $0.name == name }.map { concentrations[$0] }
    }

    /// −d ln c/d(1/k_B T) of each defect in eV, at formation energies and dopants that stay as they are: what thermal formation adds to an
    /// activation energy.
    ///
    /// With θ = c/N: (1 − θ)(E + q M), M = d(μ/k_B T)/d(1/k_B T) = −Σ q c (1 − θ) E / Σ q² c (1 − θ). Half of a pair's energy in a pure crystal, 0 where
    /// dopants set the defects.
    public var formationEnthalpies: [Double] {
        let free = zip(defects, concentrations).map { 1 - $1 / $0.sites }
        var (energy, charge) = (0.0, 0.0)
        for (index, defect) in defects.enumerated() {
            let weight = Double(defect.charge) * concentrations[index] * free[index]
            energy += weight * defect.energy
            charge += weight * Double(defect.charge)
        }
        let shift = charge > 0 ? -energy / charge : 0
        return zip(defects, free).map { $1 * ($0.energy + Double($0.charge) * shift) }
    }
}
