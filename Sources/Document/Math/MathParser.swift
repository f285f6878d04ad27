/// Parses TeX's notation for formulas. It never fails: what it does not know is kept as text and reported.
public struct MathParser {
    private let characters: [Character]
    private var position = 0
    private var problems: [MathProblem] = []
    private var variant: MathNode.Variant?
    private var depth = 0

    private static let deepest = 100

    public static func parse(_ source: String) -> (formula: MathNode, problems: [MathProblem]) {
        var parser = MathParser(characters: Array(source))
        var nodes: [MathNode] = []
        while parser.position < parser.characters.count {
            nodes += parser.nodes(until: { _ in false })
            if parser.position < parser.characters.count {
                parser.report("'\(parser.characters[parser.position])' closes nothing")
                parser.position += 1
            }
        }
        return (row(nodes), parser.problems)
    }

    private init(characters: [Character]) { self.characters = characters }

    private static func row(_ nodes: [MathNode]) -> MathNode { nodes.count == 1 ? nodes[0] : .row(nodes) }

    private mutating func report(_ message: String) { problems.append(MathProblem(message: message, offset: position)) }

    private var current: Character? { position < characters.count ? characters[position] : nil }

    private mutating func skipBlanks() { while let next = current, next.isWhitespace { position += 1 } }

    /// Atoms up to a closing brace, an end that the caller names, or the end of the source.
    private mutating func nodes(until isEnd: (MathParser) -> Bool) -> [MathNode] {
        var result: [MathNode] = []
        while true {
            skipBlanks()
            guard let next = current, next != "}", !isEnd(self) else { return result }
            if next == "_" || next == "^" || next == "'" {
                let base = result.popLast() ?? .row([])
                result.append(scripts(on: base))
            } else if next == "&" {
                report("'&' stands outside a matrix")
                position += 1
            } else if let node = atom() {
                result.append(node)
            }
        }
    }

    private mutating func scripts(on base: MathNode) -> MathNode {
        var lower: MathNode?
        var upper: MathNode?
        while let next = current, next == "_" || next == "^" || next == "'" {
            if next == "'" {
                var primes = ""
                while current == "'" {
                    primes += "′"
                    position += 1
                }
                let mark = MathNode.symbol(primes, .ordinary, .upright)
                upper = upper.map { .row([mark, $0]) } ?? mark
                continue
            }
            position += 1
            let script = argument()
            if next == "_" {
                if lower != nil { report("two subscripts on one symbol") }
                lower = script
            } else {
                upper = upper.map { .row([$0, script]) } ?? script
            }
            skipBlanks()
        }
        return .scripts(base: base, subscript: lower, superscript: upper)
    }

    /// A group in braces or one atom.
    private mutating func argument() -> MathNode {
        skipBlanks()
        guard current != nil else {
            report("something must follow")
            return .row([])
        }
        if current == "{" { return group() }
        if current == "}" {
            report("something must stand before '}'")
            return .row([])
        }
        return atom() ?? .row([])
    }

    private mutating func group() -> MathNode {
        position += 1
        depth += 1
        defer { depth -= 1 }
        guard depth < Self.deepest else {
            report("groups are nested too deeply")
            position = characters.count
            return .row([])
        }
        let content = nodes(until: { _ in false })
        if current == "}" { position += 1 } else { report("'{' is not closed") }
        return Self.row(content)
    }

    /// The characters of a braced group, as they are.
    private mutating func rawGroup() -> String {
        skipBlanks()
        guard current == "{" else {
            defer { position += 1 }
            return current.map(String.init) ?? ""
        }
        position += 1
        var level = 1
        var text = ""
        while let next = current {
            position += 1
            if next == "{" { level += 1 }
            if next == "}" {
                level -= 1
                if level == 0 { return text }
            }
            text.append(next)
        }
        report("'{' is not closed")
        return text
    }

    private mutating func atom() -> MathNode? {
        guard let next = current else { return nil }
        switch next {
        case "{": return group()
        case "\\": return command()
        case "~":
            position += 1
            return .space(0.25)
        default:
            if next.isNumber {
                var digits = ""
                while let digit = current,
                    digit.isNumber
                        || (digit == "." && position + 1 < characters.count && characters[position + 1].isNumber)
                {
                    digits.append(digit)
                    position += 1
                }
                return .symbol(digits, .ordinary, variant ?? .upright)
            }
            position += 1
            return styled(MathSymbols.atom(next))
        }
    }

    /// A letter in the style that surrounds it.
    private func styled(_ node: MathNode) -> MathNode {
        guard let variant, case .symbol(let text, .ordinary, _) = node else { return node }
        return .symbol(text, .ordinary, variant)
    }

    private mutating func commandName() -> String {
        position += 1
        guard let first = current else { return "" }
        guard first.isASCII, first.isLetter else {
            position += 1
            return String(first)
        }
        var name = ""
        while let letter = current, letter.isASCII, letter.isLetter {
            name.append(letter)
            position += 1
        }
        return name
    }

