/// The symbols that TeX's commands stand for.
enum MathSymbols {
    /// The atom of a command without arguments; nil when there is none of this name.
    static func atom(command name: String) -> MathNode? {
        if let letter = greek[name] { return .symbol(letter, .ordinary, .italic) }
        if let letter = capitalGreek[name] { return .symbol(letter, .ordinary, .upright) }
        if name == "imath" || name == "jmath" { return .symbol(name == "imath" ? "ı" : "ȷ", .ordinary, .italic) }
        if name == "partial" { return .symbol("∂", .ordinary, .italic) }
        if let sign = ordinary[name] { return .symbol(sign, .ordinary, .upright) }
        if let sign = binary[name] { return .symbol(sign, .binary, .upright) }
        if let sign = relations[name] ?? arrows[name] { return .symbol(sign, .relation, .upright) }
        if let sign = punctuation[name] { return .symbol(sign, .punctuation, .upright) }
        if let sign = dots[name] { return .symbol(sign, .inner, .upright) }
        if let sign = sums[name] { return .largeOperator(sign, .inDisplay) }
        if let sign = integrals[name] { return .largeOperator(sign, .never) }
        if functions.contains(name) { return .function(name, .never) }
        if let text = functionsWithLimits[name] { return .function(text, .inDisplay) }
        if let width = spaces[name] { return .space(width) }
        return nil
    }

    private static func table(_ text: String) -> [String: String] {
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        return Dictionary(
            uniqueKeysWithValues: stride(from: 0, to: words.count - 1, by: 2).map { (words[$0], words[$0 + 1]) })
    }

    static let greek = table(
        """
        alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ varkappa ϰ
        lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ
        chi χ psi ψ omega ω
        """)
    static let capitalGreek = table(
        "Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω")
    static let ordinary = table(
        """
        infty ∞ nabla ∇ hbar ℏ hslash ℏ ell ℓ Re ℜ Im ℑ wp ℘ aleph ℵ emptyset ∅ varnothing ∅ forall ∀
        exists ∃ nexists ∄ neg ¬ lnot ¬ top ⊤ bot ⊥ angle ∠ prime ′ degree ° AA Å angstrom Å micro µ ohm Ω vdots ⋮
        ldotp . % % $ $ # # & & _ _ square □ Box □ blacksquare ■ triangle △ surd √ checkmark ✓ dag † S § backslash \\
        permil ‰ euro € pounds £
        """)
    static let binary = table(
        """
        pm ± mp ∓ times × cdot ⋅ div ÷ ast ∗ star ⋆ circ ∘ bullet ∙ cup ∪ cap ∩ uplus ⊎ sqcup ⊔ sqcap ⊓ oplus ⊕ ominus ⊖
        otimes ⊗ oslash ⊘ odot ⊙ wedge ∧ land ∧ vee ∨ lor ∨ setminus ∖ dagger † ddagger ‡ diamond ⋄
        bigtriangleup △ triangleleft ◁ triangleright ▷
        """)
    static let relations = table(
        """
        le ≤ leq ≤ leqslant ⩽ ge ≥ geq ≥ geqslant ⩾ ne ≠ neq ≠ lt < gt > approx ≈ equiv ≡ sim ∼ simeq ≃ cong ≅ propto ∝
        varpropto ∝ ll ≪ gg ≫ lesssim ≲ gtrsim ≳ asymp ≍ doteq ≐ in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ supset ⊃
        supseteq ⊇ perp ⊥ parallel ∥ mid ∣ nmid ∤ vdash ⊢ models ⊨ prec ≺ succ ≻ preceq ⪯ succeq ⪰ triangleq ≜ coloneqq ≔
        eqcirc ≖ approxeq ≊ smile ⌣ frown ⌢
        """)
    static let arrows = table(
        """
        to → rightarrow → gets ← leftarrow ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ iff ⟺
        implies ⟹ impliedby ⟸ mapsto ↦ longmapsto ⟼ longrightarrow ⟶ longleftarrow ⟵ longleftrightarrow ⟷
        Longrightarrow ⟹ Longleftarrow ⟸ rightleftharpoons ⇌ leftrightharpoons ⇋ rightharpoonup ⇀ rightharpoondown ⇁
        leftharpoonup ↼ hookrightarrow ↪ hookleftarrow ↩ uparrow ↑ downarrow ↓ updownarrow ↕ Uparrow ⇑ Downarrow ⇓
        nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖ rightleftarrows ⇄ leadsto ⇝
        """)
    private static let punctuation = ["colon": ":"]
    static let dots = table("dots … ldots … dotsc … cdots ⋯ dotsb ⋯ dotsi ⋯ dotsm ⋯ ddots ⋱")
    static let sums = table(
        "sum ∑ prod ∏ coprod ∐ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ bigodot ⨀ bigvee ⋁ bigwedge ⋀ bigsqcup ⨆")
    static let integrals = table("int ∫ iint ∬ iiint ∭ oint ∮ oiint ∯ smallint ∫")
    private static let functions: Set<String> = [
        "ln", "log", "lg", "exp", "sin", "cos", "tan", "cot", "sec", "csc", "sinh", "cosh", "tanh", "coth", "arcsin",
        "arccos", "arctan", "erf", "erfc", "deg", "arg", "dim", "hom", "ker", "sgn", "Tr", "tr",
    ]
    private static let functionsWithLimits = [
        "det": "det", "gcd": "gcd", "lim": "lim", "max": "max", "min": "min", "sup": "sup", "inf": "inf", "Pr": "Pr",
        "liminf": "lim\u{2009}inf", "limsup": "lim\u{2009}sup", "argmax": "arg\u{2009}max", "argmin": "arg\u{2009}min",
    ]
    private static let spaces: [String: Double] = [
        ",": 3.0 / 18, "thinspace": 3.0 / 18, ":": 4.0 / 18, ">": 4.0 / 18, "medspace": 4.0 / 18, ";": 5.0 / 18,
        "thickspace": 5.0 / 18, " ": 0.25, "!": -3.0 / 18, "negthinspace": -3.0 / 18, "enspace": 0.5, "enskip": 0.5,
        "quad": 1, "qquad": 2,
    ]

