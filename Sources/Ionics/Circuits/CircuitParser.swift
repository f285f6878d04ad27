/// Reads circuit strings: `-` joins in series, `p(…,…)` in parallel, nested at will.
///
/// series = part {"-" part}; part = element | "p(" series {"," series} ")"; element = symbol [digits | "_" letters and digits].
struct CircuitParser {
    private let text: String
    private let characters: [Character]
    private let registry: CircuitElementRegistry
    private var position = 0
    private(set) var elements: [Circuit.Element] = []

    init(_ text: String, _ registry: CircuitElementRegistry) {
        self.text = text
        self.registry = registry
        characters = Array(text)
    }

    mutating func parse() throws(CircuitError) -> CircuitNode {
        skipSpaces()
        guard position < characters.count else { throw .empty(circuit: text) }
        let node = try series()
        if position < characters.count { throw unexpected("'-' or the end") }
        return node
    }

    private mutating func series() throws(CircuitError) -> CircuitNode {
        var parts = [try part()]
        while accept("-") { parts.append(try part()) }
        return parts.count == 1 ? parts[0] : .series(Self.flattened(parts))
    }

    /// Series within series, which only a nested circuit of one part can make, are one series.
    private static func flattened(_ parts: [CircuitNode]) -> [CircuitNode] {
        parts.flatMap { part in
            if case .series(let inner) = part { inner } else { [part] }
        }
    }

    private mutating func part() throws(CircuitError) -> CircuitNode {
        skipSpaces()
        let start = position
        guard position < characters.count else { throw unexpected("an element or p(") }
        if characters[position] == "p", let next = characters[(position + 1)...].first(where: { $0 != " " }),
            next == "("
        {
            position += 1
            _ = accept("(")
            var branches = [try series()]
            while accept(",") { branches.append(try series()) }
            guard accept(")") else { throw unexpected("'-', ',' or ')'") }
            guard branches.count > 1 else { throw .singleBranch(circuit: text, column: start + 1) }
            return .parallel(branches)
        }
        while position < characters.count, Self.isOfName(characters[position]) { position += 1 }
        guard position > start else { throw unexpected("an element or p(") }
        let name = String(characters[start..<position])
        skipSpaces()
        guard let kind = kind(of: name) else {
            throw .unknownElement(circuit: text, column: start + 1, name: name, known: registry.kinds.map { $0.symbol })
        }
        guard !elements.contains(where: { $0.name == name }) else {
            throw .repeatedName(circuit: text, column: start + 1, name: name)
        }
        let first = elements.last.map { $0.parameterRange.upperBound } ?? 0
        elements.append(
            Circuit.Element(name: name, kind: kind, parameterRange: first..<first + kind.parameters.count))
        return .element(elements.count - 1)
    }

    private func kind(of name: String) -> (any CircuitElement.Type)? {
        let symbol = name.prefix { $0.isLetter }
        let rest = name.dropFirst(symbol.count)
        guard rest.allSatisfy({ $0.isNumber }) || rest.first == "_" else { return nil }
        return registry.kind(ofSymbol: String(symbol))
    }

    private static func isOfName(_ character: Character) -> Bool {
        character == "_" || (character.isASCII && (character.isLetter || character.isNumber))
    }

    private mutating func accept(_ character: Character) -> Bool {
        skipSpaces()
        guard position < characters.count, characters[position] == character else { return false }
        position += 1
        skipSpaces()
        return true
    }

    private mutating func skipSpaces() {
        while position < characters.count, characters[position] == " " { position += 1 }
    }

    private func unexpected(_ expected: String) -> CircuitError {
        position < characters.count
            ? .unexpectedCharacter(
                circuit: text, column: position + 1, character: characters[position], expected: expected)
            : .unexpectedEnd(circuit: text, expected: expected)
    }
}
