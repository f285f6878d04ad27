/// Formulas and reactions of compounds inside mathematics, `\ce{2 Li+ + PS4^3- -> Li3PS4}`, after LaTeX's mhchem;
/// also Kröger–Vink symbols, `\ce{V_{Li}'}`.
struct ChemistryNotation {
    private let characters: [Character]
    private var index = 0
    private var nodes: [MathNode] = []
    /// Whether digits and charges that follow belong to the last node.
    private var isAttached = false
    private var inner: ArraySlice<MathNode> = []

    init(_ source: String) { characters = Array(source) }

    private init(_ characters: some Sequence<Character>) { self.characters = Array(characters) }

    /// The formulas between dollars, in order.
    var innerFormulas: [String] {
        let parts = String(characters).split(separator: "$", omittingEmptySubsequences: false)
        return parts.enumerated().compactMap { $0 % 2 == 1 ? String($1) : nil }
    }

    /// The compound or reaction, with what the formulas between dollars were parsed to.
    mutating func formula(inner: [MathNode] = []) -> MathNode {
        self.inner = inner[...]
        while index < characters.count { step() }
        return .row(nodes)
    }

    private func upright(_ text: String, _ atomClass: MathNode.AtomClass = .ordinary) -> MathNode {
        .symbol(text, atomClass, .upright)
    }

    private func peek(_ offset: Int = 0) -> Character? {
        index + offset < characters.count ? characters[index + offset] : nil
    }

    private func stands(_ text: String) -> Bool { characters[index...].starts(with: text) }

    private mutating func step() {
        let character = characters[index]
        if character.isWhitespace {
            index += 1
            isAttached = false
            return
        }
        if arrow() || math() { return }
        switch character {
        case "_":
            index += 1
            attach(subscript: mixed(argument()) { Self.count($0) })
        case "^": superscript()
        case "'":
            let primes = characters[index...].prefix { $0 == "'" }.count
            index += primes
            attach(superscript: upright(String(repeating: "′", count: primes)))
        case "+", "-": sign(character)
        case "=" where isAlone:
            index += 1
            isAttached = false
            nodes.append(upright("=", .relation))
        case "=": bond("=")
        case "#": bond("≡")
        case ".", "*", "·", "⋅": bond("⋅")
        case "\\": command()
        case "(", "[", "{":
            index += 1
            if character != "{" { nodes.append(upright(String(character), .opening)) }
            isAttached = false
        case ")", "]", "}":
            index += 1
            if character != "}" { nodes.append(upright(String(character), .closing)) }
            isAttached = true
        default: word(character)
        }
    }

    private mutating func word(_ character: Character) {
        if character.isNumber {
            if isAttached { attach(subscript: count()) } else { coefficient() }
        } else if character.isLetter, character != "v" || !isAlone {
            var name = String(character)
            index += 1
            while let next = peek(), next.isLowercase, next.isLetter {
                name.append(next)
                index += 1
            }
            nodes.append(upright(name))
            isAttached = true
        } else {
            nodes.append(upright(character == "v" ? "↓" : String(character)))
            index += 1
            isAttached = character == "□"
        }
    }

    /// Whether the character stands between blanks.
    private var isAlone: Bool {
        (index == 0 || characters[index - 1].isWhitespace) && (peek(1)?.isWhitespace ?? true) && index > 0
    }

    // MARK: Numbers

    /// Digits after an element, with a variable part: the 6−x of Li6-xPS5.
    private mutating func count() -> MathNode {
        var text = ""
        while let next = peek() {
            if next.isNumber || next == "." && peek(1)?.isNumber == true && !isHydrate {
                text.append(next)
            } else if "+-".contains(next), let variable = peek(1), Self.variables.contains(variable),
                peek(2)?.isLowercase != true
            {
                text.append(next)
                text.append(variable)
                index += 1
            } else {
                break
            }
            index += 1
        }
        return Self.count(Array(text))
    }

    /// Whether a point parts a salt from its water, CuSO4.5H2O, and is no decimal point.
    private var isHydrate: Bool { characters[(index + 1)...].drop(while: \.isNumber).starts(with: "H2O") }

    private static let variables: Set<Character> = ["x", "y", "z", "n", "m", "δ"]

    /// What stands below the line: a number, a variable (italic), or the name of a site.
    private static func count(_ text: [Character]) -> MathNode {
        let isNumeric =
            text.contains { $0.isNumber || "+-−".contains($0) } || text.count == 1 && variables.contains(text[0])
        var nodes: [MathNode] = []
        var run = ""
        func flush() {
            if !run.isEmpty { nodes.append(.symbol(run, .ordinary, .upright)) }
            run = ""
        }
        for character in text where character != "\\" {
            if character == "-" || character == "−" || character == "+" {
                flush()
                nodes.append(.symbol(character == "+" ? "+" : "−", .binary, .upright))
            } else if isNumeric, character.isLetter {
                flush()
                nodes.append(.symbol(String(character), .ordinary, .italic))
            } else {
                run.append(character)
            }
        }
        flush()
        return nodes.count == 1 ? nodes[0] : .row(nodes)
    }

    /// A stoichiometric number before a compound, 2 or 1/2.
    private mutating func coefficient() {
        var text = ""
        while let next = peek(), next.isNumber || ("./".contains(next) && peek(1)?.isNumber == true) {
            text.append(next)
            index += 1
        }
        let parts = text.split(separator: "/")
        nodes.append(
            parts.count == 2
                ? .fraction(upright(String(parts[0])), upright(String(parts[1])), hasRule: true, style: .text)
                : upright(text))
        var next = index
        while next < characters.count, characters[next].isWhitespace { next += 1 }
        if next < characters.count, characters[next].isLetter || "([\\$".contains(characters[next]) {
            nodes.append(.space(3.0 / 18))
        }
        isAttached = false
    }

