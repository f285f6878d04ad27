import Document

/// The mathematical letters of Unicode.
enum MathAlphabet {
    /// A symbol's text in its variant, for example an italic x.
    static func text(_ text: String, _ variant: MathNode.Variant) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { scalar($0, variant) }))
    }

    private static func scalar(_ scalar: Unicode.Scalar, _ variant: MathNode.Variant) -> Unicode.Scalar {
        let value: UInt32
        switch (variant, scalar.value) {
        case (.italic, 0x68): value = 0x210E
        case (.italic, 0x41...0x5A): value = 0x1D434 + scalar.value - 0x41
        case (.italic, 0x61...0x7A): value = 0x1D44E + scalar.value - 0x61
        case (.italic, 0x3B1...0x3C9): value = 0x1D6FC + scalar.value - 0x3B1
        case (.italic, 0x3F5): value = 0x1D716
        case (.italic, 0x3D1): value = 0x1D717
        case (.italic, 0x3D5): value = 0x1D719
        case (.italic, 0x3F1): value = 0x1D71A
        case (.italic, 0x3D6): value = 0x1D71B
        case (.bold, 0x41...0x5A): value = 0x1D400 + scalar.value - 0x41
        case (.bold, 0x61...0x7A): value = 0x1D41A + scalar.value - 0x61
        case (.bold, 0x30...0x39): value = 0x1D7CE + scalar.value - 0x30
        case (.bold, 0x3B1...0x3C9): value = 0x1D6C2 + scalar.value - 0x3B1
        case (.calligraphic, 0x41...0x5A): value = calligraphic[scalar.value] ?? 0x1D49C + scalar.value - 0x41
        case (.doubleStruck, 0x41...0x5A): value = doubleStruck[scalar.value] ?? 0x1D538 + scalar.value - 0x41
        default: return scalar
        }
        return Unicode.Scalar(value) ?? scalar
    }

    // Letters that Unicode had before it had the alphabets.
    private static let calligraphic: [UInt32: UInt32] = [
        0x42: 0x212C, 0x45: 0x2130, 0x46: 0x2131, 0x48: 0x210B, 0x49: 0x2110, 0x4C: 0x2112, 0x4D: 0x2133, 0x52: 0x211B,
    ]
    private static let doubleStruck: [UInt32: UInt32] = [
        0x43: 0x2102, 0x48: 0x210D, 0x4E: 0x2115, 0x50: 0x2119, 0x51: 0x211A, 0x52: 0x211D, 0x5A: 0x2124,
    ]
}
