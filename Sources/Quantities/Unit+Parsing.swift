import Glibc

extension Unit {
    /// A unit as people type it: `meV`, `S/cm`, `S cm^-1`, `cm²/s`, `kJ/mol`, `mS·cm⁻¹`.
    ///
    /// Factors stand behind spaces, dots or stars; a slash turns the one after it round. Prefixes from femto to tera
    /// stand before the units that the SI lets have them. Symbols are printed as they are typed, exponents raised.
    ///
    /// - Throws: `QuantityError.unknownUnit` with the part that is none; degrees Celsius are no unit, see `Celsius`.
    public init(parsing text: String) throws(QuantityError) {
        var product = Unit.one
        var isInverse = false
        var isWaiting = true
        var rest = Substring(text)
        while let first = rest.first {
            switch first {
            case " ", "\u{00A0}", "\u{202F}", "·", "⋅", "*", ".": rest.removeFirst()
            case "/":
                guard !isWaiting else { throw .unknownUnit(text) }
                isInverse = true
                isWaiting = true
                rest.removeFirst()
            default:
                let factor = try Self.factor(&rest)
                product = isInverse ? product / factor : product * factor
                isInverse = false
                isWaiting = false
            }
        }
        guard !isWaiting else { throw .unknownUnit(text) }
        self = product
    }

    /// Takes a symbol with its exponent off the start.
    private static func factor(_ rest: inout Substring) throws(QuantityError) -> Unit {
        let symbol = String(rest.prefix { $0.isLetter || $0 == "%" || $0 == "°" })
        guard let unit = named(symbol) else {
            throw .unknownUnit(symbol.isEmpty ? String(rest.prefix(1)) : symbol)
        }
        rest = rest.dropFirst(symbol.count)
        let raised = rest.prefix { RaisedText.isRaised($0) }
        if !raised.isEmpty {
            rest = rest.dropFirst(raised.count)
            guard let exponent = RaisedText.integer(raised) else { throw .unknownUnit(symbol + raised) }
            return unit.power(exponent)
        }
        var exponent = rest
        if exponent.first == "^" { exponent.removeFirst() }
        var sign = 1
        if let first = exponent.first, "-\u{2212}+".contains(first) {
            sign = first == "+" ? 1 : -1
            exponent.removeFirst()
        }
        let digits = exponent.prefix { ("0"..."9").contains($0) }
        guard !digits.isEmpty else {
            // A sign or caret that no figure follows belongs to nothing.
            guard exponent.startIndex == rest.startIndex else { throw .unknownUnit(symbol + rest.prefix(2)) }
            return unit
        }
        guard digits.count <= 2, let number = Int(digits) else { throw .unknownUnit(symbol + rest.prefix(4)) }
        rest = exponent.dropFirst(digits.count)
        return unit.power(sign * number)
    }

    private static func named(_ symbol: String) -> Unit? {
        // A symbol that is a unit of its own is never taken for a prefix and a unit: min, mol, cd.
        if let unit = bases[symbol] ?? lone[symbol] { return unit }
        for prefix in prefixes where symbol.hasPrefix(prefix.symbol) {
            guard let base = bases[String(symbol.dropFirst(prefix.symbol.count))] else { continue }
            return Unit(
                symbol: (prefix.symbol == "u" ? "µ" : prefix.symbol) + base.symbol, dimension: base.dimension,
                factor: base.factor * pow(10, Double(prefix.exponent)))
        }
        return nil
    }

    private static let prefixes: [(symbol: String, exponent: Int)] = [
        ("T", 12), ("G", 9), ("M", 6), ("k", 3), ("d", -1), ("c", -2), ("m", -3), ("µ", -6), ("μ", -6), ("u", -6),
        ("n", -9), ("p", -12), ("f", -15),
    ]

    /// Units that take prefixes.
    private static let bases: [String: Unit] = {
        let potential = PhysicalDimension(length: 2, mass: 1, time: -3, current: -1)
        let conductance = PhysicalDimension(length: -2, mass: -1, time: 3, current: 2)
        let pressure = PhysicalDimension(length: -1, mass: 1, time: -2)
        let units: [Unit] = [
            .metre, .second, .kelvin, .hertz, .joule, .electronvolt, .ohm, .farad,
            Unit(symbol: "g", dimension: PhysicalDimension(mass: 1), factor: 1e-3),
            Unit(symbol: "A", dimension: PhysicalDimension(current: 1), factor: 1),
            Unit(symbol: "mol", dimension: PhysicalDimension(amount: 1), factor: 1),
            Unit(symbol: "V", dimension: potential, factor: 1),
            Unit(symbol: "S", dimension: conductance, factor: 1),
            Unit(symbol: "C", dimension: PhysicalDimension(time: 1, current: 1), factor: 1),
            Unit(symbol: "N", dimension: PhysicalDimension(length: 1, mass: 1, time: -2), factor: 1),
            Unit(symbol: "Pa", dimension: pressure, factor: 1), Unit(symbol: "bar", dimension: pressure, factor: 1e5),
            Unit(symbol: "W", dimension: PhysicalDimension(length: 2, mass: 1, time: -3), factor: 1),
            Unit(symbol: "H", dimension: PhysicalDimension(length: 2, mass: 1, time: -2, current: -2), factor: 1),
            Unit(symbol: "T", dimension: PhysicalDimension(mass: 1, time: -2, current: -1), factor: 1),
            Unit(symbol: "L", dimension: PhysicalDimension(length: 3), factor: 1e-3),
            Unit(symbol: "rad", dimension: PhysicalDimension(angle: 1), factor: 1),
        ]
        var named = Dictionary(uniqueKeysWithValues: units.map { ($0.symbol, $0) })
        for name in ["Ω", "Ohm", "ohm"] { named[name] = .ohm }
        return named
    }()

    /// Units that take none.
    private static let lone: [String: Unit] = [
        "Å": .angstrom,
        "%": Unit(symbol: "%", dimension: PhysicalDimension(), factor: 0.01),
        "min": Unit(symbol: "min", dimension: PhysicalDimension(time: 1), factor: 60),
        "h": Unit(symbol: "h", dimension: PhysicalDimension(time: 1), factor: 3600),
        "d": Unit(symbol: "d", dimension: PhysicalDimension(time: 1), factor: 86_400),
        "°": Unit(symbol: "°", dimension: PhysicalDimension(angle: 1), factor: .pi / 180),
    ]
}
