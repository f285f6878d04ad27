/// A formula of a compound or an ion as chemists type it: `Li6PS5Cl`, `Li6-xPS5-xCl1+x`, `Li(Ni0.8Co0.2)O2`, `PS4^3-`, `Li₃YCl₆`.
///
/// Counts are numbers, sums with variables, or nothing for one; brackets nest; □ is a vacancy; behind a dot stand molecules that are bound as
/// such, with their number before them: `LiCl·xH2O`. A charge stands at the end behind
/// `^`, as raised characters, or, for one charge, as a bare sign.
public struct ChemicalFormula: Hashable, Sendable {
    /// A count such as 6, 0.5, 6 − x or 1 + 2x.
    public struct Count: Hashable, Sendable {
        /// The number without variables.
        public var number: Double
        /// The factor before each variable.
        public var variableFactors: [Character: Double]
        /// The count as it was typed, with `-` for a minus sign.
        public var text: String
    }

    /// A piece of a formula, in the order in which it is written.
    public indirect enum Part: Hashable, Sendable {
        case element(String, Count)
        case group([Part], open: Character, Count)
    }

    /// The pieces as written.
    public let parts: [Part]
    /// In elementary charges.
    public let charge: Int
    /// The formula as it was typed.
    public let text: String

    /// - Throws: `ChemistryError` naming the formula and the character that is not understood.
    public init(_ text: String) throws(ChemistryError) {
        var reader = FormulaReader(text)
        parts = try reader.parts(until: nil)
        charge = try reader.charge(after: parts)
        self.text = text
    }

    /// The formula in the notebook's inline notation, counts lowered and variables italic: `Li~6−*x*~PS~5−*x*~Cl~1+*x*~`.
    public var markup: String {
        Self.markup(parts) + (charge == 0 ? "" : "^\(chargeText.replacing("-", with: "\u{2212}"))^")
    }

    /// The formula with lowered and raised characters: Li₆₋ₓPS₅₋ₓCl₁₊ₓ. What Unicode has no lowered character for, such as the
    /// decimal point, stays as it is.
    public var unicode: String { Self.unicode(parts) + String(chargeText.map { FormulaReader.raised[$0] ?? $0 }) }

    /// Variables in the order in which they appear.
    public var variables: [Character] {
        var found: [Character] = []
        func collect(_ parts: [Part]) {
            for part in parts {
                let count: Count
                switch part {
                case .element(_, let own): count = own
                case .group(let inner, _, let own):
                    collect(inner)
                    count = own
                }
                for character in count.text where count.variableFactors[character] != nil && !found.contains(character)
                {
                    found.append(character)
                }
            }
        }
        collect(parts)
        return found
    }

    /// Atoms of each element in a formula unit.
    ///
    /// - Parameter values: a value for each variable of the formula.
    /// - Throws: `ChemistryError.missingVariable`, or `.negativeCount` when values make a count negative.
    public func elementCounts(_ values: [Character: Double] = [:]) throws(ChemistryError) -> [String: Double] {
        var counts: [String: Double] = [:]
        try count(parts, factor: 1, values, &counts)
        return counts
    }

    /// The molar mass in g/mol, electrons of a charge not counted.
    ///
    /// - Parameter values: a value for each variable of the formula.
    /// - Throws: `ChemistryError.noAtomicWeight` and what `elementCounts` throws.
    public func molarMass(_ values: [Character: Double] = [:]) throws(ChemistryError) -> Double {
        var mass = 0.0
        // Sorted: the order of a sum decides its last bits.
        for (symbol, count) in try elementCounts(values).sorted(by: { $0.key < $1.key }) {
            guard let weight = AtomicWeights.weight(of: symbol) else {
                throw .noAtomicWeight(symbol, formula: text)
            }
            mass += count * weight
        }
        return mass
    }

    private var chargeText: String {
        guard charge != 0 else { return "" }
        let number = charge.magnitude == 1 ? "" : "\(charge.magnitude)"
        return number + (charge < 0 ? "-" : "+")
    }

    private func count(
        _ parts: [Part], factor: Double, _ values: [Character: Double], _ counts: inout [String: Double]
    ) throws(ChemistryError) {
        for part in parts {
            switch part {
            case .element(let symbol, let count):
                counts[symbol, default: 0] += factor * (try value(count, values, symbol))
            case .group(let inner, let open, let count):
                try self.count(inner, factor: factor * (try value(count, values, String(open))), values, &counts)
            }
        }
    }

    private func value(
        _ count: Count, _ values: [Character: Double], _ name: String
    ) throws(ChemistryError) -> Double {
        var sum = count.number
        for (variable, factor) in count.variableFactors.sorted(by: { $0.key < $1.key }) {
            guard let value = values[variable] else { throw .missingVariable(variable, formula: text) }
            sum += factor * value
        }
        // 1 − 0.7 − 0.3 may come out a rounding error below zero.
        guard sum > -1e-12 else { throw .negativeCount(name, count: sum, formula: text) }
        return max(0, sum)
    }

    private static func markup(_ parts: [Part]) -> String {
        parts.map { part in
            switch part {
            case .element(let symbol, let count): symbol + lowered(count)
            case .group(let inner, "·", let count): "·\(italic(count))\(markup(inner))"
            case .group(let inner, let open, let count):
                "\(open == "[" ? "\\[" : "(")\(markup(inner))\(open == "[" ? "\\]" : ")")\(lowered(count))"
            }
        }.joined()
    }

    private static func unicode(_ parts: [Part]) -> String {
        parts.map { part in
            switch part {
            case .element(let symbol, let count): symbol + unicode(count)
            case .group(let inner, "·", let count): "·\(count.text)\(unicode(inner))"
            case .group(let inner, let open, let count):
                "\(open)\(unicode(inner))\(open == "[" ? "]" : ")")\(unicode(count))"
            }
        }.joined()
    }

    private static func unicode(_ count: Count) -> String {
        String(count.text.map { FormulaReader.lowered[$0] ?? $0 })
    }

    private static func lowered(_ count: Count) -> String {
        count.text.isEmpty ? "" : "~\(italic(count))~"
    }

    private static func italic(_ count: Count) -> String {
        count.text.map { character -> String in
            if character == "-" { return "\u{2212}" }
            return character.isLetter ? "*\(character)*" : String(character)
        }.joined()
    }
}

extension ChemicalFormula: CustomStringConvertible {
    /// With raised and lowered digits: `Li₆PS₅Cl`.
    public var description: String { unicode }
}
