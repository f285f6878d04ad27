/// Reads a formula from left to right.
struct FormulaReader {
    private let text: String
    private var rest: Substring

    init(_ text: String) {
        self.text = text
        rest = text[...]
    }

    mutating func parts(until close: Character?) throws(ChemistryError) -> [ChemicalFormula.Part] {
        var parts: [ChemicalFormula.Part] = []
        while let character = rest.first {
            if character == close { return parts }
            if character == "(" || character == "[" {
                rest.removeFirst()
                let inner = try self.parts(until: character == "(" ? ")" : "]")
                guard !rest.isEmpty else { throw .unclosed(character, formula: text) }
                rest.removeFirst()
                parts.append(.group(inner, open: character, try count()))
            } else if character.isUppercase {
                parts.append(.element(try element(), try count()))
            } else {
                throw .unexpected(character, formula: text)
            }
        }
        if parts.isEmpty, close == nil { throw .empty }
        return parts
    }

    private mutating func element() throws(ChemistryError) -> String {
        let two = String(rest.prefix(2))
        if two.count == 2, two.last?.isLowercase == true {
            if Elements.symbols.contains(two) {
                rest.removeFirst(2)
                return two
            }
            // A lowercase letter after a symbol may be a variable: Ox is O with the count x.
            let one = String(two.prefix(1))
            guard Elements.symbols.contains(one), Self.isVariable(two.last) else {
                throw .unknownElement(two, formula: text)
            }
        }
        let one = String(rest.prefix(1))
        guard Elements.symbols.contains(one) else { throw .unknownElement(one, formula: text) }
        rest.removeFirst()
        return one
    }

    private static func isVariable(_ character: Character?) -> Bool { character.map { "xyzδ".contains($0) } ?? false }

    /// A count: terms of numbers and multiples of a variable, joined by signs.
    private mutating func count() throws(ChemistryError) -> ChemicalFormula.Count {
        var number = 0.0
        var factor = 0.0
        var variable: Character?
        var typed = ""
        var sign = 1.0
        while let character = rest.first,
            character.isNumber || character == "." || Self.isVariable(character) || "+-−".contains(character)
        {
            if "+-−".contains(character) {
                // A sign that no term follows is not part of the count.
                let next = rest.dropFirst().first
                guard !typed.isEmpty, next?.isNumber == true || Self.isVariable(next) else {
                    throw .unexpected(character, formula: text)
                }
                sign = character == "+" ? 1 : -1
                typed.append(character == "+" ? "+" : "-")
                rest.removeFirst()
                continue
            }
            let digits = String(rest.prefix { $0.isNumber || $0 == "." })
            rest.removeFirst(digits.count)
            typed += digits
            if Self.isVariable(rest.first), let letter = rest.popFirst() {
                factor += sign * (Double(digits) ?? 1)
                variable = letter
                typed.append(letter)
            } else {
                guard let value = Double(digits) else { throw .unexpected(".", formula: text) }
                number += sign * value
            }
        }
        if typed.isEmpty { number = 1 }
        return ChemicalFormula.Count(number: number, variableFactor: factor, variable: variable, text: typed)
    }
}
