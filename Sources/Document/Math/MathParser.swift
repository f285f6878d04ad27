/// Parses TeX's notation for formulas. It never fails: what it does not know is kept as text and reported.
public struct MathParser {
    let characters: [Character]
    var position = 0
    var problems: [MathProblem] = []
    var variant: MathNode.Variant?
    var depth: Int

    static let deepest = 100

    public static func parse(_ source: String) -> (formula: MathNode, problems: [MathProblem]) {
        var parser = MathParser(characters: Array(source), depth: 0)
        let formula = parser.formula()
        return (formula, parser.problems)
    }

    init(characters: [Character], depth: Int) {
        self.characters = characters
        self.depth = depth
    }

    /// The whole source; several lines become aligned rows.
    mutating func formula() -> MathNode {
        var rows = rows(isEnd: { _ in false })
        while current == "}" {
            report("'}' closes nothing")
            position += 1
            Self.join(&rows, self.rows(isEnd: { _ in false }))
        }
        if rows.count == 1, rows[0].count == 1 { return rows[0][0] }
        if rows.contains(where: { $0.count > 1 }) { report("'&' stands outside a matrix") }
        return .table(.aligned, Self.aligned(rows))
    }

    /// Goes on with rows in the last cell of others.
    private static func join(_ rows: inout [[MathNode]], _ more: [[MathNode]]) {
        guard var row = rows.popLast(), let cell = row.popLast() else {
            rows = more
            return
        }
        let first = more.first ?? []
        row.append(.row(elements(cell) + first.prefix(1).flatMap(elements)))
        rows.append(row + first.dropFirst())
        rows += more.dropFirst()
    }

    static func elements(_ node: MathNode) -> [MathNode] { if case .row(let nodes) = node { nodes } else { [node] } }

    /// A node for the content of a group: ordinary, whatever it holds.
    static func row(_ nodes: [MathNode]) -> MathNode {
        nodes.count == 1 && nodes[0].atomClass == .ordinary ? nodes[0] : .row(nodes)
    }

    mutating func report(_ message: String) { problems.append(MathProblem(message: message, offset: position)) }

    var current: Character? { position < characters.count ? characters[position] : nil }

    mutating func skipBlanks() { while let next = current, next.isWhitespace { position += 1 } }

    /// Whether a command of this name stands here.
    func stands(_ command: String) -> Bool {
        guard current == "\\" else { return false }
        var index = position + 1
        for letter in command {
            guard index < characters.count, characters[index] == letter else { return false }
            index += 1
        }
        return index == characters.count || command.last?.isLetter != true
            || !(characters[index].isASCII && characters[index].isLetter)
    }

    // MARK: Lists of atoms

    /// Atoms up to a closing brace, an end that the caller names, or the end of the source.
    mutating func nodes(until isEnd: (MathParser) -> Bool) -> [MathNode] {
        var result: [MathNode] = []
        while true {
            skipBlanks()
            guard let next = current, next != "}", !isEnd(self) else { return result }
            if next == "_" || next == "^" || next == "'" {
                result.append(scripts(on: result.popLast() ?? .row([])))
            } else if next == "&" {
                report("'&' stands outside a matrix")
                position += 1
            } else if let limits = limitsCommand() {
                setLimits(limits, of: &result)
            } else if let hasRule = infixFraction() {
                let rest = nested { $0.nodes(until: isEnd) }
                return [.fraction(Self.row(result), Self.row(rest), hasRule: hasRule, style: nil)]
            } else if let node = atom() {
                result.append(node)
            }
        }
    }

    /// Runs a part of the parser one level deeper; too deep, the rest of the source is dropped.
    mutating func nested(_ body: (inout MathParser) -> [MathNode]) -> [MathNode] {
        depth += 1
        defer { depth -= 1 }
        guard depth < Self.deepest else {
            report("the formula is nested too deeply")
            position = characters.count
            return []
        }
        return body(&self)
    }

    private mutating func limitsCommand() -> MathNode.Limits? {
        for (name, limits) in [("limits", MathNode.Limits.always), ("nolimits", .never), ("displaylimits", .inDisplay)]
        where stands(name) {
            position += name.count + 1
            return limits
        }
        return nil
    }

    private mutating func setLimits(_ limits: MathNode.Limits, of nodes: inout [MathNode]) {
        switch nodes.last {
        case .largeOperator(let sign, _): nodes[nodes.count - 1] = .largeOperator(sign, limits)
        case .function(let name, _): nodes[nodes.count - 1] = .function(name, limits)
        default: report("'\\limits' must follow an operator")
        }
    }

