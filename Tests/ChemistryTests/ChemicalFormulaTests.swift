import Testing

@testable import Chemistry

@Suite struct ChemicalFormulaTests {
    @Test(arguments: [
        ("Li3YCl6", "Li~3~YCl~6~"), ("Li6-xPS5-xCl1+x", "Li~6\u{2212}*x*~PS~5\u{2212}*x*~Cl~1+*x*~"),
        ("Li1.5ScCl4.5", "Li~1.5~ScCl~4.5~"),
        ("Li(Ni0.8Co0.2)O2", "Li(Ni~0.8~Co~0.2~)O~2~"),
        ("Li6-xPS5-xClBrx", "Li~6\u{2212}*x*~PS~5\u{2212}*x*~ClBr~*x*~"),
    ])
    func markup(text: String, expected: String) throws { #expect(try ChemicalFormula(text).markup == expected) }

    @Test func countsIncludeBracketsAndVariables() throws {
        #expect(try ChemicalFormula("Ca(OH)2").elementCounts() == ["Ca": 1, "O": 2, "H": 2])
        #expect(
            try ChemicalFormula("Li6-xPS5-xCl1+x").elementCounts(variable: 0.5) == [
                "Li": 5.5, "P": 1, "S": 4.5, "Cl": 1.5,
            ])
    }

    @Test func mistakesAreNamed() {
        #expect(throws: ChemistryError.unknownElement("Qq", formula: "LiQq2")) { try ChemicalFormula("LiQq2") }
        #expect(throws: ChemistryError.unclosed("(", formula: "Li(O")) { try ChemicalFormula("Li(O") }
        #expect(throws: ChemistryError.unexpected("?", formula: "Li?")) { try ChemicalFormula("Li?") }
        #expect(throws: ChemistryError.empty) { try ChemicalFormula("") }
    }
}
