import Document

/// Formulas for LaTeX with amsmath and amssymb.
///
/// A formula goes as the author wrote it wherever LaTeX reads it as we do. Units, compounds and the like are written out from
/// the tree: the document then needs neither siunitx nor mhchem, which many journals' servers refuse or have in old versions.
enum LaTeXMath {
    static func formula(_ source: String) -> String {
        isCommon(source) ? source.trimmingBlanks : text(MathParser.parse(source).formula)
    }

    /// Whether LaTeX reads the source as we do.
    private static func isCommon(_ source: String) -> Bool {
        guard source.allSatisfy({ $0.isASCII && $0 != "%" && $0 != "$" && $0 != "#" }) else { return false }
        // Blank lines end a formula in TeX.
        if source.split(separator: "\n", omittingEmptySubsequences: false).dropFirst().dropLast().contains(where: {
            $0.allSatisfy(\.isWhitespace)
        }) {
            return false
        }
        if case .table(.aligned, _) = MathParser.parse(source).formula { return false }
        guard MathParser.parse(source).problems.isEmpty else { return false }
        var rest = source[...]
        while let start = rest.firstIndex(of: "\\") {
            rest = rest[rest.index(after: start)...]
            let letters = rest.prefix(while: \.isLetter)
            let name = letters.isEmpty ? String(rest.prefix(1)) : String(letters)
            rest = rest.dropFirst(name.count)
            if !common.contains(name), MathCommands.own.contains(name) || !isSymbol(name) { return false }
        }
        return true
    }

    private static func isSymbol(_ name: String) -> Bool {
        MathParser.parse("\\" + name).problems.isEmpty && signsOfLaTeX.contains(name)
    }

    /// Commands that give one sign, as the tree's writer uses them.
    private static let signsOfLaTeX: Set<String> = {
        var names = Set<String>()
        for range in [0xA0...0x2BFF, 0x1D400...0x1D7FF, 0x2C00...0x2DFF] {
            for value in range {
                if let scalar = Unicode.Scalar(UInt32(value)), let name = MathCommands.name(of: String(scalar)) {
                    names.insert(name)
                }
            }
        }
        return names
    }()

    private static let common: Set<String> = [
        "frac", "dfrac", "tfrac", "binom", "sqrt", "left", "right", "middle", "big", "Big", "bigg", "Bigg", "bigl",
        "bigr",
        "Bigl", "Bigr", "biggl", "biggr", "Biggl", "Biggr", "mathrm", "mathbf", "mathit", "mathcal", "mathbb",
        "mathfrak", "mathsf", "mathtt", "text", "operatorname", "hat", "bar", "vec", "dot", "ddot", "tilde", "breve",
        "acute",
        "grave", "check", "widehat", "widetilde", "overline", "underline", "overbrace", "underbrace", "overset",
        "underset", "limits", "nolimits", "ln", "log", "lg", "exp", "sin", "cos", "tan", "cot", "sinh", "cosh", "tanh",
        "coth", "arcsin", "arccos", "arctan", "det", "lim", "max", "min", "sup", "inf", ",", ":", ";", "!", "quad",
        "qquad", " ", "le", "leq", "ge", "geq", "ne", "neq", "to", "cdot", "cdots", "ldots", "dots", "langle", "rangle",
        "lvert", "rvert", "lVert", "rVert", "lfloor", "rfloor", "lceil", "rceil", "{", "}", "|", "infty", "hbar",
        "displaystyle", "textstyle", "prime", "boldsymbol", "varepsilon", "rightarrow", "leftarrow", "Rightarrow",
        "gets", "emptyset", "ell", "Re", "Im",
    ]

    // MARK: The tree

