/// Which words no line end may part: a number and its unit, "Fig. 3", initials, "Figure 1, b)".
enum WordJoints {
    enum Joint {
        /// A word space where no line ends.
        case fixed
        /// The thin space between a number and its unit.
        case thin
    }

    private static let units: Set<String> = [
        "°C", "K", "eV", "meV", "Hz", "kHz", "MHz", "GHz", "THz", "S", "mS", "µS", "S/cm", "mS/cm", "Å", "nm", "µm",
        "mm",
        "cm", "m", "%", "V", "mV", "A", "mA", "Ω", "s", "ms", "µs", "ns", "ps", "fs", "h", "min", "kJ", "J", "mol",
        "pt",
        "GPa", "MPa", "Pa", "T", "mT", "g", "mg", "kg",
    ]
    private static let abbreviations: Set<String> = [
        "Fig.", "Figs.", "Eq.", "Eqs.", "Sec.", "Secs.", "Ref.", "Refs.", "No.", "Nos.", "p.", "pp.", "Vol.", "Figure",
        "Figures", "Table", "Tables", "Section", "Equation", "Ch.", "ca.",
    ]

    /// How a space between a word and the text after it joins the two; nil where a line may end.
    ///
    /// - Parameters:
    ///   - word: the word before the space.
    ///   - followsUnit: whether the word is itself a unit after its number, so that a further unit belongs to both.
    ///   - rest: the text after the space.
    static func joint(after word: Substring, followsUnit: Bool, before rest: Substring) -> Joint? {
        guard let last = word.last, let next = rest.first, next != " " else { return nil }
        if endsLikeNumber(last, word) || followsUnit, startsWithUnit(rest) { return .thin }
        if abbreviations.contains(String(word.drop { "([“‘".contains($0) })), next.isNumber { return .fixed }
        if word.count == 2, last == ".", word.first?.isUppercase == true, next.isUppercase { return .fixed }
        if last == ",", next.isLowercase, rest.dropFirst().first == ")" { return .fixed }
        return nil
    }

    static func startsWithUnit(_ text: Substring) -> Bool {
        let word = text.prefix { !" ,;:)]\n".contains($0) }
        return units.contains(String(word)) || word.hasSuffix(".") && units.contains(String(word.dropLast()))
    }

    private static func endsLikeNumber(_ last: Character, _ word: Substring) -> Bool {
        last.isNumber || last == ")" && word.contains(where: \.isNumber)
    }
}
