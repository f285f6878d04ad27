/// Reads a formula from left to right.
struct FormulaReader {
    static let lowered: [Character: Character] = [
        "0": "₀", "1": "₁", "2": "₂", "3": "₃", "4": "₄", "5": "₅", "6": "₆", "7": "₇", "8": "₈", "9": "₉", "+": "₊",
        "-": "₋", "x": "ₓ",
    ]
    static let raised: [Character: Character] = [
        "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹", "+": "⁺",
        "-": "⁻",
    ]
    private static let onLine = Dictionary(uniqueKeysWithValues: lowered.map { ($0.value, $0.key) })
    private static let fromRaised = Dictionary(uniqueKeysWithValues: raised.map { ($0.value, $0.key) })
    private static let depthLimit = 50

    private let text: String
    private var rest: Substring
    private var depth = 0

    init(_ text: String) {
        self.text = text
        // One notation inside: counts on the line, minus as "-", raised characters behind "^".
        var plain = ""
        for character in text {
            if let lowered = Self.onLine[character] {
                plain.append(lowered)
            } else if let raised = Self.fromRaised[character] {
                if !plain.contains("^") { plain.append("^") }
                plain.append(raised)
            } else {
                plain.append(character == "\u{2212}" ? "-" : "⋅•".contains(character) ? "·" : character)
            }
        }
        rest = plain[...]
    }

    mutating func parts(until close: Character?) throws(ChemistryError) -> [ChemicalFormula.Part] {
        var parts: [ChemicalFormula.Part] = []
        while let character = rest.first {
            if character == close || (close == nil && isCharge(rest)) { break }
            if character == "(" || character == "[" {
                guard depth < Self.depthLimit else { throw .tooDeep(formula: text) }
                depth += 1
                rest.removeFirst()
                let inner = try self.parts(until: character == "(" ? ")" : "]")
                guard !rest.isEmpty else { throw .unclosed(character, formula: text) }
                rest.removeFirst()
                depth -= 1
                parts.append(.group(inner, open: character, try count()))
            } else if character == "·", close == nil, !parts.isEmpty {
                // What is bound as molecules, such as the water of LiCl·2H2O: its count stands before it.
                rest.removeFirst()
                let molecules = try count()
                let inner = try self.parts(until: "·")
                guard !inner.isEmpty else { throw .unexpected(character, formula: text) }
                parts.append(.group(inner, open: character, molecules))
            } else if character.isUppercase || String(character) == Elements.vacancy {
                parts.append(.element(try element(), try count()))
            } else {
                throw .unexpected(character, formula: text)
            }
        }
        if parts.isEmpty, close == nil { throw .empty }
        return parts
    }

    /// What is left: nothing, a bare sign, or `^` with a number and a sign.
    ///
    /// `Ca2+` is refused: it may mean Ca²⁺ or Ca₂⁺.
    func charge(after parts: [ChemicalFormula.Part]) throws(ChemistryError) -> Int {
        guard let first = rest.first else { return 0 }
        if first != "^", parts.count == 1, case .element(_, let count) = parts[0], !count.text.isEmpty {
            throw .unexpected(first, formula: text)
        }
        let typed = first == "^" ? rest.dropFirst() : rest
        let digits = typed.prefix { ("0"..."9").contains($0) }
        let sign = typed.dropFirst(digits.count)
        guard sign == "+" || sign == "-", let size = digits.isEmpty ? 1 : Int(digits) else {
            throw .unexpected(
                typed.first { !("0"..."9").contains($0) && $0 != "+" && $0 != "-" } ?? first, formula: text)
        }
        return sign == "-" ? -size : size
    }

    private func isCharge(_ rest: Substring) -> Bool { rest.first == "^" || rest == "+" || rest == "-" }

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
        guard Elements.symbols.contains(one) || one == Elements.vacancy else {
            throw .unknownElement(one, formula: text)
        }
        rest.removeFirst()
        return one
    }

    private static func isVariable(_ character: Character?) -> Bool { character.map { "xyzδ".contains($0) } ?? false }

    private static func isDigit(_ character: Character?) -> Bool {
        character.map { ("0"..."9").contains($0) || $0 == "." } ?? false
    }

    /// A count: terms of numbers and multiples of variables, joined by signs.
    ///
    /// Behind a number or a sign any small letter is a variable; right behind an element's symbol only x, y, z and δ are, so that
    /// misspelt elements are noticed.
    private mutating func count() throws(ChemistryError) -> ChemicalFormula.Count {
        var count = ChemicalFormula.Count(number: 0, variableFactors: [:], text: "")
        var sign = 1.0
        while let character = rest.first {
            if character == "+" || character == "-" {
                // A sign that no term follows is a charge.
                guard !isCharge(rest) else { break }
                let next = rest.dropFirst().first
                guard !count.text.isEmpty, Self.isDigit(next) || next?.isLowercase == true else {
                    throw .unexpected(character, formula: text)
                }
                sign = character == "+" ? 1 : -1
                count.text.append(character)
                rest.removeFirst()
            } else if let last = count.text.last, last != "+", last != "-" {
                // A term ends where no sign follows.
                if Self.isDigit(character) { throw .unexpected(character, formula: text) }
                break
            }
            let digits = String(rest.prefix { Self.isDigit($0) })
            guard
                !digits.isEmpty || Self.isVariable(rest.first)
                    || (!count.text.isEmpty && rest.first?.isLowercase == true)
            else { break }
            rest.removeFirst(digits.count)
            count.text += digits
            guard let value = digits.isEmpty ? 1 : Double(digits) else { throw .unexpected(".", formula: text) }
            if let letter = rest.first, letter.isLowercase {
                rest.removeFirst()
                count.variableFactors[letter, default: 0] += sign * value
                count.text.append(letter)
            } else {
                count.number += sign * value
            }
        }
        if count.text.isEmpty { count.number = 1 }
        return count
    }
}
