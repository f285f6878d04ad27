/// The meaning of a column's name: quantity, sign and unit.
struct ColumnName: Equatable {
    enum Quantity: Equatable {
        case frequency
        case angularFrequency
        case logFrequency
        case real
        case imaginary
        case modulus
        case phase
        case sweep
    }

    var quantity: Quantity
    /// The written number times this gives Hz, rad/s, Ω or rad; −1 is part of it where the name begins with a minus.
    var factor: Double
    /// Whether the name states the sign of an imaginary part or phase.
    var hasMinus: Bool
    /// Whether the unit is written.
    var hasUnit: Bool
    /// Why the unit cannot be used; nil when it can.
    var problem: String?

    /// nil for a name that means none of these quantities.
    init?(_ cell: Substring) {
        guard cell.utf8.count < 80, let first = cell.unicodeScalars.first, !("0"..."9").contains(first) else {
            return nil
        }
        var name = ""
        for scalar in cell.trimmed.unicodeScalars {
            switch scalar {
            case "\u{2032}", "\u{2019}", "\u{00B4}", "`": name += "'"
            case "\u{2033}", "\u{201D}", "\"": name += "''"
            case "\u{2126}": name += "\u{03A9}"
            case "\u{2212}", "\u{2013}": name += "-"
            case "\u{03BC}": name += "\u{00B5}"
            default: name.unicodeScalars.append(scalar)
            }
        }
        if name.hasPrefix("Data:") { name = String(name.dropFirst(5)) }
        let unit = Self.unit(takenFrom: &name)
        var plain = name.lowercased().filter { !$0.isWhitespace && !"_.".contains($0) }
        // ZPlot writes (a) and (b) for the axes.
        for axis in ["(a)", "(b)"] where plain.hasSuffix(axis) { plain.removeLast(3) }
        hasMinus = plain.hasPrefix("-") || plain.hasPrefix("neg")
        if plain.hasPrefix("-") { plain.removeFirst() }
        if plain.hasPrefix("negative") { plain.removeFirst(8) } else if plain.hasPrefix("neg") { plain.removeFirst(3) }
        guard var quantity = Self.names[plain] else { return nil }
        if quantity == .frequency, unit?.kind == .angularFrequency { quantity = .angularFrequency }
        // Z alone with a unit is the modulus; without one, it can be anything.
        if plain == "z" || plain == "impedance", unit?.kind != .resistance { return nil }
        hasUnit = unit != nil
        factor = (hasMinus ? -1 : 1) * (unit?.factor ?? 1)
        problem = unit?.problem
        if quantity == .logFrequency, unit?.kind == .frequency, unit?.factor != 1 {
            problem = "expected the logarithm of the number of hertz"
        }
        self.quantity = quantity
        if let unit, let expectedKind, unit.kind != expectedKind { return nil }
    }

    /// Takes over a unit that stands in a line of its own below the name; anything but a unit of this quantity is left alone.
    mutating func adopt(unit text: Substring) {
        var text = text.trimmed
        if let first = text.first, let last = text.last, (first == "[" && last == "]") || (first == "(" && last == ")")
        {
            text = text.dropFirst().dropLast()
        }
        let plain = text.replacing("\u{2126}", with: "\u{03A9}").replacing("\u{03BC}", with: "\u{00B5}")
        guard !hasUnit, let unit = Self.units[String(plain)] else { return }
        if quantity == .frequency, unit.kind == .angularFrequency { quantity = .angularFrequency }
        guard unit.kind == expectedKind else { return }
        factor *= unit.factor
        hasUnit = true
        problem = unit.problem
    }

    private var expectedKind: UnitKind? {
        switch quantity {
        case .frequency: .frequency
        case .angularFrequency: .angularFrequency
        case .real, .imaginary, .modulus: .resistance
        case .phase: .angle
        case .logFrequency, .sweep: nil
        }
    }

    private enum UnitKind { case frequency, angularFrequency, resistance, angle }

    private typealias KnownUnit = (kind: UnitKind, factor: Double, problem: String?)

