import Chemistry
import Glibc
import Quantities
import Testing

@testable import Ionics

@Suite struct BrouwerDiagramTests {
    private func decades(_ range: ClosedRange<Int>) -> [Double] {
        (range.lowerBound * 5...range.upperBound * 5).map { pow(10, Double($0) / 5) }
    }

    /// The textbook diagram of an oxide MO with Schottky disorder: [e'] ∝ p^(−1/6), p^(−1/4), p^(−1/6) behind 2[V_M''] = [h•] as [h•] ∝ p^(1/6).
    @Test func oxideWithSchottkyDisorder() throws {
        let diagram = try BrouwerDiagram(
            species: [
                .init(.init(name: "V_O••", charge: 2, energy: 1.2, sites: 1), order: -0.5),
                .init(.init(name: "V_M''", charge: -2, energy: 1.2, sites: 1), order: 0.5),
                .init(.init(name: "e'", charge: -1, energy: 1.6, sites: 1)),
                .init(.init(name: "h•", charge: 1, energy: 1.6, sites: 1)),
            ], activities: decades(-40...40), temperature: 1000)
        #expect(diagram.regimes.map(\.condition) == ["2[V_O••] = [e']", "2[V_O••] = 2[V_M'']", "[h•] = 2[V_M'']"])
        let (sixth, quarter) = (1.0 / 6, 0.25)
        let expected: [[Double]] = [
            [-sixth, sixth, -sixth, sixth], [0, 0, -quarter, quarter], [-sixth, sixth, -sixth, sixth],
        ]
        for (regime, slopes) in zip(diagram.regimes, expected) {
            for (found, slope) in zip(regime.slopes, slopes) { #expect(abs(found - slope) < 1e-12) }
        }
        // Deep in each regime the exact slopes are the textbook's, and the concentrations have them.
        let places: [(Double, [Double])] = [(1e-30, expected[0]), (1, expected[1]), (1e30, expected[2])]
        for (place, slopes) in places {
            let index = try #require(diagram.activities.firstIndex { $0 >= place * 0.99 })
            for (kind, slope) in slopes.enumerated() {
                #expect(abs(diagram.slopes[kind][index] - slope) < 2e-3)
                let difference = log(diagram.concentrations[kind][index + 1] / diagram.concentrations[kind][index - 1])
                #expect(
                    abs(difference / log(diagram.activities[index + 1] / diagram.activities[index - 1]) - slope) < 4e-3)
            }
        }
    }

    /// The diagram's own slopes are those of its lines where the sites fill and the regimes change.
    @Test func slopesAreDerivatives() throws {
        let activities = (0...400).map { pow(10, -2 + Double($0) / 100) }
        let diagram = try BrouwerDiagram(
            species: [
                .init(.init(name: "V_Li'", charge: -1, energy: 0.25, sites: 3), order: -1),
                .init(.init(name: "Li_i•", charge: 1, energy: 0.2, sites: 1), order: 1),
                .init(.init(name: "e'", charge: -1, energy: 0.15, sites: 0.5)),
                .init(.init(name: "h•", charge: 1, energy: 0.2, sites: 0.5)),
            ], activities: activities, dopantCharge: 0.02, temperature: 900)
        for kind in 0..<4 {
            for index in stride(from: 1, to: 400, by: 13) {
                let lines = diagram.concentrations[kind]
                let difference =
                    log(lines[index + 1] / lines[index - 1]) / log(activities[index + 1] / activities[index - 1])
                #expect(abs(difference - diagram.slopes[kind][index]) < 1e-4)
            }
        }
    }