    private mutating func infixFraction() -> Bool? {
        for (name, hasRule) in [("over", true), ("atop", false)] where stands(name) {
            position += name.count + 1
            return hasRule
        }
        return nil
    }

    private mutating func scripts(on base: MathNode) -> MathNode {
        var lower: [MathNode] = []
        var upper: [MathNode] = []
        var superscripts = 0
        while let next = current, next == "_" || next == "^" || next == "'" {
            if next == "'" {
                var primes = ""
                while current == "'" {
                    primes += "′"
                    position += 1
                }
                upper.append(.symbol(primes, .ordinary, .upright))
            } else {
                position += 1
                let script = argument()
                if next == "_" {
                    if !lower.isEmpty { report("two subscripts on one symbol") }
                    lower.append(script)
                } else {
                    superscripts += 1
                    if superscripts > 1 { report("two superscripts on one symbol") }
                    upper.append(script)
                }
            }
            skipBlanks()
        }
        func script(_ nodes: [MathNode]) -> MathNode? {
            nodes.isEmpty ? nil : nodes.count == 1 ? nodes[0] : .row(nodes)
        }
        return .scripts(base: base, subscript: script(lower), superscript: script(upper))
    }

    /// A group in braces or one atom.
    mutating func argument() -> MathNode {
        skipBlanks()
        guard let next = current else {
            report("something must follow")
            return .row([])
        }
        if next == "{" { return group() }
        if next == "}" || next == "&" || next == "_" || next == "^" {
            report("something must stand before '\(next)'")
            return .row([])
        }
        // \frac12 takes one digit each.
        if next.isNumber {
            position += 1
            return .symbol(String(next), .ordinary, variant ?? .upright)
        }
        return atom(takesWords: false) ?? .row([])
    }

    mutating func group() -> MathNode {
        position += 1
        let outer = variant
        defer { variant = outer }
        let content = nested { parser in
            let content = parser.nodes(until: { _ in false })
            if parser.current == "}" { parser.position += 1 } else { parser.report("'{' is not closed") }
            return content
        }
        return Self.row(content)
    }

    /// The characters of a braced group, as they are.
    mutating func rawGroup() -> String {
        skipBlanks()
        guard current == "{" else {
            guard let next = current else {
                report("'{' must follow")
                return ""
            }
            position += 1
            return String(next)
        }
        position += 1
        var level = 1
        var text = ""
        while let next = current {
            position += 1
            if next == "\\", let escaped = current {
                text.append(next)
                text.append(escaped)
                position += 1
                continue
            }
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

    // MARK: Atoms

    private mutating func atom(takesWords: Bool = true) -> MathNode? {
        guard let next = current else { return nil }
        switch next {
        case "{": return group()
        case "\\": return command()
        case "~":
            position += 1
            return .space(0.25)
        default: break
        }
        if next.isNumber { return number() }
        if next.isLetter, takesWords, let variant, Self.setsWords(variant) {
            var word = ""
            while let letter = current, letter.isLetter {
                word.append(letter)
                position += 1
            }
            return .symbol(word, .ordinary, variant)
        }
        position += 1
        return styled(MathSymbols.atom(next))
    }

    private static func setsWords(_ variant: MathNode.Variant) -> Bool {
        [.upright, .bold, .italic, .sansSerif, .monospace].contains(variant)
    }

    private mutating func number() -> MathNode {
        var digits = ""
        while let digit = current,
            digit.isNumber || (digit == "." && position + 1 < characters.count && characters[position + 1].isNumber)
        {
            digits.append(digit)
            position += 1
        }
        return .symbol(digits, .ordinary, variant.map { $0 == .italic ? .upright : $0 } ?? .upright)
    }

    /// A letter in the alphabet that surrounds it.
    private func styled(_ node: MathNode) -> MathNode {
        guard let variant, case .symbol(let text, .ordinary, _) = node else { return node }
        return .symbol(text, .ordinary, variant)
    }

    mutating func commandName() -> String {
        position += 1
        guard let first = current else { return "" }
        guard first.isASCII, first.isLetter else {
            position += 1
            return first.isWhitespace ? " " : String(first)
        }
        var name = ""
        while let letter = current, letter.isASCII, letter.isLetter {
            name.append(letter)
            position += 1
        }
        return name
    }

    private mutating func command() -> MathNode? {
        let start = position
        let name = commandName()
        if let node = MathSymbols.atom(command: name) { return styled(node) }
        let content = nested { parser in parser.structure(name, start: start).map { [$0] } ?? [] }
        return content.first
    }
}
