import Chemistry
import Testing

@testable import Ionics

/// Row X13: windows from energies of formation.
@Suite struct ElectrochemicalWindowTests {
    private typealias Phase = ElectrochemicalWindow.Phase

    /// Free energies of formation at 298 K in kJ/mol (JANAF Thermochemical Tables, 4th edition, rounded).
    private func phases() throws -> [Phase] {
        [
            try Phase("Li2O", kilojoulePerMole: -561.2), try Phase("Li2O2", kilojoulePerMole: -571.1),
            try Phase("LiCl", kilojoulePerMole: -384.4), try Phase("O2", formationEnergy: 0),
            try Phase("Cl2", formationEnergy: 0),
        ]
    }

    /// One formula unit of LiCl holds one electron: 384.4/96.485 = 3.984 V, with half a Cl₂; it does not react with lithium.
    @Test func salt() throws {
        let window = try ElectrochemicalWindow(of: try Phase("LiCl", kilojoulePerMole: -384.4), against: phases())
        #expect(abs(try #require(window.oxidation).potential - 3.984) < 5e-4)
        #expect(window.oxidation?.products.map { $0.phase.formula.text } == ["Cl2"])
        #expect(abs(try #require(window.oxidation).uptake + 1) < 1e-12)
        #expect(window.reduction.potential == 0 && window.energyAboveHull == 0)
    }

    /// 2 Li₂O → Li₂O₂ + 2 Li: (2 · 561.2 − 571.1)/(2 · 96.485) = 2.857 V. Li₂O₂ is reduced below the same potential and oxidised above 2.960 V.
    @Test func oxides() throws {
        let oxide = try ElectrochemicalWindow(of: try Phase("Li2O", kilojoulePerMole: -561.2), against: phases())
        #expect(abs(try #require(oxide.oxidation).potential - 2.857) < 5e-4)
        let peroxide = try ElectrochemicalWindow(of: try Phase("Li2O2", kilojoulePerMole: -571.1), against: phases())
        #expect(abs(peroxide.reduction.potential - 2.857) < 5e-4)
        #expect(peroxide.reduction.products.map { $0.phase.formula.text } == ["Li2O"])
        #expect(abs(try #require(peroxide.oxidation).potential - 2.960) < 5e-4)
    }

    /// Li₃OCl at 0.1 eV above Li₂O + LiCl is oxidised 0.1 V before Li₂O, to Li₂O₂ and LiCl as the paper's table 3 has it.
    @Test func metastableElectrolyte() throws {
        let sum = -(561.2 + 384.4) / 96.485_332
        let window = try ElectrochemicalWindow(
            of: try Phase("Li3OCl", formationEnergy: sum + 0.1), against: phases())
        #expect(abs(window.energyAboveHull - 0.1) < 1e-6)
        let limit = try #require(window.oxidation)
        #expect(abs(limit.potential - 2.757) < 1e-3)
        #expect(limit.products.map { $0.phase.formula.text } == ["Li2O2", "LiCl"])
        #expect(abs(limit.products[0].count - 0.5) < 1e-12)
    }

    /// The limits are where a scan of the grand potential over φ finds another mixture lower.
    @Test func agreesWithAScan() throws {
        let all = try phases()
        let electrolyte = try Phase("Li3OCl", formationEnergy: -9.9)
        let window = try ElectrochemicalWindow(of: electrolyte, against: all)
        func grand(_ phase: Phase, _ potential: Double) throws -> Double {
            phase.formationEnergy + (try phase.formula.elementCounts()["Li"] ?? 0) * potential
        }
        func isStable(_ potential: Double) throws -> Bool {
            // Oxygen and chlorine come apart: each goes to its own cheapest phase.
            let oxygen = try min(grand(all[0], potential), grand(all[1], potential) / 2, 0)
            let chlorine = try min(grand(all[2], potential), 0)
            return try grand(electrolyte, potential) <= oxygen + chlorine
        }
        let limit = try #require(window.oxidation).potential
        #expect(try isStable(limit - 1e-6) && !isStable(limit + 1e-6))
        #expect(try isStable(1e-6))
    }

    @Test func mistakes() throws {
        #expect(throws: ChemistryError.noBalance("Li3N")) {
            try ElectrochemicalWindow(of: try Phase("Li3N", formationEnergy: -1.7), against: phases())
        }
        #expect(throws: ChemistryError.empty) {
            try ElectrochemicalWindow(of: try Phase("Li", formationEnergy: 0), against: phases())
        }
    }
}
