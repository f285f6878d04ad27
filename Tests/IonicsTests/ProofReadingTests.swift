import Foundation
import Testing

@testable import Ionics

/// Every number of the datasets is looked up in the texts of the papers, where those are beside the checkout.
@Suite(.enabled(if: PaperText("xia-2022-antiperovskites") != nil)) struct ProofReadingTests {
    /// Columns whose cells stand in one line of the paper's table, with the number of the original work.
    @Test(arguments: [
        ("xia-2022-radii", "xia-2022-antiperovskites", ["radius_pm", "reference"]),
        (
            "xia-2022-stability", "xia-2022-antiperovskites",
            [
                "reduction_V", "oxidation_V", "young_modulus_GPa", "young_modulus_to_GPa", "poisson_ratio",
                "poisson_ratio_to", "shear_modulus_GPa", "shear_modulus_to_GPa", "bulk_modulus_GPa",
                "bulk_modulus_to_GPa", "reference",
            ]
        ),
        (
            "xia-2022-neutron", "xia-2022-antiperovskites",
            ["coherent_length_fm", "coherent_barn", "incoherent_barn", "absorption_barn"]
        ),
        (
            "wang-2022-strategies", "wang-2022-ion-hopping",
            [
                "conductivity_before_S_per_cm", "conductivity_after_S_per_cm", "temperature_after_K",
                "activation_energy_before_eV", "activation_energy_before_to_eV", "activation_energy_after_eV",
                "activation_energy_after_to_eV", "reference",
            ]
        ),
        (
            "wang-2022-conductivity", "wang-2022-ion-hopping",
            ["conductivity_S_per_cm", "conductivity_to_S_per_cm", "temperature_C", "reference"]
        ),
    ])
    func tablesAgree(dataset: String, paper: String, columns: [String]) throws {
        try look(dataset, paper, columns, within: 3)
    }

    /// Numbers of running text stand near each other; energies may stand in another section.
    @Test(arguments: [
        ("xia-2022-conductivity", "xia-2022-antiperovskites"),
        ("deck-hu-2023-conductivity", "deck-hu-2023-local-disorder"),
        ("li-2023-conductivity", "li-2023-hopping-rate-migration-entropy"),
    ])
    func textsAgree(dataset: String, paper: String) throws {
        let temperature = dataset.hasPrefix("xia") ? ["temperature_C"] : []
        try look(dataset, paper, ["conductivity_S_per_cm", "conductivity_to_S_per_cm"] + temperature, within: 6)
        try look(dataset, paper, ["activation_energy_eV"], within: 2)
    }

    @Test func defectPairsAndBarriersAgree() throws {
        let paper = try #require(PaperText("xia-2022-antiperovskites"))
        let pairs = try DataTable(contentsOf: DatasetTests.path("xia-2022-defect-pairs"))
        for column in ["formation_energy_eV", "migration_barrier_eV", "binding_energy_eV", "activation_energy_eV"] {
            #expect(paper.holds(try pairs.texts(column), within: 1), "\(column)")
        }
        try look("xia-2022-barriers", "xia-2022-antiperovskites", ["barrier_eV"], within: 1)
    }

    @Test func frustrationAgrees() throws {
        let paper = try #require(PaperText("wood-2021-frustration"))
        let table = try DataTable(contentsOf: DatasetTests.path("wood-2021-frustration"))
        for column in ["chemical_references", "structural_references", "dynamical_references"] {
            for cell in try table.texts(column) {
                #expect(paper.holds(cell.split(separator: " ").map(String.init), within: 2), "\(cell)")
            }
        }
    }

    /// A number that no paper prints is not found: the search can fail.
    @Test func wrongNumbersAreNotFound() throws {
        let paper = try #require(PaperText("wang-2022-ion-hopping"))
        #expect(paper.holds(["3.03e-5", "5.50e-4", "112"], within: 3))
        #expect(!paper.holds(["3.03e-5", "5.51e-4", "112"], within: 3))
        #expect(!paper.holds(["3.03e-4"], within: 3))
    }

    private func look(_ dataset: String, _ paper: String, _ columns: [String], within count: Int) throws {
        let text = try #require(PaperText(paper))
        let table = try DataTable(contentsOf: DatasetTests.path(dataset))
        // Printed with the signs of their exponents lost, as the file's notes say.
        let lost = ["0.85e-3": "0.85e3", "1.94e-3": "1.94e3"]
        for (row, line) in table.lineNumbers.enumerated() {
            let cells = try columns.map { try table.texts($0)[row] }.filter { $0 != "RT" }.flatMap {
                $0.contains(", ") ? $0.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) } : [$0]
            }
            #expect(text.holds(cells.map { lost[$0] ?? $0 }, within: count), "\(dataset):\(line): \(cells)")
        }
    }
}
