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

    static func formatted(_ format: String, _ arguments: any CVarArg...) -> String {
        withVaList(arguments) { list in
            var buffer = [CChar](repeating: 0, count: 400)
            let count = vsnprintf(&buffer, buffer.count, format, list)
            return String(decoding: buffer.prefix(Int(max(0, count))).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
    }
}
