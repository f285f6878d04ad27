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
        guard let (pivots, free) = Self.eliminate(&rows, columns: sides.count) else { throw .noBalance(text) }
        guard free.count < 2 else { throw .severalBalances(text) }
        guard let last = free.first else { throw .noBalance(text) }
        // Row i says p_i ν_i = −f_i ν_last: ν_last is the least common multiple of what the p_i leave.
        var scale = 1
        for (row, column) in pivots.enumerated() {
            let pivot = Int(rows[row][column].magnitude)
            let need = pivot / Self.divisor(pivot, rows[row][last])
            let (product, overflow) = (scale / Self.divisor(scale, need)).multipliedReportingOverflow(by: need)
            guard !overflow, product < 1 << 31 else { throw .noBalance(text) }
            scale = product
        }
        var coefficients = [Int](repeating: scale, count: sides.count)
        for (row, column) in pivots.enumerated() {
            let (product, overflow) = rows[row][last].multipliedReportingOverflow(by: scale)
            guard !overflow else { throw .noBalance(text) }
            coefficients[column] = -product / rows[row][column]
        }
        guard coefficients.allSatisfy({ $0 > 0 }) else { throw .noBalance(text) }
        self.reactants = reactants
        self.products = products
        reactantCoefficients = Array(coefficients.prefix(reactants.count))
        productCoefficients = Array(coefficients.dropFirst(reactants.count))
    }

    /// Gauss–Jordan elimination; nil when a number outgrows `Int`.
    private static func eliminate(_ rows: inout [[Int]], columns: Int) -> (pivots: [Int], free: [Int])? {
        var pivots: [Int] = []
        var free: [Int] = []
        for column in 0..<columns {
            let rank = pivots.count
            guard let found = rows.indices.dropFirst(rank).first(where: { rows[$0][column] != 0 }) else {
                free.append(column)
                continue
            }
            rows.swapAt(rank, found)
            for row in rows.indices where row != rank && rows[row][column] != 0 {
                let common = divisor(rows[rank][column], rows[row][column])
                let (own, other) = (rows[rank][column] / common, rows[row][column] / common)
                for index in 0..<columns {
                    let (left, first) = rows[row][index].multipliedReportingOverflow(by: own)
                    let (right, second) = rows[rank][index].multipliedReportingOverflow(by: other)
                    let (difference, third) = left.subtractingReportingOverflow(right)
                    guard !first, !second, !third else { return nil }
                    rows[row][index] = difference
                }
                let shared = rows[row].reduce(0, divisor)
                if shared > 1 { rows[row] = rows[row].map { $0 / shared } }
            }
            pivots.append(column)
        }
        return (pivots, free)
    }

    private static func divisor(_ a: Int, _ b: Int) -> Int {
        var (a, b) = (Int(a.magnitude), Int(b.magnitude))
        while b != 0 { (a, b) = (b, a % b) }
        return a
    }
}
