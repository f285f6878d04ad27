/// The symbols that TeX's commands stand for.
enum MathSymbols {
    static let greek: [String: String] = [
        "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε", "zeta": "ζ",
        "eta": "η",
        "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ",
        "pi": "π",
        "varpi": "ϖ", "rho": "ρ", "varrho": "ϱ", "sigma": "σ", "varsigma": "ς", "tau": "τ", "upsilon": "υ", "phi": "ϕ",
        "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
    ]
    static let capitalGreek: [String: String] = [
        "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Upsilon": "Υ",
        "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
    ]
    static let ordinary: [String: String] = [
        "infty": "∞", "partial": "∂", "nabla": "∇", "hbar": "ℏ", "ell": "ℓ", "Re": "ℜ", "Im": "ℑ", "emptyset": "∅",
        "forall": "∀",
        "exists": "∃", "prime": "′", "degree": "°", "AA": "Å", "angstrom": "Å", "dots": "…", "ldots": "…", "cdots": "⋯",
        "vdots": "⋮", "ddots": "⋱", "%": "%", "$": "$", "#": "#", "&": "&", "_": "_", "bullet": "•", "square": "□",
        "Box": "□",
    ]
    static let binary: [String: String] = [
        "pm": "±", "mp": "∓", "times": "×", "cdot": "⋅", "div": "÷", "ast": "∗", "star": "⋆", "circ": "∘", "cup": "∪",
        "cap": "∩",
        "oplus": "⊕", "otimes": "⊗", "wedge": "∧", "vee": "∨", "setminus": "∖",
    ]
    static let relations: [String: String] = [
        "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠", "neq": "≠", "approx": "≈", "equiv": "≡", "sim": "∼",
        "simeq": "≃",
        "cong": "≅", "propto": "∝", "ll": "≪", "gg": "≫", "in": "∈", "notin": "∉", "ni": "∋", "subset": "⊂",
        "subseteq": "⊆",
        "supset": "⊃", "to": "→", "rightarrow": "→", "leftarrow": "←", "leftrightarrow": "↔", "Rightarrow": "⇒",
        "Leftarrow": "⇐",
        "Leftrightarrow": "⇔", "iff": "⇔", "implies": "⇒", "mapsto": "↦", "longrightarrow": "⟶",
        "rightleftharpoons": "⇌",
        "uparrow": "↑", "downarrow": "↓", "perp": "⊥", "parallel": "∥", "mid": "∣",
    ]
    static let largeOperators: [String: (String, Bool)] = [
        "sum": ("∑", true), "prod": ("∏", true), "coprod": ("∐", true), "int": ("∫", false), "iint": ("∬", false),
        "iiint": ("∭", false), "oint": ("∮", false), "bigcup": ("⋃", true), "bigcap": ("⋂", true),
    ]
    static let functions: [String: Bool] = [
        "ln": false, "log": false, "exp": false, "sin": false, "cos": false, "tan": false, "cot": false, "sinh": false,
        "cosh": false,
        "tanh": false, "coth": false, "arcsin": false, "arccos": false, "arctan": false, "erf": false, "erfc": false,
        "deg": false,
        "det": true, "lim": true, "max": true, "min": true, "sup": true, "inf": true, "arg": false, "dim": false,
    ]
    static let accents: [String: String] = [
        "hat": "\u{0302}", "widehat": "\u{0302}", "bar": "\u{0304}", "vec": "\u{20D7}", "dot": "\u{0307}",
        "ddot": "\u{0308}",
        "tilde": "\u{0303}", "widetilde": "\u{0303}",
    ]
    static let spaces: [String: Double] = [
        ",": 3.0 / 18, "thinspace": 3.0 / 18, ":": 4.0 / 18, ">": 4.0 / 18, ";": 5.0 / 18, " ": 0.25, "!": -3.0 / 18,
        "quad": 1, "qquad": 2,
        "enspace": 0.5,
    ]
    static let delimiters: [String: String] = [
        "(": "(", ")": ")", "[": "[", "]": "]", "|": "|", ".": "", "/": "/", "{": "{", "}": "}", "langle": "⟨",
        "rangle": "⟩",
        "lbrace": "{", "rbrace": "}", "lvert": "|", "rvert": "|", "Vert": "‖", "lfloor": "⌊", "rfloor": "⌋",
        "lceil": "⌈",
        "rceil": "⌉", "vert": "|", "lbrack": "[", "rbrack": "]",
    ]
    static let variants: [String: MathNode.Variant] = [
        "mathrm": .upright, "mathup": .upright, "mathbf": .bold, "boldsymbol": .bold, "mathit": .italic,
        "mathcal": .calligraphic,
        "mathbb": .doubleStruck,
    ]

    /// The atom of a character that stands for itself.
    static func atom(_ character: Character) -> MathNode {
        switch character {
        case "+": .symbol("+", .binary, .upright)
        case "-", "−": .symbol("−", .binary, .upright)
        case "*": .symbol("∗", .binary, .upright)
        case "·", "⋅", "×", "±": .symbol(String(character), .binary, .upright)
        case "=", "<", ">", "≈", "≤", "≥", "≠", "∝", "→", "≡", "∼": .symbol(String(character), .relation, .upright)
        case ":": .symbol("∶", .relation, .upright)
        case "(", "[": .symbol(String(character), .opening, .upright)
        case ")", "]", "!": .symbol(String(character), .closing, .upright)
        case ",", ";": .symbol(String(character), .punctuation, .upright)
        case "'": .symbol("′", .ordinary, .upright)
        default:
            .symbol(String(character), .ordinary, character.isLetter ? .italic : .upright)
        }
    }
}
