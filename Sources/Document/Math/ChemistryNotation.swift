/// Formulas of compounds, numbers and units inside mathematics: `\ce{Li6PS5Cl}`, `\num{1.2e-4}`, `\unit{S/cm}`.
enum ChemistryNotation {
    /// A compound: digits after an element or a bracket sink, charges rise, `->` is an arrow.
    static func formula(_ text: String) -> MathNode {
        var nodes: [MathNode] = []
        let characters = Array(text)
        var index = 0
        func upright(_ text: String, _ atomClass: MathNode.AtomClass = .ordinary) -> MathNode {
            .symbol(text, atomClass, .upright)
        }
        while index < characters.count {
            let character = characters[index]
            let follows = index > 0 && (characters[index - 1].isLetter || ")]".contains(characters[index - 1]))
            if characters[index...].starts(with: ["-", ">"]) {
                nodes.append(upright("→", .relation))
                index += 2
            } else if follows, character.isNumber {
                var digits = ""
                while index < characters.count, characters[index].isNumber || ".-+xyz".contains(characters[index]) {
                    // A sign at the end is a charge, not part of the count.
                    if "+-".contains(characters[index]), index + 1 >= characters.count || characters[index + 1] == " " {
                        break
                    }
                    digits.append(characters[index] == "-" ? "−" : characters[index])
                    index += 1
                }
                nodes.append(.scripts(base: nodes.popLast() ?? .row([]), subscript: upright(digits), superscript: nil))
            } else if character == "^"
                || (follows || index > 0 && characters[index - 1].isNumber) && "+-".contains(character)
            {
                index += character == "^" ? 1 : 0
                var charge = ""
                while index < characters.count, characters[index].isNumber || "+-{}".contains(characters[index]) {
                    if !"{}".contains(characters[index]) {
                        charge.append(characters[index] == "-" ? "−" : characters[index])
                    }
                    index += 1
                }
                nodes.append(superscripted(nodes.popLast() ?? .row([]), upright(charge)))
            } else {
                let atomClass: MathNode.AtomClass =
                    character == "+"
                    ? .binary
                    : character == "(" || character == "["
                        ? .opening : character == ")" || character == "]" ? .closing : .ordinary
                if character != " " { nodes.append(upright(String(character), atomClass)) }
                index += 1
            }
        }
        return .row(nodes)
    }

    private static func superscripted(_ base: MathNode, _ charge: MathNode) -> MathNode {
        if case .scripts(let inner, let lower, nil) = base {
            return .scripts(base: inner, subscript: lower, superscript: charge)
        }
        return .scripts(base: base, subscript: nil, superscript: charge)
    }

    /// A number; `1.2e-4` reads as 1.2 × 10⁻⁴.
    static func number(_ text: String) -> MathNode {
        let parts = text.split { $0 == "e" || $0 == "E" }
        func digits(_ text: Substring) -> MathNode {
            .symbol(String(text).replacing("-", with: "−"), .ordinary, .upright)
        }
        guard parts.count == 2 else { return digits(text[...]) }
        return .row([
            digits(parts[0]), .symbol("×", .binary, .upright),
            .scripts(base: .symbol("10", .ordinary, .upright), subscript: nil, superscript: digits(parts[1])),
        ])
    }

    /// A unit: `S/cm`, `S cm^-1`, `cm^2 s^{-1}`.
    static func unit(_ text: String) -> MathNode {
        var nodes: [MathNode] = []
        var word = ""
        let characters = Array(text)
        var index = 0
        func flush() {
            if !word.isEmpty { nodes.append(.symbol(word, .ordinary, .upright)) }
            word = ""
        }
        while index < characters.count {
            switch characters[index] {
            case " ", ".", "~":
                flush()
                if !nodes.isEmpty { nodes.append(.space(3.0 / 18)) }
                index += 1
            case "^":
                flush()
                index += 1
                var power = ""
                while index < characters.count, characters[index].isNumber || "+-{}−".contains(characters[index]) {
                    if !"{}".contains(characters[index]) {
                        power.append(characters[index] == "-" ? "−" : characters[index])
                    }
                    index += 1
                }
                nodes.append(
                    .scripts(
                        base: nodes.popLast() ?? .row([]), subscript: nil,
                        superscript: .symbol(power, .ordinary, .upright)))
            default:
                word.append(characters[index])
                index += 1
            }
        }
        flush()
        return .row(nodes)
    }
}
