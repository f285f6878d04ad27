import Testing

@testable import Chemistry

@Suite struct ChemicalFormulaTests {
    @Test(arguments: [
        ("Li3YCl6", "Li~3~YCl~6~"), ("Li6-xPS5-xCl1+x", "Li~6\u{2212}*x*~PS~5\u{2212}*x*~Cl~1+*x*~"),
        ("Li1.5ScCl4.5", "Li~1.5~ScCl~4.5~"),
        ("Li(Ni0.8Co0.2)O2", "Li(Ni~0.8~Co~0.2~)O~2~"),
        ("Li6-xPS5-xClBrx", "Li~6\u{2212}*x*~PS~5\u{2212}*x*~ClBr~*x*~"),
        ("PS4^3-", "PS~4~^3\u{2212}^"), ("Li+", "Li^+^"), ("PF6-", "PF~6~^\u{2212}^"), ("Ca^2+", "Ca^2+^"),
        ("Cl-", "Cl^\u{2212}^"), ("Li₃YCl₆", "Li~3~YCl~6~"),
        ("PS₄³⁻", "PS~4~^3\u{2212}^"), ("Li3-3bIn1+b□2+2bCl6", "Li~3\u{2212}3*b*~In~1+*b*~□~2+2*b*~Cl~6~"),
        ("[Ca(OH)2]x", "\\[Ca(OH)~2~\\]~*x*~"),
    ])
    func markup(text: String, expected: String) throws { #expect(try ChemicalFormula(text).markup == expected) }

    @Test(arguments: [
        ("Li6-xPS5-xCl1+x", "Li₆₋ₓPS₅₋ₓCl₁₊ₓ"), ("Li1.5ScCl4.5", "Li₁.₅ScCl₄.₅"), ("PS4^3-", "PS₄³⁻"), ("Li+", "Li⁺"),
    ])
    func unicode(text: String, expected: String) throws {
        let formula = try ChemicalFormula(text)
        #expect(formula.unicode == expected)
        // The printed form is read as the typed one.
        #expect(try ChemicalFormula(formula.unicode).parts == formula.parts)
        #expect(try ChemicalFormula(formula.unicode).charge == formula.charge)
    }

    @Test func countsIncludeBracketsAndVariables() throws {
        #expect(try ChemicalFormula("Ca(OH)2").elementCounts() == ["Ca": 1, "O": 2, "H": 2])
        #expect(
            try ChemicalFormula("Li6-xPS5-xCl1+x").elementCounts(["x": 0.5]) == [
                "Li": 5.5, "P": 1, "S": 4.5, "Cl": 1.5,
            ])
        #expect(
            try ChemicalFormula("Li6-x-2yPxSy").elementCounts(["x": 1, "y": 0.5]) == ["Li": 4, "P": 1, "S": 0.5])
        // The sites of Li₃₋₃ᵦIn₁₊ᵦ□₂₍₁₊ᵦ₎Cl₆ stay six for every b.
        for b in [0, 0.2, 0.5] {
            let counts = try ChemicalFormula("Li3-3bIn1+b□2+2bCl6").elementCounts(["b": b])
            #expect(abs(counts["Li", default: 0] + counts["In", default: 0] + counts["□", default: 0] - 6) < 1e-12)
        }
        #expect(try ChemicalFormula("Li6-x-yPS").variables == ["x", "y"])
        #expect(try ChemicalFormula("PS4^3-").charge == -3)
    }

    /// Values as PubChem prints them.
    @Test(arguments: [("H2O", 18.015, 1e-3), ("NaCl", 58.44, 5e-3), ("C6H12O6", 180.16, 5e-3), ("LiI", 133.8, 5e-2)])
    func molarMass(text: String, expected: Double, tolerance: Double) throws {
        #expect(abs(try ChemicalFormula(text).molarMass() - expected) < tolerance)
    }

    @Test func mistakesAreNamed() {
        #expect(throws: ChemistryError.unknownElement("Qq", formula: "LiQq2")) { try ChemicalFormula("LiQq2") }
        #expect(throws: ChemistryError.unclosed("(", formula: "Li(O")) { try ChemicalFormula("Li(O") }
        #expect(throws: ChemistryError.unexpected("?", formula: "Li?")) { try ChemicalFormula("Li?") }
        #expect(throws: ChemistryError.empty) { try ChemicalFormula("") }
        #expect(throws: ChemistryError.unclosed("[", formula: "[Li")) { try ChemicalFormula("[Li") }
        #expect(throws: ChemistryError.unexpected(")", formula: "Li)2")) { try ChemicalFormula("Li)2") }
        #expect(throws: ChemistryError.unexpected("3", formula: "Li2x3")) { try ChemicalFormula("Li2x3") }
        #expect(throws: ChemistryError.unexpected("a", formula: "Li^a")) { try ChemicalFormula("Li^a") }
        #expect(throws: ChemistryError.unexpected("+", formula: "Ca2+")) { try ChemicalFormula("Ca2+") }
        #expect(throws: ChemistryError.tooDeep(formula: String(repeating: "(", count: 9999))) {
            try ChemicalFormula(String(repeating: "(", count: 9999))
        }
        #expect(throws: ChemistryError.missingVariable("x", formula: "LixCl")) {
            try ChemicalFormula("LixCl").elementCounts()
        }
        #expect(throws: ChemistryError.negativeCount("Li", count: -1, formula: "Li1-xCl")) {
            try ChemicalFormula("Li1-xCl").elementCounts(["x": 2])
        }
        #expect(throws: ChemistryError.noAtomicWeight("Tc", formula: "TcO2")) {
            try ChemicalFormula("TcO2").molarMass()
        }
    }
}