    static let accents: [String: String] = [
        "hat": "\u{0302}", "widehat": "\u{0302}", "check": "\u{030C}", "widecheck": "\u{030C}", "bar": "\u{0304}",
        "vec": "\u{20D7}", "dot": "\u{0307}", "ddot": "\u{0308}", "dddot": "\u{20DB}", "tilde": "\u{0303}",
        "widetilde": "\u{0303}", "breve": "\u{0306}", "acute": "\u{0301}", "grave": "\u{0300}", "mathring": "\u{030A}",
    ]
    static let stretches: [String: MathNode.Stretch] = [
        "overline": .overline, "underline": .underline, "overbrace": .overbrace, "underbrace": .underbrace,
        "overrightarrow": .overrightarrow, "overleftarrow": .overleftarrow, "overleftrightarrow": .overleftrightarrow,
    ]
    static let longArrows: [String: String] = [
        "xrightarrow": "→", "xleftarrow": "←", "xleftrightarrow": "↔", "xRightarrow": "⇒", "xLeftarrow": "⇐",
        "xrightleftharpoons": "⇌", "xmapsto": "↦",
    ]
    static let variants: [String: MathNode.Variant] = [
        "mathrm": .upright, "mathup": .upright, "rm": .upright, "mathnormal": .italic, "mathbf": .bold, "bf": .bold,
        "boldsymbol": .boldItalic, "bm": .boldItalic, "mathbfit": .boldItalic, "mathit": .italic, "it": .italic,
        "mathcal": .calligraphic, "mathscr": .calligraphic, "mathbb": .doubleStruck, "mathfrak": .fraktur,
        "mathsf": .sansSerif, "mathtt": .monospace,
    ]
    static let styles: [String: MathNode.Style] = [
        "displaystyle": .display, "textstyle": .text, "scriptstyle": .script, "scriptscriptstyle": .scriptScript,
    ]
    static let classes: [String: MathNode.AtomClass] = [
        "mathord": .ordinary, "mathop": .largeOperator, "mathbin": .binary, "mathrel": .relation, "mathopen": .opening,
        "mathclose": .closing, "mathpunct": .punctuation, "mathinner": .inner,
    ]
    /// Delimiters with the class that they have when they stand alone.
    static let delimiters: [String: (sign: String, atomClass: MathNode.AtomClass)] = [
        "(": ("(", .opening), ")": (")", .closing), "[": ("[", .opening), "]": ("]", .closing), "|": ("|", .ordinary),
        "{": ("{", .opening), "}": ("}", .closing), "lbrace": ("{", .opening), "rbrace": ("}", .closing),
        "lbrack": ("[", .opening), "rbrack": ("]", .closing), "lparen": ("(", .opening), "rparen": (")", .closing),
        "langle": ("⟨", .opening), "rangle": ("⟩", .closing), "lvert": ("|", .opening), "rvert": ("|", .closing),
        "lVert": ("‖", .opening), "rVert": ("‖", .closing), "Vert": ("‖", .ordinary), "vert": ("|", .ordinary),
        "lfloor": ("⌊", .opening), "rfloor": ("⌋", .closing), "lceil": ("⌈", .opening), "rceil": ("⌉", .closing),
        "lgroup": ("⟮", .opening), "rgroup": ("⟯", .closing), "/": ("/", .ordinary), "backslash": ("\\", .ordinary),
        "<": ("⟨", .opening), ">": ("⟩", .closing), "⟨": ("⟨", .opening), "⟩": ("⟩", .closing),
        "uparrow": ("↑", .relation), "downarrow": ("↓", .relation), "updownarrow": ("↕", .relation),
        ".": ("", .ordinary),
    ]
    /// A sign struck through.
    static let negations: [String: String] = [
        "=": "≠", "<": "≮", ">": "≯", "≤": "≰", "≥": "≱", "∈": "∉", "∋": "∌", "⊂": "⊄", "⊆": "⊈", "⊃": "⊅", "≡": "≢",
        "∼": "≁", "≃": "≄", "≈": "≉", "∣": "∤", "∥": "∦", "→": "↛", "←": "↚", "⇒": "⇏", "∃": "∄", "≅": "≇",
    ]

