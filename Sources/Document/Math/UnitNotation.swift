/// Numbers and units inside mathematics: `\num{1.2e-4}`, `\unit{S/cm}`, `\qty{0.31(2)}{\electronvolt}`.
enum UnitNotation {
    private static let thin = MathNode.space(3.0 / 18)

    private static func upright(_ text: String) -> MathNode { .symbol(text, .ordinary, .upright) }

    static func quantity(_ number: String, _ unit: String) -> MathNode {
        let sign = unit.trimmed
        // Degrees, minutes and seconds of arc stand at the number.
        let isJoined = ["°", "\\degree", "′", "″"].contains(sign)
        return .row([self.number(number)] + (isJoined ? [] : [thin]) + [self.unit(unit)])
    }

    /// A number; `1.2e-4` reads as 1.2 × 10⁻⁴, `1.2+-0.1` as 1.2 ± 0.1, `1.23(4)` stays.
    static func number(_ text: String) -> MathNode {
        let text = text.trimmed.replacing("\\pm", with: "±").replacing("+-", with: "±").replacing(" ", with: "")
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
        func digits(_ text: Substring) -> [MathNode] {
            var nodes: [MathNode] = []
            for (index, part) in text.split(separator: "±", omittingEmptySubsequences: false).enumerated() {
                if index > 0 { nodes.append(.symbol("±", .binary, .upright)) }
                nodes.append(upright(String(part).replacing("-", with: "−")))
            }
            return nodes
        }
        guard parts.count == 2, let power = parts.last, !power.isEmpty else { return .row(digits(text[...])) }
        let exponent = upright(String(power.hasPrefix("+") ? power.dropFirst() : power).replacing("-", with: "−"))
        let ten = MathNode.scripts(base: upright("10"), subscript: nil, superscript: exponent)
        if parts[0].isEmpty { return .row([ten]) }
        var mantissa = digits(parts[0])
        if mantissa.count > 1 {
            mantissa = [.symbol("(", .opening, .upright)] + mantissa + [.symbol(")", .closing, .upright)]
        }
        return .row(mantissa + [.symbol("×", .binary, .upright), ten])
    }

    /// A unit: `S/cm`, `S cm^-1`, `cm^2 s^{-1}`, `\siemens\per\centi\metre`.
    static func unit(_ text: String) -> MathNode {
        var reader = UnitReader(Array(text))
        return .row(reader.nodes())
    }

    private struct UnitReader {
        private let characters: [Character]
        private var index = 0
        private var result: [MathNode] = []
        private var word = ""
        private var isInverse = false
        /// Whether `word` is a prefix that waits for its unit.
        private var isPrefix = false

        init(_ characters: [Character]) { self.characters = characters }

        mutating func nodes() -> [MathNode] {
            while index < characters.count {
                let character = characters[index]
                switch character {
                case "\\": command()
                case "^": power(raw())
                case " ", ".", "~", "·", "⋅", "*":
                    index += 1
                    flush()
                case "/":
                    index += 1
                    flush()
                    result.append(upright("/"))
                default:
                    word.append(character == "-" ? "−" : character)
                    index += 1
                }
            }
            flush()
            return result
        }

        /// Ends the unit that is being read.
        private mutating func flush(exponent: String? = nil) {
            guard !word.isEmpty else {
                if let exponent, let base = result.popLast() { result.append(raised(base, exponent)) }
                return
            }
            if let last = result.last, last != upright("/"), last != thin { result.append(thin) }
            var exponent = exponent
            if isInverse { exponent = "−" + (exponent ?? "1") }
            isInverse = false
            let base = upright(word)
            result.append(exponent.map { raised(base, $0) } ?? base)
            word = ""
        }

        private func raised(_ base: MathNode, _ exponent: String) -> MathNode {
            .scripts(base: base, subscript: nil, superscript: upright(exponent))
        }

        private mutating func power(_ text: String) { flush(exponent: text.replacing("-", with: "−")) }

        /// What stands after `^`: a group or a number.
        private mutating func raw() -> String {
            index += 1
            if index < characters.count, characters[index] == "{" { return braced() }
            var text = ""
            while index < characters.count, characters[index].isNumber || "+-−".contains(characters[index]) {
                text.append(characters[index])
                index += 1
            }
            return text
        }

        private mutating func braced() -> String {
            let rest = characters[(index + 1)...]
            let text = String(rest.prefix { $0 != "}" })
            index += text.count + 2
            return text
        }

        private mutating func command() {
            index += 1
            var name = ""
            while index < characters.count, characters[index].isASCII, characters[index].isLetter {
                name.append(characters[index])
                index += 1
            }
            switch name {
            case "per":
                flush()
                isInverse = true
            case "squared": power("2")
            case "cubed": power("3")
            case "tothe":
                if index < characters.count, characters[index] == "{" { power(braced()) }
            case "": index += index < characters.count ? 1 : 0
            default:
                if let prefix = UnitNotation.prefixes[name] {
                    flush()
                    word = prefix
                    isPrefix = true
                } else {
                    if !isPrefix { flush() }
                    isPrefix = false
                    word += UnitNotation.units[name] ?? name
                }
            }
        }
    }

    private static let prefixes = [
        "femto": "f", "pico": "p", "nano": "n", "micro": "µ", "milli": "m", "centi": "c", "deci": "d", "kilo": "k",
        "mega": "M", "giga": "G", "tera": "T",
    ]
    private static let units = [
        "siemens": "S", "metre": "m", "meter": "m", "second": "s", "kelvin": "K", "electronvolt": "eV", "volt": "V",
        "ampere": "A", "ohm": "Ω", "hertz": "Hz", "joule": "J", "mole": "mol", "gram": "g", "kilogram": "kg",
        "pascal": "Pa", "watt": "W", "farad": "F", "coulomb": "C", "celsius": "°C", "degreeCelsius": "°C",
        "degree": "°", "angstrom": "Å", "percent": "%", "hour": "h", "minute": "min", "litre": "L", "liter": "L",
        "newton": "N", "tesla": "T", "bar": "bar",
    ]
}

extension String {
    fileprivate var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
