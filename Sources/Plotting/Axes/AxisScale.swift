import Glibc

/// How values become distances along an axis.
public enum AxisScale: Codable, Hashable, Sendable {
    case linear
    /// Logarithmic to base 10; values that are not positive are not drawn.
    case log
    /// Logarithmic on both sides of zero and linear between −`threshold` and `threshold`: arsinh(x / 2 threshold).
    case symmetricLog(threshold: Double)
    /// sign(x) |x|^exponent, for instance the square root.
    case power(Double)
    /// Data in kelvin, drawn along 1000/T with the Celsius temperature on the opposite side.
    case reciprocalTemperature
    /// Seconds since 1970-01-01 00:00 UTC, ticks at dates; `CalendarDate` gives the seconds.
    case date
    /// Named places: the first name stands at 0, the second at 1, and so on.
    case categories([String])

    /// The coordinate that is linear on the page: x, log10 x or 1000/x; NaN where there is none.
    func coordinate(_ value: Double) -> Double {
        switch self {
        case .linear, .date, .categories: value.isFinite ? value : .nan
        case .log: value > 0 && value.isFinite ? log10(value) : .nan
        case .symmetricLog(let threshold): value.isFinite ? asinh(value / (2 * threshold)) / Self.ln10 : .nan
        case .power(let exponent):
            value.isFinite ? (value < 0 ? -pow(-value, exponent) : pow(value, exponent)) : .nan
        case .reciprocalTemperature: value > 0 && value.isFinite ? 1000 / value : .nan
        }
    }

    /// The value at a coordinate.
    func value(at coordinate: Double) -> Double {
        switch self {
        case .linear, .date, .categories: coordinate
        case .log: pow(10, coordinate)
        case .symmetricLog(let threshold): 2 * threshold * sinh(coordinate * Self.ln10)
        case .power(let exponent):
            coordinate < 0 ? -pow(-coordinate, 1 / exponent) : pow(coordinate, 1 / exponent)
        case .reciprocalTemperature: 1000 / coordinate
        }
    }

    private static let ln10 = 2.302_585_092_994_046

    /// Names of the places on a categorical axis.
    var categories: [String]? { if case .categories(let names) = self { names } else { nil } }
}