    // MARK: Charges

    private mutating func superscript() {
        // " ^" at a compound's end is a gas.
        if !isAttached, index > 0, peek(1)?.isWhitespace ?? true {
            index += 1
            nodes.append(upright("↑"))
            return
        }
        index += 1
        var text: [Character]
        if peek() == "{" {
            text = argument()
        } else {
            text = []
            while let next = peek(), next.isNumber || "+-−.•*'x".contains(next) {
                text.append(next)
                index += 1
            }
            if text.isEmpty { text = argument() }
        }
        attach(superscript: mixed(text) { Self.charge(String($0)) })
    }

    /// A charge; in Kröger and Vink's notation a dot is a positive and a prime a negative effective charge.
    private static func charge(_ text: String) -> MathNode {
        let signs: [(String, String)] = [
            ("\\bullet", "•"), ("\\cdot", "•"), ("\\prime", "′"), ("\\times", "×"), ("-", "−"), (".", "•"), ("*", "•"),
            ("'", "′"),
        ]
        var text = signs.reduce(text) { $0.replacing($1.0, with: $1.1) }.filter { !$0.isWhitespace }
        if text == "x" { text = "×" }
        return .symbol(text, .ordinary, .upright)
    }

    private mutating func sign(_ character: Character) {
        let text = character == "+" ? "+" : "−"
        // A sign at a species' end is its charge: Li+, not Li + Cl or Li-Cl.
        var end = index
        while end < characters.count, characters[end] == character { end += 1 }
        let next = end < characters.count ? characters[end] : nil
        if isAttached, next.map({ $0.isWhitespace || ")]},;".contains($0) }) ?? true {
            attach(superscript: upright(String(repeating: text, count: end - index)))
            index = end
        } else if isAttached, character == "-" {
            bond("–")
        } else {
            index += 1
            isAttached = false
            nodes.append(upright(text, .binary))
        }
    }

    private mutating func bond(_ sign: String) {
        index += 1
        isAttached = false
        nodes.append(upright(sign))
    }

    // MARK: Arrows and formulas

    private static let arrows: [(String, String)] = [
        ("<=>", "⇌"), ("<->", "↔"), ("->", "→"), ("<-", "←"), ("→", "→"), ("⇌", "⇌"),
    ]

    private mutating func arrow() -> Bool {
        guard let (text, arrow) = Self.arrows.first(where: { stands($0.0) }) else { return false }
        index += text.count
        isAttached = false
        let over = bracketed()
        let under = bracketed()
        nodes.append(.arrow(arrow, over: over, under: under))
        return true
    }

    /// What is written at an arrow, `->[heat]`.
    private mutating func bracketed() -> MathNode? {
        guard peek() == "[", let end = characters[index...].firstIndex(of: "]") else { return nil }
        var notation = ChemistryNotation(characters[(index + 1)..<end])
        index = end + 1
        return notation.formula()
    }

    private mutating func math() -> Bool {
        guard characters[index] == "$" else { return false }
        let end = characters[(index + 1)...].firstIndex(of: "$") ?? characters.count - 1
        index = end + 1
        if let formula = inner.popFirst() {
            nodes.append(formula)
            isAttached = true
        }
        return true
    }

    /// A script with the formulas between dollars in it, Li_{2+$x$}.
    private mutating func mixed(_ text: [Character], plain: ([Character]) -> MathNode) -> MathNode {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count > 1 else { return plain(text) }
        var nodes: [MathNode] = []
        for (place, part) in parts.enumerated() {
            let node = place % 2 == 1 ? inner.popFirst() : part.isEmpty ? nil : plain(Array(part))
            if case .row(let several)? = node { nodes += several } else if let node { nodes.append(node) }
        }
        return nodes.count == 1 ? nodes[0] : .row(nodes)
    }

    private mutating func command() {
        index += 1
        let name = String(characters[index...].prefix { $0.isASCII && $0.isLetter })
        index += name.count
        if name.isEmpty {
            index += index < characters.count ? 1 : 0
            nodes.append(.space(3.0 / 18))
        } else {
            nodes.append(MathSymbols.atom(command: name) ?? .text("\\" + name, .upright))
            isAttached = true
        }
    }

    // MARK: Scripts

    /// A group in braces or one character.
    private mutating func argument() -> [Character] {
        guard let first = peek() else { return [] }
        guard first == "{" else {
            index += 1
            return [first]
        }
        let end = characters[index...].firstIndex(of: "}") ?? characters.count
        defer { index = min(end + 1, characters.count) }
        return Array(characters[(index + 1)..<end])
    }

    private mutating func attach(subscript node: MathNode) {
        let base = isAttached || isIsotope ? nodes.popLast() ?? .row([]) : .row([])
        if case .scripts(let inner, nil, let upper) = base {
            nodes.append(.scripts(base: inner, subscript: node, superscript: upper))
        } else {
            nodes.append(.scripts(base: base, subscript: node, superscript: nil))
        }
        isAttached = !isIsotope
    }

    private mutating func attach(superscript node: MathNode) {
        let base = isAttached ? nodes.popLast() ?? .row([]) : .row([])
        if case .scripts(let inner, let lower, nil) = base {
            nodes.append(.scripts(base: inner, subscript: lower, superscript: node))
        } else {
            nodes.append(.scripts(base: base, subscript: nil, superscript: node))
        }
        if case .row([]) = base { isAttached = false }
    }

    /// Whether the last node is a mass number that waits for its element.
    private var isIsotope: Bool {
        if case .scripts(base: .row([]), nil, .some) = nodes.last { true } else { false }
    }
}
