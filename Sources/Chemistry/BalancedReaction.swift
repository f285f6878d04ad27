/// A reaction with the smallest whole coefficients that conserve each element and the charge.
///
/// Σ ν_i n_ie = 0 for each element e, and Σ ν_i z_i = 0: the coefficients span the null space of the matrix of counts, found by
/// elimination in whole numbers. Counts are taken to four decimals, so Li5.3PS4.3ClBr0.7 balances too.
/// Source: Xia 2022, §6.3 (row X17).
public struct BalancedReaction: Hashable, Sendable {
    /// What goes in, in the order in which it was given.
    public let reactants: [ChemicalFormula]
    /// What comes out, in the order in which it was given.
    public let products: [ChemicalFormula]
    /// Formula units of each reactant, in the order given, above 0.
    public let reactantCoefficients: [Int]
    /// Formula units of each product, in the order given, above 0.
    public let productCoefficients: [Int]

    /// - Parameter values: a value for each variable of the formulas.
    /// - Throws: `ChemistryError.noBalance`, `.severalBalances` where more than one reaction is mixed, and what `elementCounts`
    ///   throws.
    public init(
        _ reactants: [ChemicalFormula], to products: [ChemicalFormula], values: [Character: Double] = [:]
    ) throws(ChemistryError) {
        let text = [reactants, products].map { $0.map(\.text).joined(separator: " + ") }.joined(separator: " = ")
        let sides = reactants.map { ($0, 1) } + products.map { ($0, -1) }
        var counts: [[String: Double]] = []
        for (formula, _) in sides { counts.append(try formula.elementCounts(values)) }
        // Larger counts than any formula has would not fit whole numbers.
        guard counts.allSatisfy({ $0.values.allSatisfy { $0 < 1e9 } }) else { throw .noBalance(text) }
        var rows = Set(counts.flatMap(\.keys)).sorted().map { element in
            zip(sides, counts).map { side, count in side.1 * Int(((count[element] ?? 0) * 10_000).rounded()) }
        }
        rows.append(sides.map { $0.1 * $0.0.charge })
        let coefficients: [Int]
        switch IntegerNullVector.find(rows, columns: sides.count) {
        case .line(let vector): coefficients = vector
        case .none: throw .noBalance(text)
        case .several: throw .severalBalances(text)
        }
        guard coefficients.allSatisfy({ $0 > 0 }) else { throw .noBalance(text) }
        self.reactants = reactants
        self.products = products
        reactantCoefficients = Array(coefficients.prefix(reactants.count))
        productCoefficients = Array(coefficients.dropFirst(reactants.count))
    }
}
