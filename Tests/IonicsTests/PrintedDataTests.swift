import Foundation
import Testing

@testable import Ionics

/// The tables of printed numbers are read as they are, and hold what the papers print.
@Suite struct PrintedDataTests {
    private func table(_ name: String) throws -> DataTable {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try DataTable(contentsOf: root.appendingPathComponent("notebooks/data/\(name).csv").path)
    }

    @Test(arguments: ["halide-argyrodite-conductivity", "licl-incl3-series", "formation-energies", "local-disorder"])
    func everyTableNamesItsSource(name: String) throws {
        #expect(try table(name).notes.contains { $0.hasPrefix("source: ") && $0.contains("2023") })
    }

    /// Row L16.
    @Test func conductivitiesOfHalidesAndArgyrodite() throws {
        let data = try table("halide-argyrodite-conductivity")
        #expect(try data.numbers("dc_conductivity_S_per_cm") == [7.58e-5, 3.33e-4, 2.19e-3, 1.24e-4, 2.4e-4])
        #expect(try data.optionalNumbers("hopping_rate_Hz") == [9.8e5, 6.8e6, 1e7, nil, nil])
        #expect(try data.texts("hopping_rate_relation") == ["=", "=", ">", "", ""])
    }

    /// Rows L6 and L10: the energies that the printed factors mean with the assumed rate.
    @Test func seriesOfLiClAndInCl3() throws {
        let data = try table("licl-incl3-series")
        let assumed = try data.rows(where: "assumed_hopping_rate_Hz") { !$0.isEmpty }
        let energies = zip(try assumed.numbers("entropy_factor"), try assumed.numbers("attempt_frequency_Hz")).map {
            MigrationEntropy.migrationEnergy(
                factor: $0, hoppingRate: 1e7, attemptFrequency: $1, temperature: 298.15)
        }
        #expect(zip(energies, [0.3182, 0.3472]).allSatisfy { abs($0 - $1) < 5e-5 })
        #expect(try data.optionalNumbers("activation_energy_eV").compactMap { $0 } == [0.347, 0.489])
        #expect(try data.optionalNumbers("entropy_factor").compactMap { $0 } == [0.025, 0.275, 0.719, 0.533])
    }

    /// Row D8.
    @Test func disorderOfArgyroditesAndPhosphates() throws {
        let data = try table("local-disorder")
        #expect(try data.numbers("dc_conductivity_S_per_cm") == [24e-3, 17e-3, 11e-3, 1e-17, 1e-9, 1e-4])
        #expect(try data.optionalNumbers("activation_energy_eV") == [0.155, 0.22, 0.18, nil, nil, nil])
    }

    /// Row L5: the printed range of formation energies makes the printed conductivity and rate a range of C.
    @Test func rangesOfFormationEnergies() throws {
        let data = try table("formation-energies")
        let factors = [
            try data.numbers("lowest_formation_energy_eV")[0], try data.numbers("highest_formation_energy_eV")[0],
        ].map {
            CarrierConcentrationFactor.value(
                dcConductivity: 7.58e-5, hoppingRate: 9.8e5, formationEnergy: $0, temperature: 298.15)
        }
        #expect(abs(factors[0] / 7.41e-8 - 1) < 1e-3)
        #expect(abs(factors[1] / 5.2e-7 - 1) < 1e-2)
    }
}