    private static let relationSigns = Set(
        (Array(relations.values) + Array(arrows.values) + ["="]).joined())
    private static let binarySigns = Set(binary.values.joined()).union("·")

    /// The atom of a character that stands for itself.
    static func atom(_ character: Character) -> MathNode {
        switch character {
        case "-", "−": return .symbol("−", .binary, .upright)
        case "+": return .symbol("+", .binary, .upright)
        case "*": return .symbol("∗", .binary, .upright)
        case "·": return .symbol("⋅", .binary, .upright)
        case "(", "[": return .symbol(String(character), .opening, .upright)
        case ")", "]", "!", "?": return .symbol(String(character), .closing, .upright)
        case ",", ";": return .symbol(String(character), .punctuation, .upright)
        case ":": return .symbol("∶", .relation, .upright)
        case "∂": return .symbol("∂", .ordinary, .italic)
        case "∑", "∏": return .largeOperator(String(character), .inDisplay)
        case "∫", "∮": return .largeOperator(String(character), .never)
        case "Å", "Ω", "Δ", "Γ", "Θ", "Λ", "Ξ", "Π", "Σ", "Φ", "Ψ":
            return .symbol(String(character), .ordinary, .upright)
        default: break
        }
        if relationSigns.contains(character) { return .symbol(String(character), .relation, .upright) }
        if binarySigns.contains(character) { return .symbol(String(character), .binary, .upright) }
        return .symbol(String(character), .ordinary, character.isLetter ? .italic : .upright)
    }
}