    static func text(_ node: MathNode) -> String {
        switch node {
        case .symbol(let sign, let atomClass, let variant): return symbol(sign, atomClass, variant)
        case .text(let words, let face):
            let text = LaTeXText.escaped(words)
            return face == .bold ? "\\textbf{\(text)}" : face == .italic ? "\\textit{\(text)}" : "\\text{\(text)}"
        case .function(let name, let limits):
            let letters = name.map { $0 == "\u{2009}" ? "\\," : String($0) }.joined()
            return limits == .never ? "\\operatorname{\(letters)}" : "\\operatorname*{\(letters)}"
        case .largeOperator(let sign, let limits):
            let placing = limits == .always ? "\\limits" : ""
            return command(sign) + placing
        case .row(let nodes): return row(nodes)
        case .scripts(let base, let lower, let upper):
            var result = group(base)
            if let lower { result += "_{\(text(lower))}" }
            if let upper { result += "^{\(text(upper))}" }
            return result
        case .fraction(let upper, let lower, true, let style):
            let name = style == .display ? "dfrac" : style == .text ? "tfrac" : "frac"
            return "\\\(name){\(text(upper))}{\(text(lower))}"
        case .fraction(let upper, let lower, false, _): return "\\genfrac{}{}{0pt}{}{\(text(upper))}{\(text(lower))}"
        case .root(let radicand, let degree):
            return "\\sqrt" + (degree.map { "[{\(text($0))}]" } ?? "") + "{\(text(radicand))}"
        case .fenced(let open, let parts, let middle, let close):
            var result = "\\left\(delimiter(open)) "
            for (index, part) in parts.enumerated() {
                if index > 0, index <= middle.count { result += " \\middle\(delimiter(middle[index - 1])) " }
                result += text(part)
            }
            return result + " \\right\(delimiter(close))"
        case .delimiter(let sign, let atomClass, let step):
            let size = ["big", "Big", "bigg", "Bigg"][min(max(step, 1), 4) - 1]
            let side =
                atomClass == .opening ? "l" : atomClass == .closing ? "r" : atomClass == .relation ? "m" : ""
            return "\\\(size)\(side)\(delimiter(sign)) "
        case .accent(let accent, let base, let isWide):
            return "\\\(self.accent(accent, isWide)){\(text(base))}"
        case .stretched(let stretch, let base): return "\\\(stretch.rawValue){\(text(base))}"
        case .stacked(let base, let over, let under):
            var result = text(base)
            if let under { result = "\\underset{\(text(under))}{\(result)}" }
            if let over { result = "\\overset{\(text(over))}{\(result)}" }
            return result
        case .arrow(let sign, let over, let under): return arrow(sign, over.map(text) ?? "", under.map(text) ?? "")
        case .space(let ems): return space(ems)
        case .rowSpace: return ""
        case .phantom(let content): return "\\phantom{\(text(content))}"
        case .styleChange(let style): return "\\\(styles[style] ?? "textstyle") "
        case .classed(let atomClass, let content): return "\\\(classes[atomClass] ?? "mathord"){\(text(content))}"
        case .table(let kind, let rows): return table(kind, rows)
        }
    }

    private static func row(_ nodes: [MathNode]) -> String {
        nodes.map { node in
            if case .row = node { return "{\(text(node))}" }
            return text(node)
        }.joined()
    }

    /// A base that scripts hang on: one sign alone, otherwise in braces.
    private static func group(_ node: MathNode) -> String {
        switch node {
        case .symbol, .function, .largeOperator, .fenced, .delimiter, .stretched: text(node)
        default: "{\(text(node))}"
        }
    }

    private static func symbol(_ sign: String, _ atomClass: MathNode.AtomClass, _ variant: MathNode.Variant) -> String {
        let signs = sign.unicodeScalars.map { command(String($0)) }.joined()
        let isWord = sign.unicodeScalars.contains { $0.properties.isAlphabetic }
        switch variant {
        case .upright where isWord:
            // Capital Greek is upright of itself; what \mathrm lacks comes from the text's font.
            if let scalar = sign.unicodeScalars.first, sign.unicodeScalars.count == 1, !scalar.isASCII {
                return signs
            }
            return "\\mathrm{\(signs)}"
        case .italic where isWord: return sign.count > 1 ? "\\mathit{\(signs)}" : signs
        case .bold: return "\\mathbf{\(signs)}"
        case .boldItalic: return "\\boldsymbol{\(signs)}"
        case .calligraphic: return "\\mathcal{\(signs)}"
        case .doubleStruck: return "\\mathbb{\(signs)}"
        case .fraktur: return "\\mathfrak{\(signs)}"
        case .sansSerif: return "\\mathsf{\(signs)}"
        case .monospace: return "\\mathtt{\(signs)}"
        case .upright, .italic: break
        }
        switch atomClass {
        case .ordinary where ["/", "|", "‖"].contains(sign) || sign.count > 1 || isNumber(sign): return signs
        case .ordinary: return usual(sign) == .ordinary ? signs : "{\(signs)}"
        case .punctuation where sign == ":": return "\\colon "
        default: return usual(sign) == atomClass ? signs : "\\\(classes[atomClass] ?? "mathord"){\(signs)}"
        }
    }

    private static func isNumber(_ text: String) -> Bool { text.allSatisfy { $0.isNumber || $0 == "." } }

    /// The class that TeX gives a sign.
    private static func usual(_ sign: String) -> MathNode.AtomClass? {
        guard let name = MathCommands.name(of: sign) else { return MathParser.parse(sign).formula.firstClass }
        return MathParser.parse("\\" + name).formula.firstClass
    }

    /// One sign of a formula.
    private static func command(_ sign: String) -> String {
        if let known = signs[sign] { return known }
        if let name = MathCommands.name(of: sign) { return "\\\(name) " }
        guard let scalar = sign.unicodeScalars.first, !scalar.isASCII else { return sign }
        return "\\text{\(LaTeXText.escaped(sign))}"
    }

