import Document

/// Plain text as LaTeX reads it, with pdfTeX as well as with LuaTeX.
enum LaTeXText {
    /// Text with every sign that TeX would act on, or that its usual fonts do not have, written as a command.
    static func escaped(_ text: String) -> String {
        var result = ""
        var before: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            // Two dashes or commas would run together to one sign.
            if scalar == before, scalar == "-" || scalar == "," { result += "{}" }
            result += command(scalar)
            before = scalar
        }
        return result
    }

    private static func command(_ scalar: Unicode.Scalar) -> String {
        if let known = signs[scalar] { return known }
        if scalar.isASCII { return scalar.value < 0x20 ? " " : String(scalar) }
        let sign = String(scalar)
        if let digit = raised[scalar] { return "\\textsuperscript{\(digit)}" }
        if let digit = lowered[scalar] { return "\\textsubscript{\(digit)}" }
        // Letters with accents are in every text font; signs and Greek come from the fonts of mathematics.
        if let name = MathCommands.name(of: sign) { return "\\ensuremath{\\\(name)}" }
        return sign
    }

    private static let signs: [Unicode.Scalar: String] = [
        "\\": "\\textbackslash{}", "{": "\\{", "}": "\\}", "#": "\\#", "$": "\\$", "%": "\\%", "&": "\\&", "_": "\\_",
        "~": "\\textasciitilde{}", "^": "\\textasciicircum{}", "`": "\\textasciigrave{}", "'": "'",
        "\"": "\\textquotedbl{}", "<": "\\textless{}", ">": "\\textgreater{}", "|": "\\textbar{}",
        "\u{A0}": "~", "\u{AD}": "\\-", "\u{2009}": "\\,", "\u{202F}": "\\,", "\u{2060}": "",
        "\u{200B}": "\\hspace{0pt}",
        "–": "--", "—": "---", "‘": "`", "’": "'", "“": "``", "”": "''", "„": "\\quotedblbase{}", "…": "\\dots{}",
        "−": "\\ensuremath{-}", "°": "\\textdegree{}", "\u{B5}": "\\textmu{}", "\u{C5}": "\\AA{}",
        "\u{212B}": "\\AA{}", "\u{2126}": "\\ensuremath{\\Omega}", "·": "\\textperiodcentered{}",
        "•": "\\ensuremath{\\bullet}",
        "‰": "\\textperthousand{}", "€": "\\texteuro{}", "§": "\\S{}", "†": "\\dag{}", "‡": "\\ddag{}",
        "±": "\\ensuremath{\\pm}", "×": "\\ensuremath{\\times}", "⋅": "\\ensuremath{\\cdot}",
        "∶": ":", "√": "\\ensuremath{\\surd}", "✓": "\\ensuremath{\\surd}", "✗": "\\ensuremath{\\times}",
        "↩": "\\ensuremath{\\hookleftarrow}", "□": "\\ensuremath{\\square}", "≔": "\\ensuremath{:=}",
        "⟹": "\\ensuremath{\\Longrightarrow}", "⟺": "\\ensuremath{\\Longleftrightarrow}",
        "ρ": "\\ensuremath{\\rho}", "ε": "\\ensuremath{\\varepsilon}", "φ": "\\ensuremath{\\varphi}",
    ]
    private static let raised: [Unicode.Scalar: String] = [
        "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9",
        "⁺": "+", "⁻": "\\ensuremath{-}", "ⁿ": "n",
    ]
    private static let lowered: [Unicode.Scalar: String] = [
        "₀": "0", "₁": "1", "₂": "2", "₃": "3", "₄": "4", "₅": "5", "₆": "6", "₇": "7", "₈": "8", "₉": "9",
    ]

    /// Code: each line as it is, broken between words where it is too long.
    static func code(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            let lead = line.prefix { $0 == " " || $0 == "\t" }
            let width = lead.reduce(0) { $0 + ($1 == "\t" ? 4 : 1) }
            let rest = inlineCode(String(line.dropFirst(lead.count)))
            return "\\mbox{}" + String(repeating: "~", count: width) + rest
        }.joined(separator: "\\\\\n")
    }

    /// Code in a line, which may break after signs that part its words.
    static func inlineCode(_ text: String) -> String {
        var result = ""
        var before: Character?
        for character in text {
            if character == before, character == "-" || character == "," { result += "{}" }
            switch character {
            case " ": result += "\\ "
            case "/", ".", ",", "=", "(", "_": result += escaped(String(character)) + "\\allowbreak{}"
            // No hyphen of a typewriter's letters ends a line by itself.
            case "-" where before?.isLetter == true: result += "-\\allowbreak{}"
            // Quotation marks of code are straight.
            case "'": result += "\\textquotesingle{}"
            default: result += escaped(String(character))
            }
            before = character
        }
        return result
    }

    /// A web address inside `\href`.
    static func address(_ address: String) -> String {
        var result = ""
        for byte in address.utf8 {
            switch byte {
            case UInt8(ascii: "%"), UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "_"):
                result += "\\" + String(UnicodeScalar(byte))
            case UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "^"), UInt8(ascii: "~"),
                UInt8(ascii: "$"), 0...0x20, 0x7F...:
                let digits = String(byte, radix: 16, uppercase: true)
                result += "\\%" + (digits.count == 1 ? "0" : "") + digits
            default: result.unicodeScalars.append(UnicodeScalar(byte))
            }
        }
        return result
    }

    /// A name for `\label` and `\cite`: letters, digits and a few signs; all others by their numbers.
    static func label(_ name: String) -> String {
        name.unicodeScalars.map { scalar in
            let isPlain =
                scalar.isASCII && (scalar.properties.isAlphabetic || (0x30...0x39).contains(scalar.value))
                || "-:./+".unicodeScalars.contains(scalar)
            return isPlain ? String(scalar) : "+" + String(scalar.value, radix: 16)
        }.joined()
    }
}
