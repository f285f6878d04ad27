/// The mathematical letters of Unicode.
public enum MathAlphabet {
    /// A symbol's text in its variant, for example an italic x.
    public static func text(_ text: String, _ variant: MathNode.Variant) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { scalar($0, variant) }))
    }

    /// First code points of capital and small letters, digits, capital and small Greek letters; 0 where Unicode has none.
    private struct Rows {
        var capitals: UInt32
        var smalls: UInt32
        var digits: UInt32 = 0
        var capitalGreek: UInt32 = 0
        var smallGreek: UInt32 = 0
    }

    private static func rows(_ variant: MathNode.Variant) -> Rows? {
        switch variant {
        case .upright: nil
        case .italic: Rows(capitals: 0x1D434, smalls: 0x1D44E, capitalGreek: 0x1D6E2, smallGreek: 0x1D6FC)
        case .bold:
            Rows(capitals: 0x1D400, smalls: 0x1D41A, digits: 0x1D7CE, capitalGreek: 0x1D6A8, smallGreek: 0x1D6C2)
        case .boldItalic:
            Rows(capitals: 0x1D468, smalls: 0x1D482, digits: 0x1D7CE, capitalGreek: 0x1D71C, smallGreek: 0x1D736)
        case .calligraphic: Rows(capitals: 0x1D49C, smalls: 0x1D4B6)
        case .doubleStruck: Rows(capitals: 0x1D538, smalls: 0x1D552, digits: 0x1D7D8)
        case .fraktur: Rows(capitals: 0x1D504, smalls: 0x1D51E)
        case .sansSerif: Rows(capitals: 0x1D5A0, smalls: 0x1D5BA, digits: 0x1D7E2)
        case .monospace: Rows(capitals: 0x1D670, smalls: 0x1D68A, digits: 0x1D7F6)
        }
    }

    private static func scalar(_ scalar: Unicode.Scalar, _ variant: MathNode.Variant) -> Unicode.Scalar {
        guard let rows = rows(variant) else { return scalar }
        if let older = older[variant]?[scalar] { return older }
        let (first, letter): (UInt32, UInt32) =
            switch scalar.value {
            case 0x41...0x5A: (rows.capitals, scalar.value - 0x41)
            case 0x61...0x7A: (rows.smalls, scalar.value - 0x61)
            case 0x30...0x39: (rows.digits, scalar.value - 0x30)
            case 0x391...0x3A9: (rows.capitalGreek, scalar.value - 0x391)
            case 0x3B1...0x3C9: (rows.smallGreek, scalar.value - 0x3B1)
            case 0x2202: (rows.smallGreek, 25)
            case 0x3F5: (rows.smallGreek, 26)
            case 0x3D1: (rows.smallGreek, 27)
            case 0x3F0: (rows.smallGreek, 28)
            case 0x3D5: (rows.smallGreek, 29)
            case 0x3F1: (rows.smallGreek, 30)
            case 0x3D6: (rows.smallGreek, 31)
            default: (0, 0)
            }
        return first == 0 ? scalar : Unicode.Scalar(first + letter) ?? scalar
    }

    /// Letters that Unicode had before it had the alphabets.
    private static let older: [MathNode.Variant: [Unicode.Scalar: Unicode.Scalar]] = [
        .italic: ["h": "ℎ", "ı": "\u{1D6A4}", "ȷ": "\u{1D6A5}"],
        .calligraphic: [
            "B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ", "e": "ℯ", "g": "ℊ",
            "o": "ℴ",
        ],
        .doubleStruck: ["C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ"],
        .fraktur: ["C": "ℭ", "H": "ℌ", "I": "ℑ", "R": "ℜ", "Z": "ℨ"],
    ]
}
