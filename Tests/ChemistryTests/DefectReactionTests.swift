import Testing

@testable import Chemistry

@Suite struct DefectReactionTests {
    /// The same defect in the ways in which papers, TeX and notebooks write it.
    @Test(arguments: [
        (
            "V_O", 2,
            [
                "V_O••", "V_O^••", "V_O^{2•}", "V_O^{2+}", "V_O^{+2}", "V_{O}^{\\bullet\\bullet}",
                "V^{\\bullet\\bullet}_{\\mathrm{O}}", "v_O··",
                "□_O^{..}", "V~O~^••^", "*V*~O~^••^", "$V_\\mathrm{O}^{2\\bullet}$", "[V_O••]",
                "V_{\\rm O}^{\\bullet \\bullet}",
            ]
        ),
        (
            "V_Li", -1,
            [
                "V_Li'", "V_Li′", "V_{\\mathrm{Li}}'", "V'_{Li}", "V_{\\mathrm{Li}}^{\\prime}", "V_Li^-", "V_Li^{-1}",
                "V_{Li}^{'}",
            ]
        ),
        (
            "Ti_Ti", 0,
            ["Ti_Ti×", "Ti_Ti^x", "Ti_{Ti}^{\\times}", "Ti_Ti^0", "\\mathrm{Ti}_{\\mathrm{Ti}}^{\\mathrm{x}}"]
        ),
        ("Li_i", 1, ["Li_i•", "Li_i^+", "Li_{\\mathrm{i}}^{\\bullet}", "Li~i~^•^"]),
        ("V_Ca", -2, ["V_Ca''", "V_Ca″", "V_{Ca}^{2\\prime}", "V_{Ca}^{\\prime\\prime}"]),
    ]) func writings(_ name: String, _ charge: Int, _ texts: [String]) throws {
        let expected = try DefectSpecies(texts[0])
        #expect(expected.effectiveCharge == charge)
        #expect(expected.text.hasPrefix(name))
        for text in texts {
            #expect(try DefectSpecies(text) == expected, "\(text)")
        }
        #expect(try DefectSpecies(expected.text) == expected)
        #expect(try DefectSpecies(expected.latex) == expected)
        #expect(try DefectSpecies(expected.markup) == expected)
    }

    @Test func kindsOfDefects() throws {
        #expect(try DefectSpecies("e'").occupant == .electron)
        #expect(try DefectSpecies("h^{\\bullet}").effectiveCharge == 1)
        let hydroxide = try DefectSpecies("(OH)_O•")
        #expect(try hydroxide.elementCounts() == ["O": 1, "H": 1])
        #expect(try DefectSpecies("\\mathrm{PS_{4}}_{\\mathrm{i}}^{3\\prime}") == DefectSpecies("PS4_i'''"))
        #expect(try DefectSpecies("(V)_Nb×").elementCounts() == ["V": 1])
        #expect(try DefectSpecies(DefectSpecies("(V)_Nb×").text).elementCounts() == ["V": 1])
        #expect(try DefectSpecies("V_Nb^{5'}").occupant == .vacancy)
        #expect(try DefectSpecies("Cl_4d•").latex == "\\mathrm{Cl}_{\\mathrm{4d}}^{\\bullet}")
        let pair = try DefectSpecies("(V_Li'–V_Cl•)×")
        #expect(pair.siteCounts == ["Li": 1, "Cl": 1])
        #expect(try DefectSpecies("{2Y_Zr' - V_O••}^x").siteCounts == ["Zr": 2, "O": 1])
        #expect(try DefectSpecies(pair.latex) == pair)
        #expect(pair.latex == "(V_{\\mathrm{Li}}'–V_{\\mathrm{Cl}}^{\\bullet})^{\\times}")
        let charges = ["Li": 1, "Cl": -1, "S": -2, "OH": -1, "O": -2]
        #expect(try DefectSpecies("Cl_S•").expectedCharge(charges) == 1)
        #expect(try DefectSpecies("V_S••").expectedCharge(charges) == 2)
        #expect(try DefectSpecies("Li_i•").expectedCharge(charges) == 1)
        #expect(try DefectSpecies("Ca_Li•").expectedCharge(charges) == nil)
    }

    @Test(arguments: [
        "", "V_Li", "V'", "e•", "_Li'", "Qq_Li'", "V_Li'•", "(V_Li'–V_Cl•)'", "V_Li_O'", "V_Li'x", "(", "V_{Li", "^^",
        "V_Li^{99999999999999999999'}",
    ])
    func nonsenseIsRefused(_ text: String) {
        #expect(throws: ChemistryError.self) { try DefectSpecies(text) }
    }

