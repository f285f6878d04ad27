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
    /// Numbers below 10⁻³ or from 10⁵ on read as `1.2 × 10^−4^`; the rest are plain.
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
        guard !(-3...4).contains(exponent) else { return fixed(value, decimals: max(0, digits - 1 - exponent)) }
        let power = exponent < 0 ? "\u{2212}\(-exponent)" : "\(exponent)"
        return "\(sign)\(parts[0])\u{202F}×\u{202F}10^\(power)^"
    }

    static func formatted(_ format: String, _ arguments: any CVarArg...) -> String {
        withVaList(arguments) { list in
            var buffer = [CChar](repeating: 0, count: 400)
            let count = vsnprintf(&buffer, buffer.count, format, list)
            return String(decoding: buffer.prefix(Int(max(0, count))).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
    }
}
