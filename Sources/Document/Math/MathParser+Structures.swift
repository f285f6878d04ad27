extension MathParser {
    /// What a command makes of its arguments; nil when it leaves nothing.
    mutating func structure(_ name: String, start: Int) -> MathNode? {
        if let accent = MathSymbols.accents[name] {
            return .accent(accent, argument(), isWide: name.hasPrefix("wide"))
        }
        if let stretch = MathSymbols.stretches[name] { return .stretched(stretch, argument()) }
        if let arrow = MathSymbols.longArrows[name] {
            let under = optionalArgument()
            return .arrow(arrow, over: argument(), under: under)
        }
        if let chosen = MathSymbols.variants[name] {
            return letters(in: chosen, isSwitch: name.count == 2 && name != "bm")
        }
        if let style = MathSymbols.styles[name] { return .styleChange(style) }
        if let atomClass = MathSymbols.classes[name] { return .classed(atomClass, argument()) }
        if let step = Self.step(of: name) {
            let known = delimiter()
            let atomClass: MathNode.AtomClass =
                switch name.last {
                case "l": .opening
                case "r": .closing
                case "m": .relation
                default: .ordinary
                }
            return .delimiter(known, atomClass, step: step)
        }
        if let delimiter = MathSymbols.delimiters[name], name != ".", name != "<", name != ">" {
            return .symbol(delimiter.sign, delimiter.atomClass, .upright)
        }
        if name == "|" { return .symbol("‖", .ordinary, .upright) }
        return fractionOrText(name) ?? special(name, start: start)
    }

    private static func step(of name: String) -> Int? {
        let base = ["l", "r", "m"].contains(name.suffix(1)) && name != "Bigg" ? String(name.dropLast()) : name
        return ["big": 1, "Big": 2, "bigg": 3, "Bigg": 4][base]
    }

    /// Content in another alphabet: an argument, or for `\rm` all that follows in the group.
    private mutating func letters(in chosen: MathNode.Variant, isSwitch: Bool) -> MathNode? {
        if isSwitch {
            variant = chosen
            return nil
        }
        let outer = variant
        variant = chosen
        defer { variant = outer }
        return argument()
    }

    /// Content in square brackets, where a command takes some.
    private mutating func optionalArgument() -> MathNode? {
        skipBlanks()
        guard current == "[" else { return nil }
        position += 1
        let content = nodes(until: { $0.current == "]" })
        if current == "]" { position += 1 } else { report("'[' is not closed") }
        return Self.row(content)
    }

    private mutating func fractionOrText(_ name: String) -> MathNode? {
        switch name {
        case "frac", "dfrac", "tfrac", "cfrac":
            let style: MathNode.Style? = name == "frac" ? nil : name == "tfrac" ? .text : .display
            let numerator = argument()
            return .fraction(numerator, argument(), hasRule: true, style: style)
        case "binom", "dbinom", "tbinom":
            let style: MathNode.Style? = name == "binom" ? nil : name == "tbinom" ? .text : .display
            let upper = argument()
            return .fenced(
                open: "(", [.fraction(upper, argument(), hasRule: false, style: style)], middle: [], close: ")")
        case "sqrt":
            let degree = optionalArgument()
            return .root(argument(), degree: degree)
        case "overset", "stackrel":
            let over = argument()
            let base = argument()
            return name == "stackrel"
                ? .classed(.relation, .stacked(base: base, over: over, under: nil))
                : .stacked(base: Self.alone(base), over: over, under: nil)
        case "underset":
            let under = argument()
            return .stacked(base: Self.alone(argument()), over: nil, under: under)
        case "text", "textrm", "textnormal", "mbox", "hbox": return words(.upright)
        case "textit", "emph": return words(.italic)
        case "textbf": return words(.bold)
        case "operatorname":
            let takesLimits = current == "*"
            if takesLimits { position += 1 }
            return .function(
                Self.plainText(rawGroup()), takesLimits ? .inDisplay : .never)
        case "ce": return chemistry(rawGroup())
        case "unit", "si": return UnitNotation.unit(rawGroup())
        case "qty", "SI":
            let number = rawGroup()
            return UnitNotation.quantity(number, rawGroup())
        case "num": return UnitNotation.number(rawGroup())
        case "ang": return .row([UnitNotation.number(rawGroup()), .symbol("°", .ordinary, .upright)])
        default: return nil
        }
    }

    /// The one node of a group: `\overset{!}{=}` is a relation as `=` is.
    private static func alone(_ node: MathNode) -> MathNode {
        if case .row(let nodes) = node, nodes.count == 1 { nodes[0] } else { node }
    }

    private mutating func special(_ name: String, start: Int) -> MathNode? {
        switch name {
        case "left": return fenced()
        case "right", "middle":
            report("'\\\(name)' without '\\left'")
            _ = delimiter()
            return nil
        case "begin": return environment()
        case "end":
            report("'\\end' without '\\begin'")
            _ = rawGroup()
            return nil
        case "substack":
            return .table(.stacked, bracedRows())
        case "phantom", "hphantom", "vphantom": return .phantom(argument())
        case "hspace", "kern", "mspace": return .space(length())
        case "not": return negated()
        case "pmod":
            return .row([
                .space(1), .symbol("(", .opening, .upright), .function("mod", .never), .space(1.0 / 3),
                argument(), .symbol(")", .closing, .upright),
            ])
        case "bmod": return .classed(.binary, .text("mod", .upright))
        case "nonumber", "notag", "allowbreak", "strut": return nil
        case "limits", "nolimits", "displaylimits":
            report("'\\\(name)' must follow an operator")
            return nil
        case "label", "tag":
            report("'\\\(name)' has no meaning here: label an equation with {#eq-name} after it")
            _ = rawGroup()
            return nil
        default:
            problems.append(MathProblem(message: "unknown command '\\\(name)'", offset: start))
            return .text("\\" + name, .upright)
        }
    }

    private mutating func negated() -> MathNode {
        let node = argument()
        guard case .symbol(let sign, let atomClass, let variant) = Self.alone(node) else { return node }
        return .symbol(MathSymbols.negations[sign] ?? sign + "\u{0338}", atomClass, variant)
    }

    /// A length such as `2em`, `18mu` or `3pt` (a tenth of an em each), in ems.
    private mutating func length() -> Double {
        let text = current == "{" || current.map(\.isWhitespace) == true ? rawGroup() : bareLength()
        guard let ems = Self.ems(text) else {
            report("'\(text)' is no length")
            return 0
        }
        return ems
    }

    /// Ems of a length, for text of 10 pt where it has a size of its own; nil when it is none.
    static func ems(_ text: String) -> Double? {
        let number = text.prefix { $0.isNumber || ".-+".contains($0) }
        let unit = text.dropFirst(number.count).filter { !$0.isWhitespace }
        let sizes = ["em": 1, "mu": 1.0 / 18, "ex": 0.45, "pt": 0.1, "mm": 7.2 / 25.4, "cm": 7.2 / 2.54, "in": 7.2]
        guard let value = Double(number), abs(value) < 1000, let size = sizes[unit] else { return nil }
        return value * size
    }

    private mutating func bareLength() -> String {
        var text = ""
        while let next = current, next.isNumber || ".-+".contains(next) {
            text.append(next)
            position += 1
        }
        while let next = current, next.isLetter, text.count(where: \.isLetter) < 2 {
            text.append(next)
            position += 1
        }
        return text
    }

    // MARK: Words

    /// Words in the text's face, with formulas between dollars in them.
    private mutating func words(_ face: MathNode.Variant) -> MathNode {
        let offset = position
        let source = rawGroup()
        let parts = source.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count > 2, parts.count % 2 == 1 else { return .text(Self.plainText(source), face) }
        return .row(
            parts.enumerated().compactMap { index, part in
                if index % 2 == 0 { return part.isEmpty ? nil : .text(Self.plainText(String(part)), face) }
                return inner(String(part), offset: offset)
            })
    }

    /// A formula inside words or compounds.
    private mutating func inner(_ source: String, offset: Int) -> MathNode {
        guard depth < Self.deepest else { return .text(source, .upright) }
        var parser = MathParser(characters: Array(source), depth: depth + 1)
        let formula = parser.formula()
        problems += parser.problems.map { MathProblem(message: $0.message, offset: offset + $0.offset) }
        return formula
    }

    private mutating func chemistry(_ source: String) -> MathNode {
        let offset = position
        var notation = ChemistryNotation(source)
        var formulas: [MathNode] = []
        for formula in notation.innerFormulas { formulas.append(inner(formula, offset: offset)) }
        return notation.formula(inner: formulas)
    }

    /// Text without TeX's escapes.
    static func plainText(_ source: String) -> String {
        var text = ""
        var isEscaped = false
        for character in source {
            if isEscaped {
                text.append(character == "," ? "\u{2009}" : character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character == "~" {
                text.append("\u{00A0}")
            } else if character == "\n" {
                text.append(" ")
            } else if character != "{", character != "}" {
                text.append(character)
            }
        }
        return text
    }
}