    private static let names: [String: Quantity] = {
        var names: [String: Quantity] = [:]
        func add(_ quantity: Quantity, _ list: String) {
            for name in list.split(separator: " ") { names[String(name)] = quantity }
        }
        add(.frequency, "f freq frequ frequency frequencies frequenz fréquence ν nu ν/hz")
        add(.angularFrequency, "ω omega w angularfrequency angfreq")
        add(
            .logFrequency,
            "logf log10f lgf logfreq log10freq logfrequency log10frequency log(f) log10(f) lg(f) log(freq) log10(freq)")
        add(.logFrequency, "log(frequency) log10(frequency) logν log10ν log(ν) log10(ν)")
        add(.logFrequency, "log(f/hz) log10(f/hz) lg(f/hz) log(freq/hz) log10(freq/hz) log(ν/hz) log10(ν/hz)")
        add(
            .real,
            "z' zs' zre zreal re rez re(z) re[z] real realz real(z) realpart z(re) zr zrealpart impedancereal realimpedance re{z}"
        )
        add(
            .imaginary,
            "z'' zs'' zim zimg zimag im imz im(z) im[z] imag imagz imag(z) imaginary imaginarypart z(im) zi zimaginary")
        add(.imaginary, "zimagpart impedanceimaginary imaginaryimpedance imagimpedance im{z} zimaginarypart")
        add(
            .modulus,
            "|z| zmod mod(z) modz abs(z) absz zabs modulus magnitude impedancemagnitude mag(z) magz zmag z impedance |impedance|"
        )
        add(
            .phase,
            "phase phase(z) zphz zphase phasez theta theta(z) θ θ(z) φ φ(z) phi phi(z) phaseangle arg(z) argz arg angle"
        )
        add(.phase, "impedancephase phaseofz theta-z phaseshift")
        add(.sweep, "cyclenumber cycle sweep sweepnumber segment segment#")
        return names
    }()

    private static let units: [String: KnownUnit] = {
        var units: [String: KnownUnit] = [:]
        for text in ["rad/s", "rad s-1", "rad s^-1", "rad·s-1"] { units[text] = (.angularFrequency, 1, nil) }
        for (text, factor) in [
            ("GHz", 1e9), ("MHz", 1e6), ("kHz", 1e3), ("KHz", 1e3), ("khz", 1e3), ("mHz", 1e-3), ("µHz", 1e-6),
            ("Hz", 1),
            ("hz", 1), ("HZ", 1), ("s-1", 1), ("Hertz", 1), ("hertz", 1),
        ] { units[text] = (.frequency, factor, nil) }
        for text in ["MHZ", "mhz"] {
            units[text] = (.frequency, 1, "MHz and mHz cannot be told apart in this spelling")
        }
        for text in ["degrees", "Degrees", "degree", "Degree", "deg.", "deg", "Deg", "DEG", "°"] {
            units[text] = (.angle, .pi / 180, nil)
        }
        for text in ["rad", "Rad", "radians"] { units[text] = (.angle, 1, nil) }
        let product = "an impedance times an area; give impedances in Ω and the area apart"
        for word in ["ohms", "Ohms", "OHMS", "ohm", "Ohm", "OHM", "Ω"] {
            for (prefix, factor) in [("G", 1e9), ("M", 1e6), ("k", 1e3), ("K", 1e3), ("m", 1e-3), ("µ", 1e-6), ("", 1)]
            {
                units[prefix + word] = (.resistance, factor, nil)
                for area in ["cm2", "cm²", "cm^2", "m2", "m²", "m^2"] {
                    for join in [" ", ".", "*", "·", ""] {
                        units[prefix + word + join + area] = (.resistance, 1, product)
                    }
                }
            }
        }
        return units
    }()

    /// Takes a unit from the end of a name: (Hz), [Hz], /Hz, or after a blank, comma or underscore.
    private static func unit(takenFrom name: inout String) -> KnownUnit? {
        for (open, close) in [("(", ")"), ("[", "]")] as [(Character, Character)] where name.last == close {
            guard let start = name.lastIndex(of: open), start > name.startIndex else { continue }
            let inside = name[name.index(after: start)...].dropLast()
            guard let unit = units[String(inside.trimmed)] else { continue }
            name = String(name[..<start].trimmed)
            if name.last == "/" { name = String(name.dropLast().trimmed) }
            return unit
        }
        // The longest tail first: after the first stroke of ‘w/rad/s’ stands the whole unit.
        for index in name.indices where index > name.startIndex && "/ _,".contains(name[index]) {
            guard let unit = units[String(name[name.index(after: index)...].trimmed)] else { continue }
            name = String(name[..<index].trimmed)
            return unit
        }
        return nil
    }
}