    /// Row X4: equations 11 to 15 of Xia 2022, in TeX as printed.
    @Test(arguments: [
        "\\mathrm{Li}_{\\mathrm{Li}}^{\\times} \\to V_{\\mathrm{Li}}' + \\mathrm{Li}_{\\mathrm{i}}^{\\bullet}",
        "\\mathrm{Li}_{\\mathrm{Li}}^{\\times} + \\mathrm{Cl}_{\\mathrm{Cl}}^{\\times} \\to V_{\\mathrm{Li}}' + V_{\\mathrm{Cl}}^{\\bullet} + \\mathrm{Li}\\mathrm{Cl}",
        "2\\mathrm{Li}_{\\mathrm{Li}}^{\\times} + \\mathrm{O}_{\\mathrm{O}}^{\\times} \\to 2V_{\\mathrm{Li}}' + V_{\\mathrm{O}}^{\\bullet\\bullet} + \\mathrm{Li}_{2}\\mathrm{O}",
        "3\\mathrm{Li}_{\\mathrm{Li}}^{\\times} + \\mathrm{O}_{\\mathrm{O}}^{\\times} + \\mathrm{Cl}_{\\mathrm{Cl}}^{\\times} \\to 3V_{\\mathrm{Li}}' + V_{\\mathrm{O}}^{\\bullet\\bullet} + V_{\\mathrm{Cl}}^{\\bullet} + \\mathrm{Li}_{3}\\mathrm{OCl}",
        "\\mathrm{Li}_{2}\\mathrm{O} + \\mathrm{Cl}_{\\mathrm{Cl}}^{\\times} \\to \\mathrm{Li}_{\\mathrm{i}}^{\\bullet} + \\mathrm{O}_{\\mathrm{Cl}}^{\\prime} + \\mathrm{Li}\\mathrm{Cl}",
        // Textbook cases: yttria in zirconia, calcia in lithium chloride, reduction, a pair, intrinsic electrons, Schottky from nothing.
        "Y2O3 ->[ZrO2] 2Y_Zr' + V_O•• + 3 O_O×", "CaCl2 ->[LiCl] Ca_Li• + V_Li' + 2 Cl_Cl×",
        "O_O× → V_O•• + 2e' + 1/2 O2(g)",
        "V_Li' + V_Cl• = (V_Li'–V_Cl•)×", "nil <=> e' + h•", "∅ →[LiCl] V_Li' + V_Cl•",
        "H2O(g) + V_O•• + O_O× ⇌ 2 (OH)_O•",
        "Li_Li^{\\times} \\xrightarrow{\\mathrm{Li_3OCl}} V_Li' + Li^+",
    ]) func printedReactionsBalance(_ text: String) throws {
        let reaction = try DefectReaction(text)
        try reaction.check()
        let again = try DefectReaction(reaction.latex)
        #expect(again.latex == reaction.latex)
        try again.check()
        #expect(try DefectReaction(reaction.text).text == reaction.text)
    }

    @Test func imbalancesAreNamed() throws {
        func differences(_ text: String) throws -> [String] { try DefectReaction(text).imbalance().differences }
        #expect(try differences("2 Li_Li× + O_O× -> 2 V_Li' + V_O• + Li2O") == ["the charge changes by −1"])
        #expect(try differences("Li_Li× + Cl_Cl× -> V_Li' + V_Cl•") == ["1 too few Cl made", "1 too few Li made"])
        #expect(
            try differences("CaCl2 -> Ca_Li• + V_Li' + 2 Cl_Cl×") == [
                "2 too many sites of Cl made", "2 too many sites of Li made",
            ])
        #expect(try differences("CaCl2 ->[Li2O] Ca_Li• + V_Li' + 2 Cl_Cl×").contains { $0.contains("sites of Cl") })
        #expect(throws: ChemistryError.self) { try DefectReaction("CaCl2 -> Ca_Li• + V_Li' + 2 Cl_Cl×").check() }
        #expect(throws: ChemistryError.self) { try DefectReaction("Li_Li× + V_Li'") }
        #expect(throws: ChemistryError.self) { try DefectReaction("Li_Li× +  + O_O× -> V_Li'") }
    }

    /// Coefficients 1 to 6 by trial, each conserved sum written out by hand.
    @Test func balancingAgreesWithTrial() throws {
        let reaction = try DefectReaction("Al2O3 ->[MgO] Al_Mg• + V_Mg'' + O_O×")
        var smallest: [Int]?
        search: for total in 4...24 {
            for a in 1...6 {
                for b in 1...6 {
                    for c in 1...6 {
                        let d = total - a - b - c
                        guard (1...6).contains(d) else { continue }
                        // Al; O; charge; as many sites of Mg as of O.
                        if 2 * a == b, 3 * a == d, b == 2 * c, b + c == d {
                            smallest = [a, b, c, d]
                            break search
                        }
                    }
                }
            }
        }
        let balanced = try reaction.balanced()
        #expect((balanced.reactants + balanced.products).map { Int($0.coefficient) } == smallest)
        #expect(balanced.text == "Al2O3 →[MgO] 2 Al_Mg• + V_Mg'' + 3 O_O×")
        #expect(try balanced.imbalance().formulaUnits == 3)
        // Strict sites where they suffice, though the crystal is named.
        #expect(
            try DefectReaction("Li_Li× + O_O× ->[Li3OCl] V_Li' + V_O•• + Li2O").balanced().reactants.map(\.coefficient)
                == [2, 1])
        #expect(try DefectReaction("O_O× -> V_O•• + e' + O2(g)").balanced().products.map(\.coefficient) == [2, 4, 1])
        #expect(throws: ChemistryError.self) { try DefectReaction("Li_Li× -> V_Li' + V_O••").balanced() }
        #expect(throws: ChemistryError.self) {
            try DefectReaction("Li_Li× + Na_Na× -> V_Li' + Li_i• + V_Na' + Na_i•").balanced()
        }
    }

    @Test func massActionLeavesOutIonsOnTheirSites() throws {
        #expect(
            try DefectReaction("O_O× -> V_O•• + 2e' + 1/2 O2(g)").massAction
                == "[V_{\\mathrm{O}}^{\\bullet\\bullet}]\\,[e']^{2}\\,p_{\\mathrm{O_{2}}}^{1/2}")
        #expect(try DefectReaction("V_Li' + V_Cl• = (V_Li'–V_Cl•)×").massAction.hasPrefix("\\frac{[(V"))
    }
}