    /// Frozen dopants hold the vacancies: slope 0, and electrons then have slope +1 against a(Li).
    @Test func dopantsMakeAPlateau() throws {
        let diagram = try BrouwerDiagram(
            species: [
                .init(.init(name: "V_Li'", charge: -1, energy: 0.8, sites: 3), order: -1),
                .init(.init(name: "Li_i•", charge: 1, energy: 0.8, sites: 3), order: 1),
                .init(.init(name: "e'", charge: -1, energy: 1.5, sites: 1)),
                .init(.init(name: "h•", charge: 1, energy: 1.5, sites: 1)),
            ], activities: decades(-4...4), dopantCharge: 1e-3, dopant: "Ca_Li•", temperature: 600)
        let regime = try #require(diagram.regimes.first { $0.condition == "[Ca_Li•] = [V_Li']" })
        #expect(regime.slopes == [0, 0, 1, -1])
        #expect(throws: IonicsError.self) {
            try BrouwerDiagram(species: diagram.species, activities: [1, 0.1], temperature: 600)
        }
    }

    /// Intrinsic defects carry half the energy of a pair, those of dopants none: −d ln c/d(1/k_B T) by a difference, and the limits.
    @Test func dopingSeriesHasKnees() throws {
        let defects: [DefectEquilibrium.Defect] = [
            .init(name: "V_Li'", charge: -1, energy: 0.9, sites: 3),
            .init(name: "V_Cl•", charge: 1, energy: 0.51, sites: 1),
        ]
        let series = try DopingSeries(defects: defects, dopantCharges: [0, 1e-4], temperatures: [300, 700, 1000])
        let energies = try series.activationEnergies(of: "V_Li'", barrier: 0.31)
        for energy in energies[0] { #expect(abs(energy - (0.31 + 0.705)) < 0.01) }
        #expect(abs(energies[1][0] - 0.31) < 1e-3)
        #expect(abs(try series.activationEnergies(of: "V_Li'", barrier: 0.31, binding: 0.145)[1][0] - 0.455) < 1e-3)
        let k = PhysicalConstants.boltzmannElectronvolt
        let (low, high) = (
            try DefectEquilibrium(defects: defects, dopantCharge: 1e-4, temperature: 999.5),
            try DefectEquilibrium(defects: defects, dopantCharge: 1e-4, temperature: 1000.5)
        )
        let difference = -log(high.concentrations[0] / low.concentrations[0]) / (1 / (k * 1000.5) - 1 / (k * 999.5))
        #expect(abs(difference + 0.31 - energies[1][2]) < 1e-4)
        #expect(throws: IonicsError.self) { try series.concentrations(of: "V_li'") }
    }

    /// E = E₀ − Σ n μ: a vacancy gives its atom away, an interstitial takes one up.
    @Test func energiesFollowChemicalPotentials() throws {
        func energy(_ name: String, _ potentials: [String: Double]) throws -> DefectEquilibrium.Defect {
            try .init(DefectSpecies(name), energy: 1, sites: 1, chemicalPotentials: potentials)
        }
        #expect(try energy("V_Li'", ["Li": -0.3]).energy == 0.7)
        #expect(try energy("Li_i•", ["Li": -0.3]).energy == 1.3)
        #expect(abs(try energy("O_Cl'", ["O": -0.2, "Cl": -0.5]).energy - 0.7) < 1e-12)
        #expect(try energy("V_Li'", [:]).charge == -1)
        #expect(try energy("V_{\\mathrm{Li}}'", [:]).name == "V_Li'")
    }

    /// Mass action by bisection, and the two limits that the energies follow.
    @Test func bindingWithOtherPartners() throws {
        for (c, p, binding, temperature) in [
            (0.01, 0.3, 0.4, 600.0), (0.2, 0.05, 0.3, 500), (0.02, 0.02, 0.6, 900), (0.1, 0, 0.5, 300),
        ] {
            let constant = 12 * exp(binding / (PhysicalConstants.boltzmannElectronvolt * temperature))
            var (low, high) = (0.0, c)
            for _ in 0..<200 {
                let x = (low + high) / 2
                if c - x > x * (p - c + x) * constant { low = x } else { high = x }
            }
            let free = try DefectAssociation.freeFraction(
                concentration: c, partners: p, binding: binding, orientations: 12, temperature: temperature)
            #expect(abs(free - low / c) < 1e-9)
        }
        func free(_ temperature: Double) throws -> Double {
            try DefectAssociation.freeFraction(
                concentration: 1e-4, partners: 0.1, binding: 0.6, orientations: 12, temperature: temperature)
        }
        let slope = log(try free(301) / free(299)) * PhysicalConstants.boltzmannElectronvolt / (1 / 299 - 1 / 301)
        #expect(abs(slope - 0.6) < 0.001)
        let equal = try DefectAssociation.freeFraction(
            concentration: 0.02, binding: 0.6, orientations: 12, temperature: 900)
        let same = try DefectAssociation.freeFraction(
            concentration: 0.02, partners: 0.02, binding: 0.6, orientations: 12, temperature: 900)
        #expect(abs(equal / same - 1) < 1e-12)
        // Bound so strongly that the dissociation underflows.
        let frozen = try DefectAssociation.freeFraction(
            concentration: 0.02, partners: 0.02, binding: 2, orientations: 12, temperature: 20)
        #expect(frozen == 0)
    }
}
