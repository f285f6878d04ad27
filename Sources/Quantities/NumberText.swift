import Glibc

/// The one place that turns numbers into text, the same on every page, table, axis and caption.
public enum NumberText {
    /// The number with a fixed count of decimals and a true minus sign (U+2212).
    ///
    /// - Parameters:
    ///   - value: any number; not-a-number reads "NaN", infinities "∞".
    ///   - decimals: digits after the decimal point, 0…17.
    public static func fixed(_ value: Double, decimals: Int) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "\u{2212}∞" : "∞" }
        let digits = formatted("%.*f", Int32(decimals), value.magnitude)
        let isZero = !digits.contains { ("1"..."9").contains($0) }
        return value < 0 && !isZero ? "\u{2212}" + digits : digits
    }

    /// The number with a fixed count of significant digits, in the notebook's inline notation.
    ///
    /// Numbers below 10⁻² or from 10⁵ on read as `1.2 × 10^−4^`; the rest are plain.
    ///
    /// - Parameters:
    ///   - value: any number.
    ///   - digits: significant digits, 1…17.
    public static func significant(_ value: Double, digits: Int) -> String {
        guard value.isFinite, value != 0 else { return value == 0 ? "0" : fixed(value, decimals: 0) }
        let scientific = formatted("%.*e", Int32(max(1, digits) - 1), value.magnitude)
        let parts = scientific.split(separator: "e")
        guard parts.count == 2, let exponent = Int(parts[1]) else { return scientific }
        let sign = value < 0 ? "\u{2212}" : ""
        guard !(-2...4).contains(exponent) else { return fixed(value, decimals: max(0, digits - 1 - exponent)) }
        let power = exponent < 0 ? "\u{2212}\(-exponent)" : "\(exponent)"
        return "\(sign)\(parts[0])\u{202F}×\u{202F}10^\(power)^"
    }

    /// A value with its uncertainty in the concise notation: 0.312(4), 1.23(4) × 10⁻⁵.
    ///
    /// The uncertainty keeps one digit, two when it begins with 1; the value is rounded to the same place.
    ///
    /// - Returns: the text as plain Unicode and in the notebook's inline notation.
    public static func concise(_ value: Double, standardUncertainty: Double) -> (plain: String, markup: String) {
        guard value.isFinite, standardUncertainty.isFinite, standardUncertainty > 0 else {
            let text = significant(value, digits: 4)
            return (plainPower(text), text)
        }
        let scale = value.magnitude >= standardUncertainty ? value.magnitude : standardUncertainty
        let exponent = Int(floor(log10(scale)))
        guard (-3...4).contains(exponent) else {
            let factor = pow(10, Double(exponent))
            let mantissa = conciseDigits(value / factor, standardUncertainty / factor)
            let power = exponent < 0 ? "\u{2212}\(-exponent)" : "\(exponent)"
            let markup = "\(mantissa)\u{202F}×\u{202F}10^\(power)^"
            return (plainPower(markup), markup)
        }
        let text = conciseDigits(value, standardUncertainty)
        return (text, text)
    }

    private static func conciseDigits(_ value: Double, _ uncertainty: Double) -> String {
        var place = Int(floor(log10(uncertainty)))
        // 1.4 keeps two digits, 9.6 becomes 10 and moves a place up.
        if uncertainty / pow(10, Double(place)) < 1.95 { place -= 1 }
        if (uncertainty / pow(10, Double(place))).rounded() >= 100 { place += 1 }
        let digits = Int((uncertainty / pow(10, Double(place))).rounded())
        guard place < 0 else {
            let step = pow(10, Double(place))
            return "\(fixed((value / step).rounded() * step, decimals: 0))(\(digits * Int(step)))"
        }
        // Digits of the uncertainty before the decimal mark are written with the mark.
        let isWhole = digits >= Int(pow(10, Double(-place)))
        let shown = isWhole ? fixed(uncertainty, decimals: -place) : "\(digits)"
        return "\(fixed(value, decimals: -place))(\(shown))"
    }

    /// The inline notation's powers as raised characters.
    private static func plainPower(_ markup: String) -> String {
        let parts = markup.split(separator: "^", omittingEmptySubsequences: false)
        guard parts.count == 3 else { return markup }
        let raised: [Character: Character] = [
            "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹",
            "\u{2212}": "⁻",
        ]
        return parts[0] + String(parts[1].map { raised[$0] ?? $0 }) + parts[2]
    }

    static func formatted(_ format: String, _ arguments: any CVarArg...) -> String {
        withVaList(arguments) { list in
            var buffer = [CChar](repeating: 0, count: 400)
            let count = vsnprintf(&buffer, buffer.count, format, list)
            return String(decoding: buffer.prefix(Int(max(0, count))).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
    }
}
