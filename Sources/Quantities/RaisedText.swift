/// Exponents as raised characters (10⁻⁵) and in the notebook's inline notation (10^−5^).
enum RaisedText {
    private static let characters: [(plain: Character, raised: Character)] = [
        ("0", "⁰"), ("1", "¹"), ("2", "²"), ("3", "³"), ("4", "⁴"), ("5", "⁵"), ("6", "⁶"), ("7", "⁷"), ("8", "⁸"),
        ("9", "⁹"), ("\u{2212}", "⁻"),
    ]

    static func isRaised(_ character: Character) -> Bool { characters.contains { $0.raised == character } }

    private static func lowered(_ character: Character) -> Character? {
        characters.first { $0.raised == character }?.plain
    }

    /// The number in raised characters.
    static func raised(_ number: Int) -> String { plain(ofMarkup: "^\(exponent(number))^") }

    /// The number with a true minus sign.
    static func exponent(_ number: Int) -> String { number < 0 ? "\u{2212}\(number.magnitude)" : "\(number)" }

    /// The number that raised characters stand for.
    static func integer(_ raised: Substring) -> Int? {
        let digits = raised.compactMap { lowered($0) }
        return Int(String(digits.map { $0 == "\u{2212}" ? "-" : $0 }))
    }

    /// `^…^` as raised characters.
    static func plain(ofMarkup markup: String) -> String {
        var isInside = false
        var text = ""
        for character in markup {
            if character == "^" {
                isInside.toggle()
            } else {
                text.append(isInside ? characters.first { $0.plain == character }?.raised ?? character : character)
            }
        }
        return text
    }

    /// Runs of raised characters as `^…^`.
    static func markup(ofPlain plain: String) -> String {
        var isInside = false
        var text = ""
        for character in plain {
            let lowered = lowered(character)
            if (lowered != nil) != isInside {
                text.append("^")
                isInside.toggle()
            }
            text.append(lowered ?? character)
        }
        return isInside ? text + "^" : text
    }
}
