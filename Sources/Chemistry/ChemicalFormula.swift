/// A formula of a compound as chemists type it: `Li6PS5Cl`, `Li6-xPS5-xCl1+x`, `Li(Ni0.8Co0.2)O2`.
///
/// Counts are numbers, sums with a variable, or nothing for one; brackets nest.
public struct ChemicalFormula: Hashable, Sendable {
    /// A count such as 6, 0.5, 6 − x or 1 + 2x.
    public struct Count: Hashable, Sendable {
        public var number: Double
        /// The factor before the variable, zero without one, and the variable's letter.
        public var variableFactor: Double
        public var variable: Character?
        /// The count as it was typed.
        public var text: String

        /// The count for a value of the variable.
        public func value(_ variableValue: Double) -> Double { number + variableFactor * variableValue }
    }

    public indirect enum Part: Hashable, Sendable {
        case element(String, Count)
        case group([Part], open: Character, Count)
    }

    public let parts: [Part]

    /// - Throws: `ChemistryError` naming the formula and the place at which it is not understood.
    public init(_ text: String) throws(ChemistryError) {
        var reader = FormulaReader(text)
        parts = try reader.parts(until: nil)
    }

    /// The formula in the notebook's inline notation, counts lowered and variables italic: `Li~6−*x*~PS~5−*x*~Cl~1+*x*~`.
    public var markup: String { Self.markup(parts) }

    /// Atoms of each element for a value of the variable.
    public func elementCounts(variable: Double = 0) -> [String: Double] {
        var counts: [String: Double] = [:]
        Self.count(parts, factor: 1, variable, &counts)
        return counts
    }

    private static func count(_ parts: [Part], factor: Double, _ variable: Double, _ counts: inout [String: Double]) {
        for part in parts {
            switch part {
            case .element(let symbol, let count): counts[symbol, default: 0] += factor * count.value(variable)
            case .group(let inner, _, let count):
                Self.count(inner, factor: factor * count.value(variable), variable, &counts)
            }
        }
    }

    private static func markup(_ parts: [Part]) -> String {
        parts.map { part in
            switch part {
            case .element(let symbol, let count): symbol + lowered(count)
            case .group(let inner, let open, let count):
                "\(open == "[" ? "\\[" : "(")\(markup(inner))\(open == "[" ? "\\]" : ")")\(lowered(count))"
            }
        }.joined()
    }

    private static func lowered(_ count: Count) -> String {
        guard !count.text.isEmpty else { return "" }
        let text = count.text.map { character -> String in
            if character == "-" { return "\u{2212}" }
            return character.isLetter ? "*\(character)*" : String(character)
        }
        return "~\(text.joined())~"
    }
}

/// Why a formula is not understood.
public enum ChemistryError: Error, Equatable, CustomStringConvertible {
    case unknownElement(String, formula: String)
    case unexpected(Character, formula: String)
    case unclosed(Character, formula: String)
    case empty

    public var description: String {
        switch self {
        case .unknownElement(let symbol, let formula): "'\(symbol)' in '\(formula)' is no element"
        case .unexpected(let character, let formula): "'\(character)' in '\(formula)' is not understood"
        case .unclosed(let bracket, let formula): "'\(bracket)' in '\(formula)' is not closed"
        case .empty: "the formula is empty"
        }
    }
}
