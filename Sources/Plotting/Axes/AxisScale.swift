import Glibc

/// How values become distances along an axis.
public enum AxisScale: String, Codable, Hashable, Sendable {
    case linear
    /// Logarithmic to base 10; values that are not positive are not drawn.
    case log
    /// Data in kelvin, drawn along 1000/T with the Celsius temperature on the opposite side.
    case reciprocalTemperature

    /// The coordinate that is linear on the page: x, log10 x or 1000/x; NaN where there is none.
    func coordinate(_ value: Double) -> Double {
        switch self {
        case .linear: value.isFinite ? value : .nan
        case .log: value > 0 && value.isFinite ? log10(value) : .nan
        case .reciprocalTemperature: value > 0 && value.isFinite ? 1000 / value : .nan
        }
    }

    /// The value at a coordinate.
    func value(at coordinate: Double) -> Double {
        switch self {
        case .linear: coordinate
        case .log: pow(10, coordinate)
        case .reciprocalTemperature: 1000 / coordinate
        }
    }
}
