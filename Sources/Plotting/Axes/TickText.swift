import Glibc
import Quantities

/// Text of single values on axes.
enum TickText {
    /// The value with as few decimals as say it to eight digits, or as a power of ten.
    static func shortest(_ value: Double) -> String {
        if value == 0 { return "0" }
        let exponent = Int(log10(value.magnitude).rounded(.down))
        guard (-4...5).contains(exponent) else {
            let mantissa = trimmed(NumberText.fixed(value / pow(10, Double(exponent)), decimals: 7))
            let power = LogarithmicTicks.power(exponent)
            return mantissa == "1" ? power : "\(mantissa)×\(power)"
        }
        return trimmed(NumberText.fixed(value, decimals: max(0, 7 - exponent)))
    }

    /// The value with three digits at most, for the cells of a map.
    static func rounded(_ value: Double) -> String {
        guard value.isFinite else { return "" }
        let exponent = value == 0 ? 0 : Int(log10(value.magnitude).rounded(.down))
        return (-3...3).contains(exponent)
            ? trimmed(NumberText.fixed(value, decimals: max(0, 2 - max(0, exponent)))) : shortest(value)
    }

    private static func trimmed(_ text: String) -> String {
        guard text.contains(".") else { return text }
        var text = text
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return text
    }
}