    private mutating func command() -> MathNode? {
        depth += 1
        defer { depth -= 1 }
        guard depth < Self.deepest else {
            report("commands are nested too deeply")
            position = characters.count
            return nil
        }
        let start = position
        let name = commandName()
        if let letter = MathSymbols.greek[name] { return styled(.symbol(letter, .ordinary, .italic)) }
        if let letter = MathSymbols.capitalGreek[name] { return styled(.symbol(letter, .ordinary, .upright)) }
        if let sign = MathSymbols.ordinary[name] { return .symbol(sign, .ordinary, .upright) }
        if let sign = MathSymbols.binary[name] { return .symbol(sign, .binary, .upright) }
        if let sign = MathSymbols.relations[name] { return .symbol(sign, .relation, .upright) }
        if let (sign, limits) = MathSymbols.largeOperators[name] { return .largeOperator(sign, takesLimits: limits) }
        if let limits = MathSymbols.functions[name] { return .function(name, takesLimits: limits) }
        if let accent = MathSymbols.accents[name] { return .accent(accent, argument()) }
        if let space = MathSymbols.spaces[name] { return .space(space) }
        if let chosen = MathSymbols.variants[name] {
            let outer = variant
            variant = chosen
            defer { variant = outer }
            return argument()
        }
        return structure(name, start: start)
    }

    private mutating func structure(_ name: String, start: Int) -> MathNode? {
        switch name {
        case "frac", "dfrac", "tfrac":
            let numerator = argument()
            return .fraction(numerator, argument(), hasRule: true)
        case "binom":
            let upper = argument()
            return .fenced(open: "(", close: ")", .fraction(upper, argument(), hasRule: false))
        case "sqrt":
            skipBlanks()
            var degree: MathNode?
            if current == "[" {
                position += 1
                degree = Self.row(nodes(until: { $0.current == "]" }))
                if current == "]" { position += 1 } else { report("'[' is not closed") }
            }
            return .root(argument(), degree: degree)
        case "text", "textrm", "mbox", "operatorname":
            let text = rawGroup()
            return name == "operatorname" ? .function(text, takesLimits: false) : .text(text)
        case "ce": return ChemistryNotation.formula(rawGroup())
        case "unit", "si": return ChemistryNotation.unit(rawGroup())
        case "qty", "SI":
            let number = rawGroup()
            return .row([ChemistryNotation.number(number), .space(3.0 / 18), ChemistryNotation.unit(rawGroup())])
        case "num": return ChemistryNotation.number(rawGroup())
        case "overline": return .overline(argument())
        case "left": return fenced()
        case "right":
            report("'\\right' without '\\left'")
            _ = delimiter()
            return nil
        case "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr":
            let sign = delimiter()
            return .symbol(sign, name.hasSuffix("r") ? .closing : .opening, .upright)
        case "begin": return environment()
        case "displaystyle", "textstyle", "limits", "nolimits", "nonumber", "notag", "label": return nil
        default:
            if let sign = MathSymbols.delimiters[name] {
                let isClosing = ["rangle", "}", "rbrace", "rvert", "rfloor", "rceil", ")", "]"].contains(name)
                return .symbol(
                    sign, name == "|" || name == "vert" ? .ordinary : isClosing ? .closing : .opening, .upright)
            }
            problems.append(MathProblem(message: "unknown command '\\\(name)'", offset: start))
            return .text("\\" + name)
        }
    }

    private mutating func delimiter() -> String {
        skipBlanks()
        guard let next = current else {
            report("a delimiter must follow")
            return ""
        }
        let name: String
        if next == "\\" {
            name = commandName()
        } else {
            name = String(next)
            position += 1
        }
        if let sign = MathSymbols.delimiters[name] { return sign }
        report("'\(name)' is no delimiter")
        return ""
    }

    private func stands(_ command: String) -> Bool {
        let name = Array("\\" + command)
        guard position + name.count <= characters.count, Array(characters[position..<position + name.count]) == name
        else { return false }
        return position + name.count == characters.count
            || !(command.last?.isLetter == true && characters[position + name.count].isLetter)
    }

    private mutating func fenced() -> MathNode {
        let open = delimiter()
        let content = nodes(until: { $0.stands("right") })
        guard stands("right") else {
            report("'\\left' without '\\right'")
            return .fenced(open: open, close: "", Self.row(content))
        }
        position += "\\right".count
        return .fenced(open: open, close: delimiter(), Self.row(content))
    }

    private mutating func environment() -> MathNode {
        var name = rawGroup()
        if name.hasSuffix("*") { name.removeLast() }
        var rows: [[MathNode]] = [[]]
        while position < characters.count, !stands("end") {
            let cell = nodes(until: { $0.current == "&" || $0.stands("\\") || $0.stands("end") })
            rows[rows.count - 1].append(Self.row(cell))
            if current == "&" {
                position += 1
            } else if stands("\\") {
                position += 2
                rows.append([])
            } else if current == "}" {
                report("'}' closes nothing")
                position += 1
            }
        }
        if stands("end") {
            position += "\\end".count
            _ = rawGroup()
        } else {
            report("'\\begin{\(name)}' is not closed")
        }
        if let last = rows.last, last.isEmpty || last == [.row([])] { rows.removeLast() }
        switch name {
        case "cases": return .fenced(open: "{", close: "", .table(.cases, rows))
        case "aligned", "align", "split", "gathered": return .table(.aligned, rows)
        case "pmatrix": return .fenced(open: "(", close: ")", .table(.matrix, rows))
        case "bmatrix": return .fenced(open: "[", close: "]", .table(.matrix, rows))
        case "vmatrix": return .fenced(open: "|", close: "|", .table(.matrix, rows))
        case "matrix", "array", "smallmatrix": return .table(.matrix, rows)
        default:
            report("unknown environment '\(name)'")
            return .table(.matrix, rows)
        }
    }
}
