import Chemistry
import Testing

@Suite struct BalancedReactionTests {
    /// Textbook reactions, and the smallest solution of a search through all coefficients.
    @Test(arguments: [
        (["Li2O", "LiCl"], ["Li3OCl"], [1, 1, 1]),
        (["Li3OCl", "H2O"], ["LiOH", "LiCl"], [1, 1, 2, 1]),
        (["Li3OCl", "CO2"], ["Li2CO3", "LiCl"], [1, 1, 1, 1]),
        (["Fe", "O2"], ["Fe2O3"], [4, 3, 2]),
        (["C3H8", "O2"], ["CO2", "H2O"], [1, 5, 3, 4]),
        (["Fe^3+", "Sn^2+"], ["Fe^2+", "Sn^4+"], [2, 1, 2, 1]),
        (["Li2S", "P2S5", "LiCl"], ["Li6PS5Cl"], [5, 1, 2, 2]),
    ])
    func balances(left: [String], right: [String], expected: [Int]) throws {
        let (reactants, products) = (
            try left.map { try ChemicalFormula($0) }, try right.map { try ChemicalFormula($0) }
        )
        let reaction = try BalancedReaction(reactants, to: products)
        #expect(reaction.reactantCoefficients + reaction.productCoefficients == expected)
        #expect(try smallest(reactants, products) == expected)
    }

    /// Coefficients of 1 to 6, fewest formula units first.
    private func smallest(_ reactants: [ChemicalFormula], _ products: [ChemicalFormula]) throws -> [Int]? {
        let sides =
            try reactants.map { (try $0.elementCounts(), $0.charge, 1) }
            + products.map { (try $0.elementCounts(), $0.charge, -1) }
        var best: [Int]?
        for code in 0..<sides.reduce(1, { product, _ in product * 6 }) {
            var rest = code
            let candidate = sides.map { _ in
                defer { rest /= 6 }
                return rest % 6 + 1
            }
            var sums: [String: Double] = [:]
            for (side, units) in zip(sides, candidate) {
                for (element, count) in side.0 { sums[element, default: 0] += Double(side.2 * units) * count }
                sums["charge", default: 0] += Double(side.2 * units * side.1)
            }
            let units = candidate.reduce(0, +)
            if sums.values.allSatisfy({ abs($0) < 1e-9 }), units < best?.reduce(0, +) ?? Int.max { best = candidate }
        }
        return best
    }

    /// P, S, Cl and Br fix all coefficients: 10 formula units take 5 P2S5, 43 − 25 Li2S, 10 LiCl and 7 LiBr.
    @Test func fractionsAndVariables() throws {
        let reactants = try ["Li2S", "P2S5", "LiCl", "LiBr"].map { try ChemicalFormula($0) }
        let product = try ChemicalFormula("Li6-xPS5-xClBrx")
        let reaction = try BalancedReaction(reactants, to: [product], values: ["x": 0.7])
        #expect(reaction.reactantCoefficients == [18, 5, 10, 7])
        #expect(reaction.productCoefficients == [10])
        #expect(throws: ChemistryError.missingVariable("x", formula: "Li6-xPS5-xClBrx")) {
            try BalancedReaction(reactants, to: [product])
        }
    }

    @Test func refusals() throws {
        func react(_ left: [String], _ right: [String]) throws {
            _ = try BalancedReaction(left.map { try ChemicalFormula($0) }, to: right.map { try ChemicalFormula($0) })
        }
        #expect(throws: ChemistryError.noBalance("Li2O = Li3OCl")) { try react(["Li2O"], ["Li3OCl"]) }
        #expect(throws: ChemistryError.noBalance("Fe^3+ = Fe^2+")) { try react(["Fe^3+"], ["Fe^2+"]) }
        #expect(throws: ChemistryError.noBalance("Li1000000000000000000 = Li")) {
            try react(["Li1000000000000000000"], ["Li"])
        }
        #expect(throws: ChemistryError.severalBalances("C + O2 = CO + CO2")) { try react(["C", "O2"], ["CO", "CO2"]) }
    }
}
