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
        guard !(-2...4).contains(exponent) else {
            // Rounded first: 12345 with three digits reads 12300.
            let rounded = Double(scientific) ?? value.magnitude
            return sign + fixed(rounded, decimals: max(0, digits - 1 - exponent))
        }
        return sign + power(String(parts[0]), exponent)
    }

    /// The same as plain Unicode and in the notebook's inline notation.
    public static func significantText(_ value: Double, digits: Int) -> (plain: String, markup: String) {
        bothForms(significant(value, digits: digits))
    }

    /// A value with its uncertainty in the concise notation: 0.312(4), 1.23(4) × 10⁻⁵.
    ///
    /// The uncertainty keeps one digit, two when it begins with 1; the value is rounded to the same place.
    ///
    /// - Returns: the text as plain Unicode and in the notebook's inline notation.
    public static func concise(_ value: Double, standardUncertainty: Double) -> (plain: String, markup: String) {
        guard value.isFinite, standardUncertainty.isFinite, standardUncertainty > 0 else {
            return significantText(value, digits: 4)
        }
        let rounded = Rounding(value, standardUncertainty)
        let mantissa = conciseDigits(rounded)
        guard rounded.exponent != 0 else { return (mantissa, mantissa) }
        return bothForms(power(mantissa, rounded.exponent))
    }

    /// A value and its uncertainty rounded to the same place, whatever the uncertainty is.
    ///
    /// - Parameters:
    ///   - place: power of ten of the last digit kept.
    ///   - exponent: power of ten that both are divided by; 0 for plain numbers.
    ///   - isPlusMinus: whether the uncertainty stands behind ± instead of in parentheses.
    /// - Returns: the text as plain Unicode and in the notebook's inline notation; the value alone where its uncertainty
    ///   rounds to nothing.
    static func rounded(
        _ value: Double, standardUncertainty: Double, place: Int, exponent: Int, isPlusMinus: Bool
    ) -> (plain: String, markup: String) {
        let rounded = Rounding(value, standardUncertainty, place: place, exponent: exponent)
        let decimals = max(0, -rounded.place)
        let isBare = !(rounded.uncertainty > 0)
        let text =
            isBare
            ? fixed(rounded.value, decimals: decimals)
            : isPlusMinus ? plusMinusDigits(rounded) : conciseDigits(rounded)
        guard exponent != 0 else { return bothForms(text) }
        return bothForms(power(isPlusMinus && !isBare ? "(\(text))" : text, exponent))
    }

    /// The power of ten of the first digit of a number that is rounded to a count of digits: 1 for 9.996 and three digits.
    static func leadingExponent(_ value: Double, digits: Int) -> Int {
        let parts = formatted("%.*e", Int32(max(1, digits) - 1), value.magnitude).split(separator: "e")
        return parts.count == 2 ? Int(parts[1]) ?? 0 : 0
    }

    /// A number as `1.23 × 10^−4^`, whatever its size.
    ///
    /// - Parameter decimals: digits after the decimal point.
    static func scientific(_ value: Double, decimals: Int) -> (plain: String, markup: String) {
        guard value.isFinite else { return bothForms(fixed(value, decimals: 0)) }
        let parts = formatted("%.*e", Int32(decimals), value.magnitude).split(separator: "e")
        guard parts.count == 2, let exponent = Int(parts[1]) else { return bothForms(fixed(value, decimals: decimals)) }
        return bothForms(power((value < 0 ? "\u{2212}" : "") + parts[0], exponent))
    }

    /// A value with its uncertainty as an interval of one standard uncertainty: 0.312 ± 0.004, (1.23 ± 0.04) × 10⁻⁵.
    ///
    /// - Returns: the text as plain Unicode and in the notebook's inline notation.
    public static func plusMinus(_ value: Double, standardUncertainty: Double) -> (plain: String, markup: String) {
        guard value.isFinite, standardUncertainty.isFinite, standardUncertainty > 0 else {
            return significantText(value, digits: 4)
        }
        let rounded = Rounding(value, standardUncertainty)
        let text = plusMinusDigits(rounded)
        return bothForms(rounded.exponent == 0 ? text : power("(\(text))", rounded.exponent))
    }

    /// A range from a lower to an upper bound: 0.03–0.08, and "−0.2 to 0.3" where a sign would meet the dash.
    ///
    /// - Parameter digits: significant digits of each bound.
    public static func range(_ lower: Double, _ upper: Double, digits: Int) -> (plain: String, markup: String) {
        let dash = lower < 0 || upper < 0 ? " to " : "–"
        return bothForms(significant(lower, digits: digits) + dash + significant(upper, digits: digits))
    }

    /// Digits and minus signs as raised characters; others stay.
    public static func raised(_ text: String) -> String { RaisedText.plain(ofMarkup: "^\(text)^") }

    /// A number's text before its unit, with a narrow space that does not break (U+202F) between.
    public static func withUnit(_ number: (plain: String, markup: String), _ unit: Unit) -> (
        plain: String, markup: String
    ) {
        guard !unit.symbol.isEmpty else { return number }
        return ("\(number.plain)\u{202F}\(unit.symbol)", "\(number.markup)\u{202F}\(unit.markup)")
    }

    /// A value and its uncertainty rounded to one place, divided by a power of ten where they are very small or large.
    private struct Rounding {
        var value: Double
        var uncertainty: Double
        /// Power of ten of the last digit kept.
        var place: Int
        /// Power of ten that the numbers were divided by.
        var exponent: Int

        init(_ value: Double, _ uncertainty: Double) {
            self.value = value
            self.uncertainty = uncertainty
            place = Self.place(of: uncertainty)
            exponent = 0
            round()
            // The exponent is that of the rounded number: 9.99996(40) × 10⁻⁶ is 1.00(4) × 10⁻⁵.
            let leading = Self.exponent(max(self.value.magnitude, self.uncertainty))
            guard !(-3...4).contains(leading) else { return }
            (self.value, self.uncertainty) = (value, uncertainty)
            divide(byPowerOfTen: leading)
            round()
        }

        init(_ value: Double, _ uncertainty: Double, place: Int, exponent: Int) {
            (self.value, self.uncertainty) = (value, uncertainty)
            self.place = place
            self.exponent = 0
            if exponent != 0 { divide(byPowerOfTen: exponent) }
            round()
        }

        private mutating func divide(byPowerOfTen power: Int) {
            // Two steps, so that no power of ten overflows.
            let half = pow(10, Double(power / 2))
            let rest = pow(10, Double(power - power / 2))
            value = value / half / rest
            uncertainty = uncertainty / half / rest
            place -= power
            exponent = power
        }

        /// One digit is kept, two when the uncertainty begins with 1.
        private static func place(of uncertainty: Double) -> Int {
            let leading = exponent(uncertainty)
            return uncertainty / pow(10, Double(leading)) < 1.95 ? leading - 1 : leading
        }

        private static func exponent(_ value: Double) -> Int {
            let parts = formatted("%.14e", value).split(separator: "e")
            return parts.count == 2 ? Int(parts[1]) ?? 0 : 0
        }

        private mutating func round() {
            // Dividing by 10, 100, … is exact to rounding where multiplying by 0.1, 0.01, … is not.
            let step = pow(10, Double(place.magnitude))
            value = place < 0 ? (value * step).rounded() / step : (value / step).rounded() * step
            uncertainty = place < 0 ? (uncertainty * step).rounded() / step : (uncertainty / step).rounded() * step
        }
    }

    private static func plusMinusDigits(_ rounded: Rounding) -> String {
        let decimals = max(0, -rounded.place)
        return fixed(rounded.value, decimals: decimals) + "\u{202F}±\u{202F}"
            + fixed(rounded.uncertainty, decimals: decimals)
    }

    private static func conciseDigits(_ rounded: Rounding) -> String {
        let decimals = max(0, -rounded.place)
        // Digits of the uncertainty before the decimal mark are written with the mark.
        let shown =
            rounded.uncertainty >= 1
            ? fixed(rounded.uncertainty, decimals: decimals)
            : fixed(rounded.uncertainty * pow(10, Double(decimals)), decimals: 0)
        return "\(fixed(rounded.value, decimals: decimals))(\(shown))"
    }

    private static func power(_ mantissa: String, _ exponent: Int) -> String {
        "\(mantissa)\u{202F}×\u{202F}10^\(RaisedText.exponent(exponent))^"
    }

    private static func bothForms(_ markup: String) -> (plain: String, markup: String) {
        (RaisedText.plain(ofMarkup: markup), markup)
    }

    static func formatted(_ format: String, _ arguments: any CVarArg...) -> String {
        withVaList(arguments) { list in
            var buffer = [CChar](repeating: 0, count: 400)
            let count = vsnprintf(&buffer, buffer.count, format, list)
            return String(decoding: buffer.prefix(Int(max(0, count))).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
    }
}