    private static let signs: [String: String] = [
        "<": "<", ">": ">", "−": "-", "∗": "*", "∶": ":", "⋅": "\\cdot ", "′": "'", "#": "\\#", "$": "\\$", "%": "\\%",
        "&": "\\&",
        "_": "\\_", "{": "\\{", "}": "\\}", "\\": "\\backslash ", "~": "{\\sim}", "^": "\\wedge ", "‖": "\\Vert ",
        "°": "{}^{\\circ}", "Å": "\\text{\\AA}", "µ": "\\text{\\textmu}", "Ω": "\\Omega ",
        "‰": "\\text{\\textperthousand}",
        "⟨": "\\langle ", "⟩": "\\rangle ", "⌊": "\\lfloor ", "⌋": "\\rfloor ", "⌈": "\\lceil ", "⌉": "\\rceil ",
        "⟮": "\\lgroup ", "⟯": "\\rgroup ", "□": "\\square ", "…": "\\ldots ", "⋯": "\\cdots ", "≔": "{:=}",
        "\u{2009}": "\\,", "\u{A0}": "~", "†": "\\dagger ", "‡": "\\ddagger ", "·": "\\cdot ", "•": "\\bullet ",
        "∯": "\\oint ", "⟹": "\\Longrightarrow ", "⟺": "\\Longleftrightarrow ", "✓": "\\surd ",
    ]

    private static func delimiter(_ sign: String) -> String {
        if sign.isEmpty { return "." }
        let text = command(sign)
        return sign.count == 1 && "()[]|/".contains(sign) ? sign : text.hasSuffix(" ") ? String(text.dropLast()) : text
    }

    private static func accent(_ accent: String, _ isWide: Bool) -> String {
        if isWide, accent == "\u{0302}" { return "widehat" }
        if isWide, accent == "\u{0303}" { return "widetilde" }
        return accents[accent] ?? "bar"
    }

    private static let accents = [
        "\u{0302}": "hat", "\u{030C}": "check", "\u{0304}": "bar", "\u{20D7}": "vec", "\u{0307}": "dot",
        "\u{0308}": "ddot", "\u{20DB}": "dddot", "\u{0303}": "tilde", "\u{0306}": "breve", "\u{0301}": "acute",
        "\u{0300}": "grave", "\u{030A}": "mathring",
    ]

    private static func arrow(_ sign: String, _ over: String, _ under: String) -> String {
        if over.isEmpty, under.isEmpty, sign != "→" { return "\\mathrel{\(command(sign))}" }
        switch sign {
        case "→": return "\\xrightarrow[\(under)]{\(over)}"
        case "←": return "\\xleftarrow[\(under)]{\(over)}"
        default:
            let arrow = under.isEmpty ? command(sign) : "\\underset{\(under)}{\(command(sign))}"
            return "\\mathrel{\(over.isEmpty ? arrow : "\\overset{\(over)}{\(arrow)}")}"
        }
    }

    private static func space(_ ems: Double) -> String {
        switch (ems * 18).rounded() {
        case 3: "\\,"
        case 4: "\\:"
        case 5: "\\;"
        case -3: "\\!"
        case 18: "\\quad "
        case 36: "\\qquad "
        default: "\\mspace{\(SVGNumber.text(ems * 18, decimals: 2))mu}"
        }
    }

    private static let styles: [MathNode.Style: String] = [
        .display: "displaystyle", .text: "textstyle", .script: "scriptstyle", .scriptScript: "scriptscriptstyle",
    ]
    private static let classes: [MathNode.AtomClass: String] = [
        .ordinary: "mathord", .largeOperator: "mathop", .binary: "mathbin", .relation: "mathrel",
        .opening: "mathopen", .closing: "mathclose", .punctuation: "mathpunct", .inner: "mathinner",
    ]

    private static func table(_ kind: MathNode.TableKind, _ rows: [[MathNode]]) -> String {
        let body = rows.map { $0.map(text).joined(separator: " & ") }.joined(separator: " \\\\ ")
        switch kind {
        case .matrix(let columns):
            let count = rows.map(\.count).max() ?? 1
            let letters = (0..<max(count, 1)).map { index -> String in
                index < columns.count && columns[index] == .left
                    ? "l" : index < columns.count && columns[index] != .center ? "r" : "c"
            }
            return "\\begin{array}{@{}\(letters.joined())@{}}\(body)\\end{array}"
        // The brace is the fence around it.
        case .cases: return "\\begin{array}{@{}l@{\\quad}l@{}}\(body)\\end{array}"
        case .aligned: return "\\begin{aligned}\(body)\\end{aligned}"
        case .gathered: return "\\begin{gathered}\(body)\\end{gathered}"
        case .stacked: return "\\substack{\(body)}"
        }
    }
}

extension MathNode {
    /// The class of a formula of one sign.
    fileprivate var firstClass: AtomClass? {
        if case .row(let nodes) = self { nodes.first?.atomClass } else { atomClass }
    }
}

extension String {
    fileprivate var trimmingBlanks: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
